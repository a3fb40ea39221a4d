/** What a plan's kind adds to plans: how its shards are computed, and its parts merged. */
import type { Words } from "../../core/words/words.ts";
import { ConfigurationError } from "../failures.ts";
import type { Stages } from "../stages.ts";
import type { Store } from "../storage/store.ts";
import { planName, type ShardPlan, type Stage } from "./plan.ts";

/** A stage, ready to compute: inputs read and checked against the plan, threads waiting. */
export interface OpenStage {
  /** Computes shards, as many at once as there are threads; `done` gets the part files in the order of the stage's tables. */
  readonly each: (
    indices: readonly number[],
    done: (index: number, files: readonly Uint8Array[]) => Promise<void>,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly stage: Stage;
  readonly threads: number;
  readonly stages: Stages;
}

export interface MergeOptions {
  /** File to write, whose ending says the format: a path or s3:// address. */
  readonly out: string | undefined;
  readonly threads?: number | undefined; // the machine's
  readonly stages: Stages;
}

export interface Merged {
  /** Files, by their addresses. */
  readonly written: readonly string[];
  readonly figures?: Figures;
}

/** What results say in a few figures: fields of --json, lines of the screen. */
export interface Figures {
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: (words: Words) => string;
}

export interface Kind {
  /** @throws InputError when an input changed since the plan was made, or cannot be read. */
  readonly open: (plan: ShardPlan, store: Store, options: OpenOptions) => Promise<OpenStage>;
  /** Merges the parts, all of them there. @throws InputError naming every part that is unsound. */
  readonly merge: (plan: ShardPlan, store: Store, options: MergeOptions) => Promise<Merged>;
}

export const kinds: Partial<Record<ShardPlan["kind"], () => Promise<Kind>>> = {
  grid: async () => (await import("../grid/gridKind.ts")).gridKind,
  sweep: async () => (await import("../sweep/sweepKind.ts")).sweepKind,
};

/** @throws ConfigurationError when this program computes no plans of its kind. */
export async function kindOf(plan: ShardPlan): Promise<Kind> {
  const load = kinds[plan.kind];
  if (load !== undefined) return load();
  const expected = `one of ${Object.keys(kinds).join(", ")}`;
  throw new ConfigurationError([
    { severity: "error", source: planName, field: "kind", got: plan.kind, expected },
  ]);
}
