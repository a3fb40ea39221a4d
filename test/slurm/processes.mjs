/**
 * The processes of a test cluster, found by what they were started with: every one has `SLURM_CONF=<its configuration>`
 * in its environment, daemons, steps and tasks alike. Run as a program, it waits for its standard input to close, as it
 * does when the tests end in whatever way, then kills them all and removes the cluster's folder.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const configurationOf = (folder) => join(folder, "slurm.conf");

function fileOf(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return ""; // It ended meanwhile, or is another user's.
  }
}

/** Processor time of a process: fields 14 and 15 of its stat, in hundredths of a second. Its name, in parentheses, may hold spaces. */
function secondsOf(pid) {
  const fields = fileOf(pid, "stat").split(") ").at(-1).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** The processes of the cluster in `folder`: `{ pid, parent, name, words, environment, seconds }`, words and environment as lists. */
export function processesOf(folder) {
  const mark = `SLURM_CONF=${configurationOf(folder)}`;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({ pid: Number(pid), environment: fileOf(pid, "environ").split("\0") }))
    .filter(({ environment }) => environment.includes(mark))
    .map(({ pid, environment }) => {
      const status = fileOf(pid, "status");
      const field = (name) => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status)?.[1] ?? "";
      const words = fileOf(pid, "cmdline")
        .split("\0")
        .filter((word) => word !== "");
      return {
        pid,
        environment,
        parent: Number(field("PPid")),
        name: field("Name"),
        words,
        seconds: secondsOf(pid),
      };
    });
}

/** Sends a signal to each; those that ended meanwhile are none of its concern. */
export function signal(processes, name) {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
}

async function killAll(folder) {
  for (let tries = 0; tries < 100; tries++) {
    const left = processesOf(folder);
    if (left.length === 0) return;
    signal(left, "SIGKILL");
    await pause(50);
  }
  const left = processesOf(folder).map(({ pid, name }) => `${name} (${pid})`);
  throw new Error(`still running after 5 s: ${left.join(", ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => {});
  for await (const _ of process.stdin);
  await killAll(folder);
  rmSync(folder, { recursive: true, force: true });
}
