/** What those who submit a run to a scheduler read, in the heads of scripts and manifests and on the screen. */
import { countedEnglish as en, countedFrench as fr } from "./plural.ts";
import type { Language } from "./words.ts";

export interface SubmissionWords {
  readonly run: (name: string, stages: string, out: string) => string;
  readonly stage: (name: string, missing: number, shards: number, indices: string) => string;
  readonly mergeOnly: string;
  readonly slurm: string;
  readonly again: (command: string) => string;
  readonly submitted: (name: string, job: string, array: string | undefined) => string;
  readonly applied: string;
  readonly resumed: string;
  readonly image: string;
  readonly argo: string;
  readonly unseen: (paths: string) => string;
  readonly measured: (index: number, seconds: string) => string;
  readonly short: (shards: number) => string;
}

export const submissionWords: Readonly<Record<Language, SubmissionWords>> = {
  fr: {
    run: (name, stages, out) => `${name} : ${stages}, puis la fusion dans ${out}`,
    stage: (name, missing, shards, indices) => `${name} ${indices} (${missing} sur ${shards})`,
    mergeOnly: "rien à calculer",
    slurm: "À soumettre par : sh CE-FICHIER",
    again: (command) => `Ensuite, ce qui manque : ${command} ; soumettre de nouveau ne reprend que cela.`,
    submitted: (name, job, array) => `${name} : ${job}${array === undefined ? "" : ` [${array}]`}`,
    applied: "À lancer par : kubectl apply -f CE-FICHIER",
    resumed: "Kubernetes n'enchaîne pas les Jobs : chacun des suivants attend qu'on le reprenne.",
    image: "Image : aplomb submit dockerfile",
    argo: "À lancer par : argo submit CE-FICHIER, ou kubectl create -f CE-FICHIER",
    unseen: (paths) => `hors du volume, et que les conteneurs doivent pourtant voir : ${paths}`,
    measured: (index, seconds) => `le lot ${index}, calculé ici, a pris ${seconds} s`,
    short: (shards) =>
      `moins d'une minute par lot : un ordonnanceur en lance un par seconde ; ${fr(String(shards), "lot suffirait", "lots suffiraient")} (aplomb plan --shards ${shards})`,
  },
  en: {
    run: (name, stages, out) => `${name}: ${stages}, then the merge into ${out}`,
    stage: (name, missing, shards, indices) => `${name} ${indices} (${missing} of ${shards})`,
    mergeOnly: "nothing to compute",
    slurm: "Submit with: sh THIS-FILE",
    again: (command) => `Afterwards, what is missing: ${command}; submitting again takes up that alone.`,
    submitted: (name, job, array) => `${name}: ${job}${array === undefined ? "" : ` [${array}]`}`,
    applied: "Start with: kubectl apply -f THIS-FILE",
    resumed: "Kubernetes does not chain Jobs: each of the next ones waits to be resumed.",
    image: "Image: aplomb submit dockerfile",
    argo: "Start with: argo submit THIS-FILE, or kubectl create -f THIS-FILE",
    unseen: (paths) => `outside the volume, and yet containers must see: ${paths}`,
    measured: (index, seconds) => `shard ${index}, computed here, took ${seconds} s`,
    short: (shards) =>
      `less than a minute a shard: a scheduler starts one a second; ${en(String(shards), "shard")} would do (aplomb plan --shards ${shards})`,
  },
};
