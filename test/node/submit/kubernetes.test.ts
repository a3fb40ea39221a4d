import { spawnSync } from "node:child_process";
import { type IJob, Job } from "kubernetes-models/batch/v1/Job";
import { Container } from "kubernetes-models/v1/Container";
import { Volume } from "kubernetes-models/v1/Volume";
import { expect, test } from "vitest";
import { argoWorkflow } from "../../../src/node/submit/argoWorkflow.ts";
import { kubernetesJobs } from "../../../src/node/submit/kubernetesJobs.ts";
import type { PodSettings } from "../../../src/node/submit/pods.ts";
import type { Submission } from "../../../src/node/submit/submission.ts";
import { gridMissing, podSettings, sweepMissing } from "./submissions.ts";

const containerOfJob = (job: IJob) => job.spec!.template.spec!.containers[0];

/** Names of Jobs and their pods: a DNS label, the index and five characters after it. */
const jobName = /^[a-z]([-a-z0-9]{0,50}[a-z0-9])?$/;

const remote: PodSettings = {
  ...podSettings,
  run: "s3://bucket/run",
  out: "s3://bucket/result.parquet",
  volume: undefined,
  secret: "s3-keys",
  environment: new Map([["AWS_ENDPOINT_URL", "https://minio.example"]]),
  namespace: "user-one",
  serviceAccount: "workflow",
  parallelism: 3,
};

const cases: [string, Submission, PodSettings][] = [
  ["a whole sweep on a volume", sweepMissing(), podSettings],
  ["the rest of a sweep in a bucket", sweepMissing([3, 5]), remote],
  ["a grid on a volume", gridMissing(), podSettings],
  ["the rest of a grid in a bucket", gridMissing([], [2]), remote],
  ["nothing but the merge", sweepMissing([]), remote],
];

test.each(cases)("%s: Kubernetes takes every Job", (_, submission, settings) => {
  const jobs = kubernetesJobs(submission, settings);
  for (const job of jobs) {
    new Job(job).validate();
    expect(job.metadata!.name).toMatch(jobName);
    expect(job.metadata!.namespace).toBe(settings.namespace);
    expect(containerOfJob(job).image).toBe(settings.image);
  }
  expect(new Set(jobs.map(({ metadata }) => metadata!.name)).size).toBe(jobs.length);
  expect(jobs.map(({ spec }) => spec!.suspend === true)).toEqual(jobs.map((_, at) => at > 0));
});

test("the checks refuse what Kubernetes would", () => {
  const [job] = kubernetesJobs(sweepMissing(), podSettings);
  const broken = { ...job, spec: { ...job.spec, completionMode: "indexed" } };
  expect(() => new Job(broken as unknown as IJob).validate()).toThrow("completionMode");
});

test("each shard is counted by itself: final codes fail it, a disruption does not count, 75 does", () => {
  const [{ spec }] = kubernetesJobs(sweepMissing(), podSettings);
  expect(spec).toMatchObject({
    completionMode: "Indexed",
    completions: 8,
    parallelism: 8,
    backoffLimitPerIndex: 3,
    maxFailedIndexes: 1,
    template: { spec: { restartPolicy: "Never" } },
  });
  expect(spec!.podFailurePolicy!.rules).toEqual([
    { action: "FailIndex", onExitCodes: { containerName: "shard", operator: "In", values: [64, 65, 78] } },
    { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
    { action: "Count", onExitCodes: { containerName: "shard", operator: "In", values: [75] } },
  ]);
  expect(spec!.template.spec!.containers.map(({ name }) => name)).toEqual(["shard"]);
});

test("a whole stage reads the index that Kubernetes gives; of a rest, the n-th completion is the n-th missing shard", () => {
  const [whole] = kubernetesJobs(sweepMissing(), podSettings);
  expect(containerOfJob(whole).command).toEqual(["aplomb", "shard", "/aplomb/run/plan.json"]);

  const folder = "/aplomb/l'été $x";
  const [rest] = kubernetesJobs(sweepMissing([3, 5, 6]), { ...podSettings, run: folder });
  expect(rest.spec!.completions).toBe(3);
  const [shell, ...words] = containerOfJob(rest).command!;
  const picked = [0, 1, 2].map((completion) => {
    // A function in the place of aplomb prints its words; `exec` finds commands alone.
    const [flag, script, ...others] = words;
    const printing = script.replace("exec aplomb", "printf '%s\\n'");
    const env = { ...process.env, JOB_COMPLETION_INDEX: String(completion) };
    return spawnSync(shell, [flag, printing, ...others], { encoding: "utf8", env }).stdout.split("\n");
  });
  for (const [at, index] of [3, 5, 6].entries()) {
    expect(picked[at]).toEqual(["shard", `${folder}/plan.json`, "--index", String(index), ""]);
  }
});

test("a rest is another Job than the whole and than another rest", () => {
  const names = [sweepMissing(), sweepMissing([1, 2]), sweepMissing([1])].map(
    (submission) => kubernetesJobs(submission, podSettings)[0].metadata!.name,
  );
  expect(new Set(names).size).toBe(3);
});

test("Kubernetes leaves $(NAME) in a path as it is", () => {
  const [job] = kubernetesJobs(sweepMissing(), { ...podSettings, run: "/aplomb/$(HOME)" });
  expect(containerOfJob(job).command).toContain("/aplomb/$$(HOME)/plan.json");
});

test("keys come from the secret, the rest from --env; a run in a bucket mounts nothing", () => {
  const [job] = kubernetesJobs(sweepMissing(), remote);
  const { env, envFrom, volumeMounts } = containerOfJob(job);
  expect(env).toEqual([{ name: "AWS_ENDPOINT_URL", value: "https://minio.example" }]);
  expect(envFrom).toEqual([{ secretRef: { name: "s3-keys" } }]);
  expect(volumeMounts).toBeUndefined();
  expect(job.spec!.template.spec!.volumes).toBeUndefined();
  const [mounted] = kubernetesJobs(sweepMissing(), podSettings);
  expect(containerOfJob(mounted).volumeMounts).toEqual([{ name: "run", mountPath: "/aplomb" }]);
  expect(mounted.spec!.template.spec!.volumes).toEqual([
    { name: "run", persistentVolumeClaim: { claimName: "work" } },
  ]);
});

test.each(cases)(
  "%s: the Workflow's containers are Kubernetes', its tasks a chain that ends in the merge",
  (_, submission, settings) => {
    const { apiVersion, kind, metadata, spec } = argoWorkflow(submission, settings);
    expect({ apiVersion, kind }).toEqual({ apiVersion: "argoproj.io/v1alpha1", kind: "Workflow" });
    expect(metadata.generateName).toMatch(/^aplomb-[0-9a-f]{12}-$/);
    for (const volume of spec.volumes ?? []) new Volume(volume).validate();
    const containers = spec.templates.flatMap((each) => ("container" in each ? [each] : []));
    for (const { name, container, retryStrategy } of containers) {
      new Container(container!).validate();
      const final = name === "merge" ? '"2"' : '"64", "65", "78"';
      expect(retryStrategy!.expression).toBe(`lastRetry.exitCode not in [${final}]`);
    }
    const [entry] = spec.templates.filter(({ name }) => name === spec.entrypoint);
    if (!("dag" in entry)) throw new Error("the entry is no DAG");
    const { tasks } = entry.dag;
    expect(tasks.map(({ template }) => template)).toEqual(containers.map(({ name }) => name));
    expect(tasks.map((task) => ("depends" in task ? task.depends : ""))).toEqual(
      tasks.map((_, at) => (at === 0 ? "" : `${tasks[at - 1].name}.Succeeded`)),
    );
    expect(tasks.at(-1)!.name).toBe("merge");
  },
);

test("a Workflow runs every shard of a whole stage, and the missing ones of a rest", () => {
  const dagOf = (submission: Submission) => {
    const [entry] = argoWorkflow(submission, podSettings).spec.templates;
    return "dag" in entry ? entry.dag?.tasks[0] : undefined;
  };
  expect(dagOf(sweepMissing())).toMatchObject({ withSequence: { count: "8" } });
  expect(dagOf(sweepMissing([3, 5]))).toMatchObject({ withItems: [3, 5] });
  const { templates } = argoWorkflow(sweepMissing(), podSettings).spec;
  expect(templates[1]).toMatchObject({
    inputs: { parameters: [{ name: "index" }] },
    container: { command: expect.arrayContaining(["--index", "{{inputs.parameters.index}}"]) },
  });
});
