import { spawnSync } from "node:child_process";

const programs = ["munged", "slurmctld", "slurmd", "sbatch", "scontrol"];
const packages = ["slurm-wlm", "munge"];

/** Daemons are in sbin, which is not in everyone's PATH. */
export const path = `${process.env.PATH}:/usr/sbin:/sbin`;

const isThere = (program: string): boolean =>
  spawnSync("sh", ["-c", `command -v ${program}`], { env: { ...process.env, PATH: path } }).status === 0;

function apt(...parameters: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stderr, error } = spawnSync("apt-get", parameters, {
    env,
    encoding: "utf8",
    timeout: 300_000,
  });
  if (status !== 0) throw new Error(`apt-get ${parameters.join(" ")}: ${error?.message ?? stderr}`);
}

/**
 * What keeps a real Slurm from running here; undefined where nothing does. Installs Debian's packages where they are
 * absent and it may. @throws Error where it may and apt-get fails.
 */
export function slurmFault(): string | undefined {
  if (programs.every(isThere)) return undefined;
  const absent = `${programs.filter((program) => !isThere(program)).join(", ")} not installed`;
  if (!isThere("apt-get")) return `${absent}, and no apt-get to install ${packages.join(" and ")}`;
  if (process.getuid?.() !== 0) return `${absent}, and only root may install ${packages.join(" and ")}`;
  console.log(`installing ${packages.join(" and ")}…`);
  apt("update", "--quiet");
  apt("install", "--yes", "--quiet", "--no-install-recommends", ...packages);
  const left = programs.filter((program) => !isThere(program));
  if (left.length > 0) throw new Error(`${left.join(", ")} not installed by ${packages.join(" and ")}`);
  return undefined;
}
