/** The whole chain on the embedded sample: its synthetic country has the shape of the real one, and the engine is right on it. */
import { beforeAll, describe, expect, test } from "vitest";
import { buildSample } from "../../../src/build/sample/sample.ts";
import { demandFrom } from "../../../src/core/accessibility/demand.ts";
import { supplyFromPractices } from "../../../src/core/accessibility/practiceSupply.ts";
import { summarise } from "../../../src/core/accessibility/summary.ts";
import { Engine, type EngineResult } from "../../../src/core/engine/engine.ts";
import { travelTimesFrom } from "../../../src/core/engine/matrix/travelTimesFrom.ts";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { estimateTravelTimes } from "../../../src/core/territory/estimate.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";
import { readMethod } from "../../../src/node/methods.ts";
import { Exclusions } from "../../../src/table/exclusions.ts";
import { Problems } from "../../../src/table/problems.ts";
import { referenceRun } from "../../reference.ts";

const variants = ["all", "65", "62", "60"];

describe("the embedded sample", async () => {
  const { tables } = buildSample();
  const method = await readMethod("gp-2023");
  const problems = new Problems();
  const excluded = new Exclusions();
  const communes = communesFrom(tables.get("communes")!, { problems });
  const demand = demandFrom(tables.get("communes")!, communes, method, { problems });
  const supply = supplyFromPractices(tables.get("practices")!, communes, method, {
    problems,
    excluded,
    variants,
  });
  const { pairs } = estimateTravelTimes(communes, { maxMinutes: 20 });
  let result: EngineResult;

  beforeAll(() => {
    const { travelTimes } = travelTimesFrom(pairs, {
      communes: communes.count,
      communesHash: "",
      maxMinutes: 20,
      estimated: true,
    });
    const active = communes.codes.map((_, c) => (supply.values.some((values) => values[c] > 0) ? 1 : 0));
    const engine = Engine.create(loadKernel(), { travelTimes, variants: 4, active: Uint8Array.from(active) });
    result = engine.run({ demand: demand.values, supply: supply.values, decay: method.decay });
  });

  test("reads without a problem; k is national", () => {
    expect(problems.all).toEqual([]);
    expect(demand).toMatchObject({ basis: "age-bands", kSource: "national" });
    expect(supply.variants).toEqual(variants);
  });

  test("the engine agrees with the naive reference to 1e-12 in every variant", () => {
    const triples = Array.from(
      pairs.origin,
      (from, p) => [from, pairs.destination[p], pairs.minutes[p]] as const,
    );
    for (const [v, values] of supply.values.entries()) {
      const expected = referenceRun({
        communes: communes.count,
        pairs: triples,
        demand: demand.values,
        supply: values,
        decay: method.decay,
      });
      const worst = expected.accessibility.reduce(
        (most, value, c) => Math.max(most, Math.abs(value - result.accessibility[v][c]) / (value || 1)),
        0,
      );
      expect(worst).toBeLessThan(1e-12);
    }
  });

  test("national means are near the published ones: 3.7446 in 2023; 3.27, 2.91 and 2.70 of 3.73 by age in 2024", () => {
    const means = variants.map(
      (_, v) =>
        summarise({
          accessibility: result.accessibility[v],
          population: communes.population,
          demand: demand.values,
          thresholds: [],
        }).mean,
    );
    expect(Math.abs(means[0] - 3.7446)).toBeLessThan(0.001);
    for (const [v, published] of [3.27, 2.91, 2.7].entries()) {
      expect(Math.abs(means[v + 1] / means[0] - published / 3.73)).toBeLessThan(0.02);
    }
  });

  test("inequality is of the real size: first and last tenths, shares under thresholds at 65 within reach of DREES's", () => {
    const { tenths, shares } = summarise({
      accessibility: result.accessibility[1],
      population: communes.population,
      demand: demand.values,
      thresholds: method.thresholds,
    });
    expect(tenths[0]).toBeGreaterThan(1);
    expect(tenths[0]).toBeLessThan(1.8);
    expect(tenths[9]).toBeGreaterThan(5);
    expect(tenths[9]).toBeLessThan(6.5);
    const share = (threshold: number) => shares.find((each) => each.threshold === threshold)!.share;
    expect(Math.abs(share(2.5) - 0.2741)).toBeLessThan(0.06);
    expect(Math.abs(share(4) - 0.7317)).toBeLessThan(0.06);
  });

  test("some doctors are left out by the rules, and each kind of rule is met", () => {
    expect(excluded.count("doctor-below-minimum")).toBeGreaterThan(100);
    expect(excluded.count("practice-mep-not-counted")).toBeGreaterThan(100);
    const done = supply.notes.map(({ reason }) => reason);
    expect(done).toEqual(expect.arrayContaining(["doctors-imputed", "doctors-raised", "doctors-capped"]));
  });
});
