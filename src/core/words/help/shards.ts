import type { Catalogue } from "../problems/catalogue.ts";

/** Sweeps and large runs, on one machine or many: sweep, plan, shard, missing, merge, submit. */
export const shardTexts: Catalogue = [
  // sweep
  [
    "compute thousands of scenarios (decays, ages, activity rules, supply, travel times): what they change, and where",
    "calculer des milliers de scénarios (poids de la distance, âges, règles d'activité, offre, temps de trajet) : ce qu'ils changent, et où",
  ],
  ["what moves, over which values (YAML or JSON)", "ce qui varie, et sur quelles valeurs (YAML ou JSON)"],
  ["a published experiment: irdes-dt70", "une expérience publiée : irdes-dt70"],
  ["how scenarios are drawn", "façon de tirer les scénarios"],
  ["the plan's", "celle du plan"],
  ["how many scenarios are drawn", "nombre de scénarios tirés"],
  ["seed of the draw", "graine du tirage"],
  [
    "also keep the APL of each zone (of --zone) or commune",
    "garder aussi l'APL de chaque zone (celles de --zone) ou de chaque commune",
  ],
  [
    "zones of --per zone: epci, department, region, or a column of the communes",
    "zones de --per zone : epci, department, region, ou une colonne des communes",
  ],
  [
    "rules that class the zones of each scenario: gp-2017, gp-2018…, or a document (JSON)",
    "règles qui classent les zones de chaque scénario : gp-2017, gp-2018…, ou un document (JSON)",
  ],
  ["threads that compute (default: the machine's)", "fils qui calculent (par défaut : ceux de la machine)"],
  [
    "folder of the plan and its parts, where the same command resumes: a path or an s3:// address",
    "dossier du plan et de ses parties, où la même commande reprend : un chemin ou une adresse s3://",
  ],
  [
    "write the digests of all scenarios into one file (.csv, .parquet, .arrow, .xlsx)",
    "écrire les résumés de tous les scénarios dans un seul fichier (.csv, .parquet, .arrow, .xlsx)",
  ],
  [
    "replace another plan of the folder, and the file of --merge",
    "remplacer un autre plan du dossier, et le fichier de --merge",
  ],
  // plan
  [
    "cut a sweep, or a run on travel times larger than memory, into shards: checks everything, computes nothing",
    "découper en lots un balayage, ou un calcul dont les temps de trajet dépassent la mémoire : tout est contrôlé, rien n'est calculé",
  ],
  [
    "what moves, over which values (YAML or JSON), unless --preset says it; without either, one run on --times",
    "ce qui varie, et sur quelles valeurs (YAML ou JSON), si --preset ne le dit pas ; sans l'un ni l'autre, un seul calcul sur --times",
  ],
  [
    "how many: of a sweep, at least 8 scenarios each (default: 512 each); of a run, in each of its two stages (default: 8)",
    "nombre de lots : d'un balayage, d'au moins 8 scénarios chacun (par défaut : de 512) ; d'un calcul, à chacune de ses deux étapes (par défaut : 8)",
  ],
  [
    "folder of the plan and its parts: a path or an s3:// address",
    "dossier du plan et de ses parties : un chemin ou une adresse s3://",
  ],
  [
    "budget of each shard of a run (default: 2GB)",
    "mémoire de chaque lot d'un calcul, au plus (par défaut : 2GB)",
  ],
  [
    "replace another plan of the folder, and drop its parts",
    "remplacer un autre plan du dossier, et supprimer ses parties",
  ],
  // shard
  [
    "compute one shard of a plan, on any machine; nothing where its parts are there already",
    "calculer un lot d'un plan, sur n'importe quelle machine ; rien, si ses parties sont déjà là",
  ],
  [
    "the plan's folder or plan.json: a path or an s3:// address",
    "le dossier du plan ou son plan.json : un chemin ou une adresse s3://",
  ],
  [
    "index of the shard (default: SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX)",
    "indice du lot (par défaut : SLURM_ARRAY_TASK_ID ou JOB_COMPLETION_INDEX)",
  ],
  ["stage of the plan, where it has several", "étape du plan, s'il en a plusieurs"],
  ["compute it even where its parts are there", "le calculer même si ses parties sont là"],
  // missing
  [
    "list the shards of a plan that are left to run, ready for sbatch --array=; nothing when all are done",
    "lister les lots d'un plan qui restent à calculer, tels que sbatch --array= les prend ; rien quand tous sont faits",
  ],
  ["the plan's folder: a path or an s3:// address", "le dossier du plan : un chemin ou une adresse s3://"],
  [
    "read every part, and list also the shards whose parts are damaged or not theirs",
    "lire chaque partie, et lister aussi les lots dont les parties sont endommagées ou ne sont pas les leurs",
  ],
  // merge
  [
    "join the parts of a plan, all there and sound, into one file",
    "réunir les parties d'un plan, toutes présentes et saines, en un seul fichier",
  ],
  [
    "file to write (.csv, .parquet, .arrow, .xlsx): a path or an s3:// address",
    "fichier à écrire (.csv, .parquet, .arrow, .xlsx) : un chemin ou une adresse s3://",
  ],
  // submit
  [
    "hand a run (aplomb plan) to a scheduler: only the shards that are missing, then the merge",
    "confier un calcul (aplomb plan) à un ordonnanceur : seulement les lots qui manquent, puis leur réunion",
  ],
  [
    "print the shell script that submits a job array, and the merge that waits for it",
    "afficher le script shell qui soumet un tableau de tâches, et la réunion qui l'attend",
  ],
  ["the folder that aplomb plan wrote", "le dossier écrit par aplomb plan"],
  [
    "the folder that aplomb plan wrote: a path or an s3:// address",
    "le dossier écrit par aplomb plan : un chemin ou une adresse s3://",
  ],
  [
    "submit now (sbatch), and print the numbers of the jobs",
    "soumettre tout de suite (sbatch), et afficher les numéros des travaux",
  ],
  [
    "merged table (default: result.parquet in the run's folder)",
    "table réunie (par défaut : result.parquet dans le dossier du calcul)",
  ],
  ["partition of the jobs, as sbatch takes it", "partition des travaux, au sens de sbatch"],
  ["account of the jobs, as sbatch takes it", "compte des travaux, au sens de sbatch"],
  [
    "time limit of each task, as sbatch takes it: 20 (minutes), 1:00:00…",
    "durée maximale de chaque tâche, au sens de sbatch : 20 (minutes), 1:00:00…",
  ],
  ["memory of each task, as sbatch takes it: 4G…", "mémoire de chaque tâche, au sens de sbatch : 4G…"],
  [
    "processors of each task; a shard computes on one of them",
    "processeurs de chaque tâche ; un lot n'en fait calculer qu'un",
  ],
  ["most tasks that run at once", "nombre maximal de tâches à la fois"],
  [
    "shell line to run before aplomb, for example 'module load nodejs'; repeatable",
    "ligne de shell à exécuter avant aplomb, par exemple 'module load nodejs' ; option répétable",
  ],
  [
    "any other option of sbatch: --option=--qos=long; repeatable",
    "toute autre option de sbatch : --option=--qos=long ; option répétable",
  ],
  [
    "what starts aplomb on a node (default: this aplomb and this Node.js)",
    "ce qui lance aplomb sur un nœud (par défaut : cet aplomb et ce Node.js)",
  ],
  ["most shards in one array", "nombre maximal de lots d'un tableau"],
  ["let the merge replace a file that exists", "laisser la réunion remplacer un fichier qui existe"],
  [
    "read every part, and submit also the shards whose parts are damaged",
    "lire chaque partie, et soumettre aussi les lots dont les parties sont endommagées",
  ],
  [
    "first compute one shard here, and tell how long it took",
    "calculer d'abord un lot ici, et dire le temps qu'il a pris",
  ],
  [
    "with --exec: print one JSON document instead of text",
    "avec --exec : afficher un document JSON au lieu du texte",
  ],
  [
    "print the manifest of an Indexed Job and of the merge, or of an Argo Workflow",
    "afficher le manifeste d'un Indexed Job et de la réunion, ou d'un Argo Workflow",
  ],
  [
    "image that holds aplomb (aplomb submit dockerfile)",
    "image qui contient aplomb (aplomb submit dockerfile)",
  ],
  ["namespace, as kubectl takes it", "espace de noms (namespace), au sens de kubectl"],
  ["claim of the volume that holds the run", "demande (claim) du volume qui contient le calcul"],
  ["where containers see the volume", "là où les conteneurs voient le volume"],
  [
    "the run's folder in the volume (default: its name)",
    "dossier du calcul dans le volume (par défaut : son nom)",
  ],
  [
    "secret whose keys become environment variables (AWS_ACCESS_KEY_ID…)",
    "secret dont les clés deviennent des variables d'environnement (AWS_ACCESS_KEY_ID…)",
  ],
  [
    "environment variable of the containers; repeatable",
    "variable d'environnement des conteneurs ; option répétable",
  ],
  [
    "merged table, under --mount or s3:// (default: result.parquet in the run's folder)",
    "table réunie, sous --mount ou s3:// (par défaut : result.parquet dans le dossier du calcul)",
  ],
  ["processors of each pod", "processeurs de chaque pod"],
  ["memory of each pod", "mémoire de chaque pod"],
  ["most pods that run at once", "nombre maximal de pods à la fois"],
  ["account that pods run under", "compte sous lequel tournent les pods"],
  [
    "print an Argo Workflow, which holds the merge by itself (SSP Cloud)",
    "afficher un Argo Workflow, qui enchaîne lui-même la réunion (SSP Cloud)",
  ],
  [
    "print the recipe of an image that runs aplomb, for Kubernetes",
    "afficher la recette (Dockerfile) d'une image qui lance aplomb, pour Kubernetes",
  ],
];
