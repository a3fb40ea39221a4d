import { describe, expect, it } from "vitest";
import { splitChange } from "../../../src/core/accessibility/changeSplit.ts";
import { type Results, resultsFrom } from "../../../src/core/accessibility/resultTable.ts";
import { vintagesOf } from "../../../src/core/accessibility/vintages.ts";
import { Engine } from "../../../src/core/engine/engine.ts";
import { travelTimesFrom } from "../../../src/core/engine/matrix/travelTimesFrom.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";

function results(
  rows: readonly (readonly [code: string, demand: number, supply: number, apl: number])[],
): Results {
  const problems = new Problems();
  const table = tableOf("test", {
    code: textColumn(rows.map(([code]) => code)),
    population: numberColumn(rows.map(([, demand]) => demand)),
    demand: numberColumn(rows.map(([, demand]) => demand)),
    supply_65: numberColumn(rows.map(([, , supply]) => supply)),
    apl_65: numberColumn(rows.map(([, , , apl]) => apl)),
  });
  const found = resultsFrom(table, { problems });
  expect(problems.all).toEqual([]);
  return found;
}

const merges = new Map([
  ["01002", new Set(["01001"])],
  ["01005", new Set(["01006", "01007"])],
]);

describe("vintages on the communes of today", () => {
  const vintages = vintagesOf(
    [
      {
        label: "2015",
        results: results([
          ["01001", 100, 10, 2],
          ["01002", 300, 30, 4],
          ["01003", 50, 0, Number.NaN],
          ["01005", 10, 1, 1],
        ]),
      },
      {
        label: "2023",
        results: results([
          ["01001", 440, 44, 3],
          ["01004", 20, 2, 5],
        ]),
      },
    ],
    merges,
  );
  const [before, after] = vintages.years;

  it("merged communes add up, and their accessibility is the mean weighted by demand", () => {
    expect(vintages.communes.codes).toEqual(["01001", "01003", "01004"]);
    expect([...before.demand]).toEqual([400, 50, Number.NaN]);
    expect([...before.supply[0]!]).toEqual([40, 0, Number.NaN]);
    expect([...before.accessibility[0]!]).toEqual([3.5, Number.NaN, Number.NaN]);
    expect([...after.accessibility[0]!]).toEqual([3, Number.NaN, 5]);
    expect(vintages.merged).toEqual([1, 0]);
  });

  it("a commune that several of today hold is left out and listed", () => {
    expect(vintages.ambiguous).toEqual([{ label: "2015", code: "01005" }]);
  });
});

describe("the split of a change", () => {
  const count = 4;
  const engineOf = (minutes: readonly number[]) => {
    const pairs = { origin: [] as number[], destination: [] as number[], minutes: [] as number[] };
    for (let origin = 0; origin < count; origin++) {
      for (let destination = 0; destination < count; destination++) {
        pairs.origin.push(origin);
        pairs.destination.push(destination);
        pairs.minutes.push(origin === destination ? 0 : minutes[Math.abs(origin - destination)]);
      }
    }
    const { travelTimes } = travelTimesFrom(
      {
        origin: Int32Array.from(pairs.origin),
        destination: Int32Array.from(pairs.destination),
        minutes: Float64Array.from(pairs.minutes),
      },
      { communes: count, communesHash: "", maxMinutes: 20, estimated: false },
    );
    return Engine.create(loadKernel(), { travelTimes, variants: 1, active: new Uint8Array(count).fill(1) });
  };
  const near = engineOf([0, 8, 14, 19]);
  const far = engineOf([0, 12, 19, 20]);
  const decay = {
    family: "step",
    cutoffs: [10, 15, 20],
    weights: [1, 2 / 3, 1 / 3],
    edge: "right-closed",
  } as const;
  const present = new Uint8Array(count).fill(1);
  const options = { decay, present, variant: "65" };
  const before = {
    demand: Float64Array.of(100, 200, 150, 80),
    supply: Float64Array.of(500, 0, 900, 0),
    engine: near,
  };
  const after = {
    demand: Float64Array.of(120, 190, 150, 90),
    supply: Float64Array.of(400, 0, 900, 200),
    engine: far,
  };

  it("sums to the modelled change in every commune and in the mean", () => {
    const split = splitChange(before, after, options);
    expect(split.factors).toEqual(["supply", "demand", "times"]);
    for (let c = 0; c < count; c++) {
      const sum = split.parts.reduce((total, part) => total + part[c], 0);
      expect(sum).toBeCloseTo(split.after[c] - split.before[c], 12);
    }
    // everything is reached: the mean is supply over demand, whatever the travel times
    const mean = 1500 / 550 - 1400 / 530;
    expect(split.mean.reduce((a, b) => a + b, 0)).toBeCloseTo(mean, 12);
    expect(split.mean[2]).toBeCloseTo(0, 12);
  });

  it("what does not change explains nothing", () => {
    const onlyTimes = splitChange(before, { ...before, engine: far }, options);
    expect([...onlyTimes.parts[0], ...onlyTimes.parts[1]]).toEqual(new Array(8).fill(0));
    const onlySupply = splitChange(before, { ...before, supply: after.supply }, options);
    expect(onlySupply.factors).toEqual(["supply", "demand"]);
    expect([...onlySupply.parts[1]]).toEqual([0, 0, 0, 0]);
  });
});
