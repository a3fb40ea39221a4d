/**
 * A plan: work cut into shards that run anywhere, in any order, more than once. It is written once and never changed:
 * what is done shows from the part files beside it.
 */
import * as v from "valibot";
import { InputError } from "../../table/problems.ts";
import { ConfigurationError } from "../failures.ts";
import { sha256 } from "../files.ts";
import type { Store } from "../storage/store.ts";
import { version } from "../version.ts";

export const planName = "plan.json";

const text = v.string();
const hash = v.pipe(text, v.regex(/^[0-9a-f]{64}$/));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const inputSchema = v.strictObject({
  /** The option that named it: communes, times, method… */
  option: text,
  file: text,
  sha256: hash,
  /** Relative to the plan's folder, absolute, or s3://; absent for files that come with aplomb. */
  path: v.optional(text),
  /** As a document names it, where its name stands in one. */
  named: v.optional(text),
});

const stageSchema = v.strictObject({
  name: v.pipe(text, v.regex(/^[a-z]+$/)),
  /** What `begin` and `end` count: scenarios, or rows of the matrix that the stage reads. */
  unit: v.picklist(["scenarios", "rows"]),
  /** The stage whose parts it reads, all of which must be there before it starts. */
  after: v.optional(text),
  /** The tables that each shard writes, in this order: a shard whose last one is there is done. */
  tables: v.pipe(v.array(v.pipe(text, v.regex(/^[a-z]+$/))), v.minLength(1)),
  /** Half-open ranges, one a shard; a shard's index is its place here. */
  shards: v.pipe(v.array(v.strictObject({ begin: whole, end: whole })), v.minLength(1)),
});

const planSchema = v.strictObject({
  program: v.literal("aplomb"),
  version: text,
  kind: v.picklist(["sweep", "grid"]),
  /** SHA-256 of what is computed: version, kind, work and the bytes of the inputs; the same whatever the shards. */
  content: hash,
  /** SHA-256 of the content and the stages: it names the parts. */
  plan: hash,
  /** The command that computes the same in one process. */
  command: text,
  inputs: v.array(inputSchema),
  stages: v.pipe(v.array(stageSchema), v.minLength(1)),
  /** What the kind needs to know beside the inputs, whole. */
  work: v.record(text, v.unknown()),
  /** What is drawn from the parts when they are merged, which no part depends on. */
  results: v.record(text, v.unknown()),
});

export type ShardPlan = v.InferOutput<typeof planSchema>;
export type PlanInput = v.InferOutput<typeof inputSchema>;
export type Stage = v.InferOutput<typeof stageSchema>;
export type Range = Stage["shards"][number];

export type PlanDraft = Pick<ShardPlan, "kind" | "command" | "inputs" | "stages" | "work" | "results">;

/** The plan of a draft, with its hashes. */
export function planOf(draft: PlanDraft): ShardPlan {
  const plain = JSON.parse(JSON.stringify(draft)) as PlanDraft;
  const content = contentHash(version, plain);
  return { program: "aplomb", version, content, plan: planHash(content, plain.stages), ...plain };
}

const hashOf = (value: unknown): string => sha256(new TextEncoder().encode(JSON.stringify(value)));

function contentHash(version: string, { kind, inputs, work }: PlanDraft): string {
  const files = inputs.map(({ option, file, named, sha256 }) => [option, file, named ?? null, sha256]);
  return hashOf({ version, kind, work, files });
}

const planHash = (content: string, stages: readonly Stage[]): string =>
  hashOf({
    content,
    stages: stages.map(({ name, unit, after, tables, shards }) => [
      name,
      unit,
      after ?? null,
      tables,
      shards.map(({ begin, end }) => [begin, end]),
    ]),
  });

export const planText = (plan: ShardPlan): string => {
  const ranges = /\{\s+"begin": (\d+),\s+"end": (\d+)\s+\}/g;
  return `${JSON.stringify(plan, null, 2).replace(ranges, '{ "begin": $1, "end": $2 }')}\n`;
};

/**
 * The plan of a folder.
 * @throws InputError when there is none; ConfigurationError when it is damaged, of another version of aplomb, or no plan at all.
 */
export async function readPlan(store: Store, name = planName): Promise<ShardPlan> {
  const source = store.addressOf(name);
  const refuse = (got: string, expected: string, advice: string): never => {
    throw new ConfigurationError([{ severity: "error", source, got, expected, advice }]);
  };
  const remake = "Make the plan again with `aplomb plan`, in a new folder.";
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(await store.read(name)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse("a truncated or damaged file", "a plan, whole", remake);
  }
  const made = (document as { program?: unknown; version?: unknown } | null) ?? {};
  if (made.program !== "aplomb") return refuse("another JSON document", "a plan that aplomb wrote", remake);
  if (made.version !== version) {
    return refuse(
      `a plan of aplomb ${String(made.version)}`,
      `one of aplomb ${version}, which is running`,
      "Every part must come from one version: run that one, or make the plan again.",
    );
  }
  const parsed = v.safeParse(planSchema, document);
  if (!parsed.success) {
    const at = parsed.issues[0].path?.map(({ key }) => String(key)).join(".") ?? "its fields";
    return refuse(`a damaged plan (${at})`, "a plan as aplomb wrote it", remake);
  }
  const plan = parsed.output;
  const content = contentHash(plan.version, plan);
  if (content !== plan.content || planHash(content, plan.stages) !== plan.plan)
    return refuse("a plan changed after it was made", "a plan whose hashes hold", remake);
  return plan;
}

/**
 * `count` cut into at most `shards` ranges that differ by one step at most; each but the last is whole steps long.
 * Fewer ranges where there are fewer steps.
 */
export function rangesOf(count: number, shards: number, step: number): Range[] {
  const steps = Math.ceil(count / step);
  const ranges = Math.min(shards, steps);
  const edge = (index: number): number => Math.min(count, step * Math.floor((index * steps) / ranges));
  return Array.from({ length: ranges }, (_, index) => ({ begin: edge(index), end: edge(index + 1) }));
}

/** The stage of a name; without one, the only stage. @throws InputError */
export function stageOf(plan: ShardPlan, name: string | undefined): Stage {
  const names = plan.stages.map((stage) => stage.name).join(", ");
  const found = name === undefined ? undefined : plan.stages.find((stage) => stage.name === name);
  if (found !== undefined) return found;
  if (name === undefined && plan.stages.length === 1) return plan.stages[0];
  throw new InputError([
    { severity: "error", source: "--stage", got: name ?? "nothing", expected: `one of ${names}` },
  ]);
}
