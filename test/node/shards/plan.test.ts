import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ConfigurationError, PassingFailure } from "../../../src/node/failures.ts";
import { kindOf } from "../../../src/node/shards/kinds.ts";
import { nameOfPart, partFault, partFile } from "../../../src/node/shards/parts.ts";
import { type PlanDraft, planOf, planText, rangesOf, readPlan } from "../../../src/node/shards/plan.ts";
import { claimFolder } from "../../../src/node/shards/planFolder.ts";
import { indexRanges, missingShards, refuseEarly } from "../../../src/node/shards/progress.ts";
import { sealed, sealFault, unsealedMark } from "../../../src/node/shards/seal.ts";
import { indexOf } from "../../../src/node/shards/shardCommand.ts";
import { diskStore } from "../../../src/node/storage/diskStore.ts";
import { numberColumn, tableOf } from "../../../src/table/columns.ts";
import { emptyFolder } from "../aplomb.ts";

const hash = "0".repeat(64);
const draft: PlanDraft = {
  kind: "grid",
  command: "aplomb run",
  inputs: [{ option: "times", file: "od.parquet", sha256: hash, path: "../od.parquet" }],
  stages: [
    {
      name: "ratios",
      unit: "rows",
      tables: ["ratios"],
      shards: [
        { begin: 0, end: 5 },
        { begin: 5, end: 9 },
      ],
    },
    { name: "accessibility", unit: "rows", after: "ratios", tables: ["apl"], shards: [{ begin: 0, end: 9 }] },
  ],
  work: { decay: [1, 2 / 3] },
  results: {},
};

test("ranges follow one another over all that is counted, in whole steps, none empty, none a step longer than another", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 300 }), (count, shards) => {
      const ranges = rangesOf(count, shards, 8);
      expect(ranges.length).toBe(Math.min(shards, Math.ceil(count / 8)));
      expect(ranges[0].begin).toBe(0);
      expect(ranges.at(-1)!.end).toBe(count);
      for (const [at, { begin, end }] of ranges.entries()) {
        expect(end).toBeGreaterThan(begin);
        if (at > 0) expect(begin).toBe(ranges[at - 1].end);
        expect(begin % 8).toBe(0);
      }
      const steps = ranges.map(({ begin, end }) => Math.ceil((end - begin) / 8));
      expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
    }),
  );
});

test("a plan reads back as it was written; where its inputs lie is no part of its hashes, shards are only of one", async () => {
  const store = diskStore(emptyFolder());
  const plan = planOf(draft);
  await store.write("plan.json", planText(plan));
  expect(await readPlan(store)).toEqual(plan);
  const moved = planOf({ ...draft, inputs: [{ ...draft.inputs[0], path: "s3://apl/od.parquet" }] });
  expect([moved.content, moved.plan]).toEqual([plan.content, plan.plan]);
  const whole = { ...draft.stages[0], shards: [{ begin: 0, end: 9 }] };
  const cut = planOf({ ...draft, stages: [whole, draft.stages[1]] });
  expect(cut.content).toBe(plan.content);
  expect(cut.plan).not.toBe(plan.plan);
  const other = planOf({ ...draft, inputs: [{ ...draft.inputs[0], sha256: "1".repeat(64) }] });
  expect(other.content).not.toBe(plan.content);
});

test("any change of what a plan computes is told", async () => {
  const store = diskStore(emptyFolder());
  const text = planText(planOf(draft));
  for (const [from, to] of [
    ["0.6666666666666666", "0.6666666666666667"],
    ['"begin": 5', '"begin": 4'],
    [hash, "1".repeat(64)],
    ['"after": "ratios"', '"after": "ratio"'],
    ['"kind": "grid"', '"kind": "sweep"'],
    ['"unit": "rows"', '"unit": "pairs"'],
  ]) {
    expect(text).toContain(from);
    await store.write("plan.json", text.replace(from, to));
    await expect(readPlan(store)).rejects.toThrow(ConfigurationError);
  }
});

test("a seal tells any flipped bit, and any cut", () => {
  const file = sealed(Buffer.from(`some bytes ${unsealedMark} and others`));
  expect(sealFault(file)).toBeUndefined();
  for (let at = 0; at < file.length; at++) {
    for (const bit of [1, 128]) {
      const flipped = Uint8Array.from(file);
      flipped[at] ^= bit;
      expect(sealFault(flipped)).toBeDefined();
    }
    expect(sealFault(file.subarray(0, at))).toBeDefined();
  }
  expect(() => sealed(Buffer.from("no mark"))).toThrow(RangeError);
});

test("a part says which one it is, and the same table gives the same bytes", async () => {
  const identity = { plan: hash, stage: "ratios", table: "ratios", index: 1 };
  const table = () =>
    tableOf("ratios", [["ratio", numberColumn([1, 2.5, Number.NaN])]], new Map([["k", "1"]]));
  const bytes = await partFile(table(), identity);
  expect(await partFile(table(), identity)).toEqual(bytes);
  expect(partFault(bytes, identity)).toBeUndefined();
  expect(partFault(bytes, { ...identity, index: 2 })?.got).toBe(`a duplicate of ${nameOfPart(identity)}`);
  expect(partFault(bytes, { ...identity, plan: "1".repeat(64) })?.got).toBe(
    "a part of another plan (000000000000)",
  );
  expect(partFault(new Uint8Array(), identity)?.got).toBe("an empty file");
});

test("indices are told as schedulers take them", () => {
  expect(indexRanges([])).toBe("");
  expect(indexRanges([3, 17, 18, 19])).toBe("3,17-19");
  expect(indexRanges([0, 1, 2, 4])).toBe("0-2,4");
});

test("the index of a shard is the option's, else Slurm's, else that of a Kubernetes Indexed Job", () => {
  const [stage] = draft.stages;
  const slurm = { SLURM_ARRAY_TASK_ID: "1" };
  const kubernetes = { JOB_COMPLETION_INDEX: "0" };
  expect(indexOf(0, stage, slurm)).toBe(0);
  expect(indexOf(undefined, stage, slurm)).toBe(1);
  expect(indexOf(undefined, stage, { ...kubernetes, ...slurm })).toBe(1);
  expect(indexOf(undefined, stage, kubernetes)).toBe(0);
  expect(() => indexOf(undefined, stage, {})).toThrow(/got nothing, .*0 to 1\. Pass --index/);
  expect(() => indexOf(undefined, stage, { SLURM_ARRAY_TASK_ID: "2" })).toThrow(/SLURM_ARRAY_TASK_ID: got 2/);
  expect(() => indexOf(undefined, stage, { SLURM_ARRAY_TASK_ID: "" })).toThrow(/0 to 1/);
});

test("a stage waits for the parts that it reads; an empty file is no part", async () => {
  const store = diskStore(emptyFolder());
  const plan = planOf(draft);
  const [ratios, accessibility] = plan.stages;
  await refuseEarly(plan, ratios, store);
  await store.write(nameOfPart({ plan: plan.plan, table: "ratios", index: 0 }), "a part");
  await store.write(nameOfPart({ plan: plan.plan, table: "ratios", index: 1 }), "");
  expect(await missingShards(plan, ratios, store)).toEqual([1]);
  await expect(refuseEarly(plan, accessibility, store)).rejects.toThrow(PassingFailure);
  await store.write(nameOfPart({ plan: plan.plan, table: "ratios", index: 1 }), "a part");
  await refuseEarly(plan, accessibility, store);
});

test("a plan of a kind that nothing computes is a matter of configuration", async () => {
  const plan = { ...planOf(draft), kind: "census" } as unknown as ReturnType<typeof planOf>;
  await expect(kindOf(plan)).rejects.toThrow(ConfigurationError);
});

test("a folder is a plan's own: found again, refused to others, replaced when told to", async () => {
  const folder = emptyFolder();
  const store = diskStore(folder);
  const plan = planOf(draft);
  const kept = { force: false, shards: true };
  await claimFolder(store, plan, kept);
  expect(await claimFolder(store, plan, kept)).toEqual(plan);
  const coarse = planOf({
    ...draft,
    stages: [{ ...draft.stages[0], shards: [{ begin: 0, end: 9 }] }, draft.stages[1]],
  });
  await expect(claimFolder(store, coarse, kept)).rejects.toThrow(
    /this plan in 2 \+ 1 shards, expected one in 1 \+ 1/,
  );
  expect((await claimFolder(store, coarse, { force: false, shards: false })).plan).toBe(plan.plan);
  const other = planOf({ ...draft, work: { decay: [1] } });
  await expect(claimFolder(store, other, kept)).rejects.toThrow(/which holds another grid/);

  writeFileSync(join(folder, nameOfPart({ plan: plan.plan, table: "ratios", index: 0 })), "a part");
  writeFileSync(join(folder, "notes.txt"), "mine");
  await claimFolder(store, other, { force: true, shards: true });
  expect((await store.list()).map(({ name }) => name)).toEqual(["notes.txt", "plan.json"]);
  expect((await readPlan(store)).plan).toBe(other.plan);

  mkdirSync(join(folder, "elsewhere"));
  writeFileSync(join(folder, "elsewhere", "notes.txt"), "mine");
  const elsewhere = diskStore(join(folder, "elsewhere"));
  await expect(claimFolder(elsewhere, plan, { force: true, shards: true })).rejects.toThrow(
    /which holds other files/,
  );
});
