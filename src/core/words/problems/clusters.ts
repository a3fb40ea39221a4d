import type { Catalogue } from "./catalogue.ts";

/** Runs elsewhere: Slurm, Kubernetes, buckets. */
export const clusterProblems: Catalogue = [
  // submitting
  ["Expected {}.", "Attendu : {}."],
  ["a name of Kubernetes: a-z, 0-9, - and .", "un nom de Kubernetes : a-z, 0-9, - et ."],
  ["processors, for example 2 or 500m", "des processeurs, par exemple 2 ou 500m"],
  ["an amount of memory, for example 2Gi", "une quantité de mémoire, par exemple 2Gi"],
  ["a path that starts with /", "un chemin qui commence par /"],
  ["{}, which exists already", "{}, qui existe déjà"],
  [
    "shard {}, computed here to measure it, ended with exit code {}",
    "le lot {}, calculé ici pour le mesurer, a fini avec le code {}",
  ],
  ["the claim of the volume that holds the run", "la demande (claim) du volume qui contient le calcul"],
  [
    "Or plan the run in a bucket: aplomb plan --out s3://bucket/run/, with --secret for its keys.",
    "Ou planifier le calcul dans un compartiment : aplomb plan --out s3://bucket/run/, avec --secret pour ses clés.",
  ],
  ["a file under {}, or an s3:// address", "un fichier sous {}, ou une adresse s3://"],
  ["What a container writes elsewhere is lost.", "Ce qu'un conteneur écrit ailleurs est perdu."],
  ["{} shards ({})", "{} lots ({})"],
  ["{} at most, as Kubernetes has it", "au plus {}, limite de Kubernetes"],
  ["Plan with --shards {} or fewer.", "Planifier avec --shards {} ou moins."],
  ["{{ in a path", "{{ dans un chemin"],
  ["paths without it: Argo replaces it", "des chemins sans cela : Argo le remplace"],
  [
    "{} at most: the indices of an array stay under Slurm's MaxArraySize",
    "au plus {} : les indices d'un tableau restent sous le MaxArraySize de Slurm",
  ],
  [
    "Plan with --shards {}, or pass --max-shards {} where `scontrol show config` says that MaxArraySize is above {}.",
    "Planifier avec --shards {}, ou passer --max-shards {} si `scontrol show config` donne un MaxArraySize supérieur à {}.",
  ],
  ["a backslash or line break in a name", "une barre oblique inverse ou un saut de ligne dans un nom"],
  ["a name that Slurm reads as it is", "un nom que Slurm lise tel quel"],
  ["Rename it.", "Le renommer."],
  ["sbatch: {}", "sbatch : {}"],
  ['exit code {}, printed "{}"', "code de sortie {}, imprimé : « {} »"],
  ["{} Already submitted: {}; scancel takes them back.", "{} Déjà soumis : {} ; scancel les reprend."],
  ["no command sbatch here", "pas de commande sbatch ici"],
  ["a machine that submits to Slurm", "une machine qui soumet à Slurm"],
  [
    "Run it on the cluster's login node, or without --exec to print the script.",
    "Lancer sur le nœud de connexion de la grappe, ou sans --exec pour afficher le script.",
  ],
  // buckets
  ["no bucket", "aucun compartiment"],
  ["s3://bucket/folder/", "s3://bucket/folder/"],
  ["no such bucket", "aucun compartiment de ce nom"],
  ["Check the address.", "Vérifier l'adresse."],
  ["a bucket", "un compartiment"],
  ["a path", "un chemin"],
  [
    "Of all commands, plan, shard, merge and sweep write to buckets.",
    "Seules les commandes plan, shard, merge et sweep écrivent dans des compartiments.",
  ],
  ["no such host", "aucune machine de ce nom"],
  ["Check AWS_ENDPOINT_URL_S3, or AWS_REGION.", "Vérifier AWS_ENDPOINT_URL_S3, ou AWS_REGION."],
  ["no server to ask", "aucun serveur à interroger"],
  [
    "Set AWS_ENDPOINT_URL_S3 to the address of yours, or AWS_REGION for Amazon's.",
    "Définir AWS_ENDPOINT_URL_S3 avec l'adresse du vôtre, ou AWS_REGION pour celui d'Amazon.",
  ],
  ["no permission", "aucun droit d'accès"],
  ["no credentials", "aucun identifiant"],
  ["Ask for rights on the bucket.", "Demander des droits sur le compartiment."],
  ["an unknown access key", "une clé d'accès inconnue"],
  ["Set AWS_ACCESS_KEY_ID.", "Définir AWS_ACCESS_KEY_ID."],
  ["a wrong secret key", "une clé secrète fausse"],
  ["Set AWS_SECRET_ACCESS_KEY.", "Définir AWS_SECRET_ACCESS_KEY."],
  ["an expired session", "une session expirée"],
  ["Renew the credentials.", "Renouveler les identifiants."],
  [
    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), or a profile.",
    "Définir AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY (et AWS_SESSION_TOKEN), ou un profil.",
  ],
  ["a bucket to read and write", "un compartiment où lire et écrire"],
  [
    "{}: the server did not answer as it should ({}, HTTP {}). Run the same command again: whole files were kept.",
    "{} : le serveur n'a pas répondu comme il devait ({}, HTTP {}). Relancer la même commande : les fichiers entiers ont été gardés.",
  ],
  [
    "{}: the server did not answer as it should ({}). Run the same command again: whole files were kept.",
    "{} : le serveur n'a pas répondu comme il devait ({}). Relancer la même commande : les fichiers entiers ont été gardés.",
  ],
];
