/** A real Slurm on one machine, without systemd: munge, a controller and two nodes, in a folder of their own. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { configuration, type NodeName, nodes } from "./configuration.ts";
import { path } from "./packages.ts";
import { type ClusterProcess, configurationOf, processesOf, signal } from "./processes.mjs";

/** What Slurm says of a job, or of one task of an array. */
export interface Job {
  readonly id: string;
  /** Number of the array, and index in it, where it is a task of one. */
  readonly array: string | undefined;
  readonly task: number | undefined;
  readonly state: string;
  readonly reason: string;
  readonly node: string;
  readonly restarts: number;
  readonly exitCode: string;
}

/** Seconds that anything of a job may take: some on a machine that does nothing else. */
const patience = 180;

/** Polls until `probe` returns something. @throws Error that says what was waited for and what was last seen. */
export async function until<T>(
  what: string,
  seconds: number,
  probe: () => T | undefined,
  seen: () => string,
): Promise<T> {
  const end = performance.now() + 1000 * seconds;
  for (;;) {
    const found = probe();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`${what}: not after ${seconds} s\n${seen()}`);
    await pause(200);
  }
}

export class Cluster {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly #reaper: ChildProcess;

  private constructor(folder: string) {
    this.folder = folder;
    this.environment = { ...process.env, PATH: path, SLURM_CONF: configurationOf(folder), NO_COLOR: "1" };
    const program = fileURLToPath(new URL("processes.mjs", import.meta.url));
    // In a group of its own: an interrupt from the keyboard must leave it to clean up.
    this.#reaper = spawn(process.execPath, [program, folder], {
      stdio: ["pipe", "inherit", "inherit"],
      detached: true,
    });
  }

  /** @throws Error where the nodes are not idle after a minute; stops what it started. */
  static async start(): Promise<Cluster> {
    // munge wants a folder that everyone may enter, and a key that nobody else reads.
    const folder = mkdtempSync(join(tmpdir(), "aplomb-slurm-"));
    const cluster = new Cluster(folder);
    try {
      await cluster.#start();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  async #start(): Promise<void> {
    const { folder } = this;
    spawnSync("chmod", ["755", folder]);
    writeFileSync(join(folder, "munge.key"), randomBytes(1024), { mode: 0o600 });
    for (const name of ["state", ...nodes]) mkdirSync(join(folder, name));
    writeFileSync(configurationOf(folder), configuration(folder, await freePorts(1 + nodes.length)));
    const socket = join(folder, "munge.socket");
    const files = ["key", "pid", "log", "seed"].map(
      (name) => `--${name}-file=${join(folder, `munge.${name}`)}`,
    );
    this.#daemon("munged", "--foreground", `--socket=${socket}`, ...files);
    await until(
      "munge",
      10,
      () => existsSync(socket) || undefined,
      () => this.#logs(),
    );
    this.#daemon("slurmctld", "-D", "-f", configurationOf(folder));
    for (const node of nodes) this.startNode(node);
    for (const node of nodes) await this.nodeIdle(node);
  }

  startNode(node: NodeName): void {
    this.#daemon("slurmd", "-D", "-N", node, "-f", configurationOf(this.folder));
  }

  async nodeIdle(node: NodeName): Promise<void> {
    const state = (): string => this.command("sinfo", "--noheader", "--nodes", node, "--format", "%t").trim();
    await until(
      `node ${node} idle`,
      20,
      () => state() === "idle" || undefined,
      () => this.#logs(),
    );
  }

  /** What a power cut does: the node's daemon, steps and tasks end at once, and say nothing to anyone. */
  killNode(node: NodeName): void {
    const all = processesOf(this.folder);
    const daemon = all.filter(({ name, words }) => name === "slurmd" && words.includes(node));
    const tasks = all.filter(({ environment }) => environment.includes(`SLURMD_NODENAME=${node}`));
    const parents = new Set(tasks.map(({ parent }) => parent));
    const steps = all.filter(({ pid, name }) => name === "slurmstepd" && parents.has(pid));
    if (daemon.length === 0 || steps.length === 0) throw new Error(`${node} runs no task: nothing to lose`);
    signal([...daemon, ...steps, ...tasks], "SIGKILL");
  }

  /** The program of a task, not the script around it, once it is past its start. */
  async programOf(task: number): Promise<ClusterProcess> {
    const mark = `SLURM_ARRAY_TASK_ID=${task}`;
    const programs = (): ClusterProcess[] =>
      processesOf(this.folder).filter(
        ({ environment, words }) => environment.includes(mark) && words[0] === process.execPath,
      );
    const probe = (): ClusterProcess | undefined => programs().find(({ seconds }) => seconds >= 0.5);
    return until(
      `task ${task} at work`,
      patience,
      probe,
      () => JSON.stringify(programs(), null, 1) + this.#logs(),
    );
  }

  /** The output of a command of Slurm. @throws Error with what it said, where it fails or the controller is away. */
  command(name: string, ...parameters: string[]): string {
    const options = { env: this.environment, encoding: "utf8", timeout: 20_000 } as const;
    const { status, stdout, stderr, error } = spawnSync(name, parameters, options);
    if (status === 0) return stdout;
    throw new Error(`${name} ${parameters.join(" ")}: ${error?.message ?? stderr}\n${this.#logs()}`);
  }

  /** The job, or the tasks of the array, as the controller remembers them: running, waiting, and ended ones too. */
  jobs(id: string): Job[] {
    return this.command("scontrol", "--oneliner", "show", "job", id).trim().split("\n").map(jobOf);
  }

  /** Waits for a job of `id` that is as asked. */
  async job(what: string, id: string, isIt: (job: Job) => boolean): Promise<Job> {
    const probe = (): Job | undefined => this.jobs(id).find(isIt);
    return until(what, patience, probe, () => JSON.stringify(this.jobs(id), null, 1) + this.#logs());
  }

  /** Lets a job start that waits out its two minutes after a requeue. */
  release({ array, id, task }: Job): void {
    // An array has the number of one of its tasks: the task must be named.
    const name = task === undefined ? id : `${array}_${task}`;
    this.command("scontrol", "update", `JobId=${name}`, "StartTime=now");
  }

  /** Ends every process of the cluster and removes its folder. @throws Error where one is left. */
  async stop(): Promise<void> {
    if (this.#reaper.exitCode !== null) return;
    this.#reaper.stdin!.end();
    const [code] = await once(this.#reaper, "exit", { signal: AbortSignal.timeout(20_000) });
    const left = processesOf(this.folder);
    if (code !== 0 || left.length > 0) throw new Error(`the cluster left ${left.length} processes behind`);
  }

  #daemon(program: string, ...parameters: string[]): void {
    const child = spawn(program, parameters, { env: this.environment, stdio: "ignore" });
    child.on("error", (error) => console.error(`${program}: ${error.message}`));
  }

  #logs(): string {
    const names = ["munge.log", "slurmctld.log", ...nodes.map((node) => `${node}.log`)];
    return names
      .map((name) => join(this.folder, name))
      .filter((file) => existsSync(file))
      .map((file) => `\n${file}\n${readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n")}`)
      .join("");
  }
}

function jobOf(line: string): Job {
  const fields = new Map([...line.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
  const field = (name: string): string => fields.get(name) ?? "";
  return {
    id: field("JobId"),
    array: fields.get("ArrayJobId"),
    task: fields.has("ArrayTaskId") ? Number(field("ArrayTaskId")) : undefined,
    state: field("JobState"),
    reason: field("Reason"),
    node: field("NodeList"),
    restarts: Number(field("Restarts")),
    exitCode: field("ExitCode"),
  };
}

/** Ports that nobody listens on now. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
