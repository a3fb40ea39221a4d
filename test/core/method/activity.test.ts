import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ActivityRules,
  activityCounter,
  type Kind,
  outcomesOf,
} from "../../../src/core/method/activity.ts";
import { parseMethod } from "../../../src/core/method/document.ts";
import { methodJson } from "./methods.ts";

const rulesOf = (id: string): ActivityRules => {
  const { activity } = parseMethod(methodJson(id), id);
  if (activity === null) throw new Error(`${id} has no activity rules`);
  return activity;
};
const gp2017 = rulesOf("gp-2017");
const gp2023 = rulesOf("gp-2023");

interface DoctorYear {
  readonly kind: Kind;
  readonly newcomer: boolean;
  readonly acts: readonly number[];
}

/** Counts a doctor that stands between two others in one array, which must be left alone. */
function countActs(rules: ActivityRules, { kind, newcomer, acts }: DoctorYear) {
  const all = Float64Array.of(7777, ...acts, 8888);
  const marks = activityCounter(rules, kind)(all, 1, acts.length + 1, newcomer);
  expect([all[0], all.at(-1)]).toEqual([7777, 8888]);
  return { acts: [...all.subarray(1, -1)], outcomes: outcomesOf(marks) };
}

const counted = (rules: ActivityRules, acts: number[], doctor: Partial<DoctorYear> = {}) =>
  countActs(rules, { kind: "liberal", newcomer: false, ...doctor, acts }).acts;
const sum = (acts: readonly number[]) => acts.reduce((total, share) => total + share, 0);

describe("hand cases of gp-2017", () => {
  test("2,500 + 1,500 acts in two communes count both", () => {
    expect(counted(gp2017, [2500, 1500])).toEqual([2500, 1500]);
  });

  test("5,000 + 3,000 count 3,750 + 2,250", () => {
    expect(counted(gp2017, [5000, 3000])).toEqual([3750, 2250]);
  });

  test("a newcomer with 900 counts 5,400, in the place of his practices", () => {
    expect(counted(gp2017, [900], { newcomer: true })).toEqual([5400]);
    expect(counted(gp2017, [600, 300], { newcomer: true })).toEqual([3600, 1800]);
    expect(counted(gp2017, [0, 0], { newcomer: true })).toEqual([2700, 2700]);
    expect(counted(gp2017, [Number.NaN], { newcomer: true })).toEqual([5400]);
  });

  test("a health centre with 240 counts 0 in 2017 and 240 in 2023", () => {
    expect(counted(gp2017, [240], { kind: "centre" })).toEqual([0]);
    expect(counted(gp2023, [240], { kind: "centre" })).toEqual([240]);
  });

  test("health centres know no floor, no cap, no imputation in either", () => {
    for (const rules of [gp2017, gp2023]) {
      expect(counted(rules, [1000], { kind: "centre" })).toEqual([1000]);
      expect(counted(rules, [20_000], { kind: "centre" })).toEqual([20_000]);
      expect(counted(rules, [900], { kind: "centre", newcomer: true })).toEqual([900]);
    }
  });
});

describe("edges", () => {
  const edges: [acts: number, in2017: number, in2023: number][] = [
    [0, 0, 0],
    [249, 0, 0],
    [249.999, 0, 0],
    [250, 0, 3600],
    [250.5, 0, 3600],
    [251, 0, 3600],
    [3599, 0, 3600],
    [3600, 3600, 3600],
    [3601, 3601, 3601],
    [5999, 5999, 5999],
    [6000, 6000, 6000],
    [6001, 6000, 6000],
    [30_000, 6000, 6000],
  ];
  test.each(edges)("%d acts count %d in 2017, %d in 2023", (acts, in2017, in2023) => {
    expect(counted(gp2017, [acts])).toEqual([in2017]);
    expect(counted(gp2023, [acts])).toEqual([in2023]);
  });

  test("exactly 250 is a field", () => {
    const minimum = { acts: 250, exactly: "excluded", per: "doctor" } as const;
    expect(counted({ ...gp2023, minimum }, [250])).toEqual([0]);
    expect(counted({ ...gp2023, minimum }, [250.001])).toEqual([3600]);
    expect(counted({ ...gp2017, minimum }, [250], { kind: "centre" })).toEqual([0]);
    expect(counted(gp2017, [250], { kind: "centre" })).toEqual([250]);
  });

  test("a doctor with 0 acts is without activity, even where no minimum says so", () => {
    expect(counted({ ...gp2023, minimum: null }, [0])).toEqual([0]);
  });
});

describe("each rule per practice instead of per doctor", () => {
  test("cap", () => {
    const rules: ActivityRules = { ...gp2023, cap: { acts: 6000, per: "practice" } };
    expect(counted(rules, [7000, 3000])).toEqual([6000, 3000]);
    expect(counted(gp2023, [7000, 3000])).toEqual([4200, 1800]);
  });

  test("floor", () => {
    const rules: ActivityRules = { ...gp2023, floor: { acts: 3600, below: "raised", per: "practice" } };
    expect(counted({ ...rules, cap: null }, [2000, 2000])).toEqual([3600, 3600]);
    expect(counted(gp2023, [2000, 2000])).toEqual([2000, 2000]);
  });

  test("minimum", () => {
    const rules: ActivityRules = { ...gp2023, minimum: { acts: 250, exactly: "counted", per: "practice" } };
    expect(counted(rules, [240, 5000])).toEqual([0, 5000]);
    expect(counted(gp2023, [240, 5000])).toEqual([240, 5000]);
  });
});

test("outcomes say which rules changed the count", () => {
  const outcomes = (rules: ActivityRules, acts: number[], newcomer = false) =>
    countActs(rules, { kind: "liberal", newcomer, acts }).outcomes;
  expect(outcomes(gp2023, [4000])).toEqual([]);
  expect(outcomes(gp2023, [100])).toEqual(["below-minimum"]);
  expect(outcomes(gp2023, [300])).toEqual(["raised"]);
  expect(outcomes(gp2017, [300])).toEqual(["below-floor"]);
  expect(outcomes(gp2017, [100])).toEqual(["below-minimum"]);
  expect(outcomes(gp2023, [4000, 4000])).toEqual(["capped"]);
  expect(outcomes(gp2023, [100], true)).toEqual(["imputed"]);
  expect(outcomes({ ...gp2023, newcomers: { acts: 7000 } }, [100], true)).toEqual(["imputed", "capped"]);
  expect(outcomes({ ...gp2023, newcomers: null }, [300], true)).toEqual(["raised"]);
});

const per = fc.constantFrom("doctor" as const, "practice" as const);
const bound = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const anyRules: fc.Arbitrary<ActivityRules> = fc.record({
  minimum: bound(
    fc.record({
      acts: fc.integer({ min: 0, max: 500 }),
      exactly: fc.constantFrom("counted", "excluded"),
      per,
    }),
  ),
  floor: bound(
    fc.record({ acts: fc.integer({ min: 0, max: 5000 }), below: fc.constantFrom("raised", "excluded"), per }),
  ),
  cap: bound(fc.record({ acts: fc.integer({ min: 5000, max: 9000 }), per })),
  newcomers: bound(fc.record({ acts: fc.integer({ min: 0, max: 9000 }) })),
  centres: fc.record({
    bounds: fc.constantFrom("none", "minimum", "all"),
    ages: fc.constant("every-variant" as const),
  }),
  sectors: fc.constant(["1", "2"]),
  mep: fc.constant({ firstLine: [], untold: "counted" as const }),
});
const doctor = fc.record({
  kind: fc.constantFrom("liberal" as const, "centre" as const),
  newcomer: fc.boolean(),
  acts: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 12_000, noNaN: true })), {
    minLength: 1,
    maxLength: 4,
  }),
});

/** The rules as a person would write them down, without sharing code: the total, then everybody's part of it. */
function naive(rules: ActivityRules, { kind, newcomer, acts }: DoctorYear): number[] {
  const total = sum(acts);
  let now = [...acts];
  const share = (count: number) =>
    now.map((part) => (sum(now) > 0 ? (part / sum(now)) * count : count / now.length));
  if (newcomer && kind === "liberal" && rules.newcomers) {
    now = acts.map((part) =>
      total > 0 ? (part / total) * rules.newcomers!.acts : rules.newcomers!.acts / acts.length,
    );
  }
  const obeys = kind === "liberal" ? "all" : rules.centres.bounds;
  if (rules.minimum && obeys !== "none") {
    const { acts: least, exactly, per } = rules.minimum;
    const passes = (count: number) => count > least || (count === least && exactly === "counted");
    now =
      per === "practice"
        ? now.map((part) => (passes(part) ? part : 0))
        : passes(sum(now))
          ? now
          : now.map(() => 0);
  }
  if (rules.floor && obeys === "all") {
    const { acts: floor, below, per } = rules.floor;
    const floored = (count: number) =>
      count === 0 || count >= floor ? count : below === "raised" ? floor : 0;
    now = per === "practice" ? now.map(floored) : share(floored(sum(now)));
  }
  if (rules.cap && obeys === "all") {
    const { acts: cap, per } = rules.cap;
    now = per === "practice" ? now.map((part) => Math.min(part, cap)) : share(Math.min(sum(now), cap));
  }
  return now;
}

describe("properties", () => {
  test("agrees with the rules written down naively", () => {
    fc.assert(
      fc.property(anyRules, doctor, (rules, doctor) => {
        const expected = naive(rules, doctor);
        countActs(rules, doctor).acts.forEach((count, practice) => {
          expect(count).toBeCloseTo(expected[practice], 6);
        });
      }),
      { numRuns: 2000 },
    );
  });

  test("never negative, never NaN, and no more than the cap of a doctor", () => {
    fc.assert(
      fc.property(anyRules, doctor, (rules, doctor) => {
        const { acts } = countActs(rules, doctor);
        expect(acts).toHaveLength(doctor.acts.length);
        expect(acts.every((count) => count >= 0 && Number.isFinite(count))).toBe(true);
        if (doctor.kind === "liberal" && rules.cap?.per === "doctor") {
          expect(sum(acts)).toBeLessThanOrEqual(rules.cap.acts * (1 + 1e-12));
        }
      }),
    );
  });

  test("the shares of a doctor's practices sum to what one practice with all his acts counts, under rules of the doctor", () => {
    fc.assert(
      fc.property(fc.constantFrom(gp2017, gp2023), doctor, (rules, doctor) => {
        const together = sum(countActs(rules, { ...doctor, acts: [sum(doctor.acts)] }).acts);
        expect(sum(countActs(rules, doctor).acts)).toBeCloseTo(together, 6);
      }),
    );
  });

  test("monotone in acts, except where a doctor enters the exclusion", () => {
    const acts = fc.double({ min: 0, max: 12_000, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(gp2017, gp2023), acts, acts, (rules, a, b) => {
        const [fewer] = counted(rules, [Math.min(a, b)]);
        const [more] = counted(rules, [Math.max(a, b)]);
        expect(fewer).toBeLessThanOrEqual(more);
      }),
    );
  });

  test("permuting the practices permutes the counts", () => {
    fc.assert(
      fc.property(anyRules, doctor, (rules, doctor) => {
        const whole = { ...doctor, acts: doctor.acts.map(Math.round) };
        const backwards = countActs(rules, { ...whole, acts: [...whole.acts].reverse() });
        const forwards = countActs(rules, whole);
        expect(backwards.outcomes).toEqual(forwards.outcomes);
        // shares of whole numbers need not be whole, and sums of such depend on their order in the last digit
        [...backwards.acts].reverse().forEach((acts, practice) => {
          expect(Math.abs(acts - forwards.acts[practice]!)).toBeLessThanOrEqual(1e-12 * acts);
        });
      }),
    );
  });

  test("what a rule says of a doctor is at the bound that it equals, however his practices share it", () => {
    const acts = fc.array(fc.double({ min: 0.1, max: 9000, noNaN: true }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9000 }), acts, (imputed, acts) => {
        const at = { acts: imputed, per: "doctor" } as const;
        const rules = { ...gp2017, minimum: null, floor: { ...at, below: "excluded" as const }, cap: at };
        const newcomer = { kind: "liberal", newcomer: true, acts } as const;
        expect(countActs({ ...rules, newcomers: { acts: imputed } }, newcomer).outcomes).toEqual(["imputed"]);
      }),
    );
  });
});
