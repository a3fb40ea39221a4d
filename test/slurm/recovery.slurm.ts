/** A sweep in eight shards on a real Slurm: a node is lost, tasks are killed, and the result is one process's, byte for byte. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aplomb, cli } from "../node/aplomb.ts";
import { Cluster, type Job } from "./cluster.ts";
import type { NodeName } from "./configuration.ts";
import { slurmFault } from "./packages.ts";
import { signal } from "./processes.mjs";

/** Large enough that a shard lasts some seconds: it must be there to be killed. */
const grid = `parameters:
  decay.weights[1]: {from: 0.5, to: 0.8, steps: 60}
  supplyFactor: {from: 0.8, to: 1.2, steps: 400}
`;

const fault = slurmFault();
if (fault !== undefined) console.warn(`\n!!! Slurm is NOT tested here: ${fault}.\n`);

const isRunning = ({ state }: Job): boolean => state === "RUNNING";
const isDone = ({ state }: Job): boolean => state === "COMPLETED";
/** Back in the queue, where a start delay of two minutes holds it. */
const isRequeued = ({ state, restarts }: Job): boolean => state === "PENDING" && restarts === 1;

interface Submitted {
  readonly scenarios: string;
  readonly merge: string;
}

describe.skipIf(fault !== undefined)("a real Slurm of two nodes", () => {
  const folder = mkdtempSync(join(tmpdir(), 'aplomb l\'été "a" $x 100%a '));
  let cluster: Cluster;

  /** Prints of an aplomb command that must succeed. */
  function told(...parameters: string[]): string {
    const { code, stdout, stderr } = aplomb(folder, ...parameters);
    expect(code, stderr).toBe(0);
    return stdout;
  }

  /** Submits what is missing, as a user of the cluster would. */
  function submit(out: string, array: string): Submitted {
    const command = [cli, "submit", "slurm", "run/", "--exec", "--json", "--out", out];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: folder,
      env: cluster.environment,
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    const { jobs } = JSON.parse(stdout) as { jobs: { name: string; job: string; array?: string }[] };
    expect(jobs).toMatchObject([{ name: "scenarios", array }, { name: "merge" }]);
    const [scenarios, merge] = jobs.map(({ job }) => job);
    return { scenarios, merge };
  }

  const merged = (out: string): Buffer => readFileSync(join(folder, out));
  const running = (id: string, node: NodeName): Promise<Job> =>
    cluster.job(`a task on ${node}`, id, (job) => isRunning(job) && job.node === node);

  beforeAll(async () => {
    writeFileSync(join(folder, "grid.yaml"), grid);
    cluster = await Cluster.start();
  });

  afterAll(async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("one process computes the sweep: what all else is compared with", () => {
    told("sweep", "--grid", "grid.yaml", "--out", "alone/", "--merge", "alone.parquet");
    told("plan", "grid.yaml", "--shards", "8", "--out", "run/");
    expect(told("missing", "run/").trim()).toBe("0-7");
  });

  test("a node is lost mid-run: Slurm starts its task again, and the merge is the single process's", async () => {
    const { scenarios, merge } = submit("first.parquet", "0-7");
    const lost = await running(scenarios, "n1");
    await cluster.programOf(lost.task!);
    cluster.killNode("n1");
    const isLost = (job: Job): boolean => job.id === lost.id;
    const requeued = await cluster.job(
      "the lost task requeued",
      scenarios,
      (job) => isLost(job) && isRequeued(job),
    );
    cluster.release(requeued);
    cluster.startNode("n1");
    await cluster.job("the merge", merge, isDone);
    const tasks = cluster.jobs(scenarios);
    expect(tasks.filter((job) => !isDone(job))).toEqual([]);
    expect(tasks.filter(({ restarts }) => restarts > 0).map(({ id }) => id)).toEqual([lost.id]);
    expect(told("missing", "run/").trim()).toBe("");
    expect(merged("first.parquet").equals(merged("alone.parquet"))).toBe(true);
  });

  test("a task is killed, another told to stop: the second starts again, `missing` names the first, and it is submitted alone", async () => {
    await cluster.nodeIdle("n1");
    const plan = JSON.parse(readFileSync(join(folder, "run/plan.json"), "utf8")) as { plan: string };
    for (const index of [2, 5]) {
      rmSync(join(folder, `run/digests-${plan.plan.slice(0, 12)}-0000${index}.parquet`));
    }
    const { scenarios, merge } = submit("second.parquet", "2,5");
    const send = async (task: number, name: NodeJS.Signals) => signal([await cluster.programOf(task)], name);
    await Promise.all([send(2, "SIGKILL"), send(5, "SIGTERM")]);

    // 75: the script asks Slurm for another try.
    const stopped = await cluster.job("the stopped task requeued", scenarios, (job) => isRequeued(job));
    expect(stopped.task).toBe(5);
    cluster.release(stopped);
    const killed = await cluster.job("the killed task failed", scenarios, ({ state }) => state === "FAILED");
    expect(killed).toMatchObject({ task: 2, restarts: 0, exitCode: "137:0" });
    await cluster.job("the stopped task done", scenarios, (job) => job.task === 5 && isDone(job));
    await cluster.job("the merge given up", merge, ({ state }) => state === "CANCELLED");

    expect(told("missing", "run/").trim()).toBe("2");
    const again = submit("second.parquet", "2");
    await cluster.job("the merge", again.merge, isDone);
    expect(merged("second.parquet").equals(merged("alone.parquet"))).toBe(true);
  });

  test("the cluster ends without a process left behind", async () => {
    await cluster.stop();
  });
});
