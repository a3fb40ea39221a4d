/**
 * A Workflow of Argo, which SSP Cloud (Onyxia) offers. Unlike Jobs, it holds the dependency: a stage starts when the one
 * before succeeded, the merge last. It has no types among our packages: tests check it field by field.
 */
import { containerOf, labelsOf, type PodSettings, podSecurity, volumesOf } from "./pods.ts";
import {
  finalExitCodes,
  finalMergeCodes,
  mergeWords,
  runName,
  type Submission,
  secondTries,
  shardWords,
} from "./submission.ts";

/** With an expression, both must hold: any failure or lost pod, but the exit codes that no second try would change. */
const retryUnless = (codes: readonly number[]) => ({
  limit: String(secondTries),
  retryPolicy: "Always",
  expression: `lastRetry.exitCode not in [${codes.map((code) => `"${code}"`).join(", ")}]`,
  backoff: { duration: "30s", factor: "2" },
});

export function argoWorkflow(submission: Submission, settings: PodSettings) {
  const { namespace, parallelism, serviceAccount, volume, run, out } = settings;
  const open = submission.stages.filter(({ missing }) => missing.length > 0);
  const tasks = open.map(({ name, missing, shards }, at) => ({
    name,
    template: name,
    ...(at === 0 ? {} : { depends: `${open[at - 1].name}.Succeeded` }),
    arguments: { parameters: [{ name: "index", value: "{{item}}" }] },
    ...(missing.length === shards
      ? { withSequence: { count: String(shards) } }
      : { withItems: [...missing] }),
  }));
  const last = open.at(-1);
  const merge = {
    name: "merge",
    template: "merge",
    ...(last === undefined ? {} : { depends: `${last.name}.Succeeded` }),
  };
  const shardTemplates = open.map((stage) => ({
    name: stage.name,
    inputs: { parameters: [{ name: "index" }] },
    retryStrategy: retryUnless(finalExitCodes),
    container: containerOf(settings, "main", [
      "aplomb",
      ...shardWords(submission, stage, run),
      "--index",
      "{{inputs.parameters.index}}",
    ]),
  }));
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Workflow",
    metadata: {
      generateName: `${runName(submission)}-`,
      ...(namespace === undefined ? {} : { namespace }),
      labels: labelsOf(submission),
    },
    spec: {
      entrypoint: "run",
      ...(parallelism === undefined ? {} : { parallelism }),
      ...(serviceAccount === undefined ? {} : { serviceAccountName: serviceAccount }),
      securityContext: podSecurity(volume !== undefined),
      ...(volume === undefined ? {} : { volumes: volumesOf(settings) }),
      templates: [
        // failFast: false lets every shard be tried, so that the next submission has fewer.
        { name: "run", dag: { failFast: false, tasks: [...tasks, merge] } },
        ...shardTemplates,
        {
          name: "merge",
          retryStrategy: retryUnless(finalMergeCodes),
          container: containerOf(settings, "main", ["aplomb", ...mergeWords(run, out)]),
        },
      ],
    },
  };
}
