/**
 * Against the official APL of 2018. The recipe, on communes_france.csv:
 * - keep the 34,729 communes that have an official APL 2018 and a standardised population: Paris (whose 0 doctors are
 *   missing data), Lyon, Marseille, the departments overseas and 14 more go, as residences and as practices;
 * - demand: standardised population of 2016 (DREES); supply: doctors of the BPE 2017, one each;
 * - minutes: great-circle distance at 40 km/h, islands cut by the list; decay of the method, 10, 15 and 20 minutes;
 * - scale by the official national mean over the computed one (weighted by standardised population): 4,221 acts a doctor;
 * - correlation and regional mean weighted by standardised population.
 */
import { beforeAll, expect, test } from "vitest";
import { summarise, weightedMean } from "../../../src/core/accessibility/summary.ts";
import { Engine } from "../../../src/core/engine/engine.ts";
import { travelTimesFrom } from "../../../src/core/engine/matrix/travelTimesFrom.ts";
import type { Decay } from "../../../src/core/method/decay.ts";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { estimateTravelTimes } from "../../../src/core/territory/estimate.ts";
import { islandsFrom } from "../../../src/core/territory/islands.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";
import { describeShared, readShared } from "../../shared.ts";
import { haversineKm } from "../territory/haversine.ts";

const files = {
  communes: "communes/communes_france.csv",
  islands: "communes/islands_without_fixed_link.csv",
};
const decay: Decay = {
  family: "step",
  cutoffs: [10, 15, 20],
  weights: [1, 2 / 3, 1 / 3],
  edge: "right-closed",
};

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): Row[] {
  const [head, ...lines] = new TextDecoder().decode(readShared(file)).trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, k) => [names[k], cell])));
}

/** Weighted by `weights`. */
function correlation(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  const [meanA, meanB] = [weightedMean(a, weights), weightedMean(b, weights)];
  const product = (x: Float64Array, meanX: number, y: Float64Array, meanY: number) =>
    x.reduce((sum, value, c) => sum + weights[c] * (value - meanX) * (y[c] - meanY), 0);
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
}

/** The method as it is written, over pairs found by comparing latitudes: shares nothing with the engine or the estimate. */
function naive(rows: readonly Row[], islandOf: ReadonlyMap<string, string>): Float64Array {
  const places = rows.map((row, c) => ({
    c,
    lat: Number(row.lat),
    lon: Number(row.lon),
    island: islandOf.get(row.code),
    demand: Number(row.pop_std_2016_drees),
    doctors: Number(row.gp_bpe2017),
  }));
  const sorted = [...places].sort((a, b) => a.lat - b.lat);
  const weightOf = (minutes: number) =>
    minutes <= 10 ? 1 : minutes <= 15 ? 2 / 3 : minutes <= 20 ? 1 / 3 : 0;
  const pairs: [number, number, number][] = [];
  for (const [k, a] of sorted.entries()) {
    for (let n = k; n < sorted.length && (sorted[n].lat - a.lat) * 111 < 14; n++) {
      const b = sorted[n];
      if (Math.abs(b.lon - a.lon) > 0.3 || (a !== b && a.island !== b.island)) continue;
      const minutes = (haversineKm(a.lat, a.lon, b.lat, b.lon) / 40) * 60;
      const weight = weightOf(Math.round(minutes * 1000) / 1000);
      if (weight > 0) pairs.push([a.c, b.c, weight]);
      if (weight > 0 && a !== b) pairs.push([b.c, a.c, weight]);
    }
  }
  const catchment = new Float64Array(rows.length);
  for (const [from, to, weight] of pairs) catchment[to] += weight * places[from].demand;
  const accessibility = new Float64Array(rows.length);
  for (const [from, to, weight] of pairs) {
    if (catchment[to] > 0) accessibility[from] += (weight * places[to].doctors) / catchment[to];
  }
  return accessibility;
}

function throughEngine(rows: readonly Row[], islandRows: readonly Row[]): Float64Array {
  const problems = new Problems();
  const numbers = (name: string) => numberColumn(rows.map((row) => Number(row[name])));
  const communes = communesFrom(
    tableOf("communes", {
      code: textColumn(rows.map(({ code }) => code)),
      lat: numbers("lat"),
      lon: numbers("lon"),
    }),
    { problems },
  );
  const islands = islandsFrom(
    tableOf("islands", {
      code: textColumn(islandRows.map(({ code }) => code)),
      island: textColumn(islandRows.map(({ island }) => island)),
    }),
    { problems },
  );
  const { pairs } = estimateTravelTimes(communes, { maxMinutes: 20, islands });
  const { travelTimes } = travelTimesFrom(pairs, {
    communes: communes.count,
    communesHash: "",
    maxMinutes: 20,
    estimated: true,
  });
  const inOrder = (name: string) => Float64Array.from(communes.row, (row) => Number(rows[row][name]));
  const doctors = inOrder("gp_bpe2017");
  const active = Uint8Array.from(doctors, (count) => (count > 0 ? 1 : 0));
  const { accessibility } = Engine.create(loadKernel(), { travelTimes, variants: 1, active }).run({
    demand: inOrder("pop_std_2016_drees"),
    supply: [doctors],
    decay,
  });
  const byRow = new Float64Array(rows.length);
  communes.row.forEach((row, c) => {
    byRow[row] = accessibility[0][c];
  });
  return byRow;
}

describeShared("accessibility against the official APL of 2018", Object.values(files), () => {
  let rows: Row[];
  let expected: Float64Array;
  let computed: Float64Array;

  beforeAll(() => {
    rows = rowsOf(files.communes).filter((row) => row.apl_mg_2018 !== "" && row.pop_std_2016_drees !== "");
    const islandRows = rowsOf(files.islands);
    expected = naive(rows, new Map(islandRows.map(({ code, island }) => [code, island])));
    computed = throughEngine(rows, islandRows);
  });

  test("the engine, the estimate and the islands agree with the method written plainly", () => {
    expect(rows).toHaveLength(34_729);
    const worst = computed.reduce(
      (most, value, c) => Math.max(most, Math.abs(value - expected[c]) / (expected[c] || 1)),
      0,
    );
    expect(worst).toBeLessThan(1e-12);
  });

  test("correlation 0.685; scaled to the national mean, Nouvelle-Aquitaine has 4.267 against 4.274", () => {
    const official = Float64Array.from(rows, ({ apl_mg_2018 }) => Number(apl_mg_2018));
    const demand = Float64Array.from(rows, ({ pop_std_2016_drees }) => Number(pop_std_2016_drees));
    const acts = weightedMean(official, demand) / weightedMean(computed, demand);
    const inRegion = demand.map((value, c) => (rows[c].reg === "75" ? value : 0));
    expect(Math.abs(correlation(computed, official, demand) - 0.685)).toBeLessThan(0.002);
    expect(Math.abs(acts * weightedMean(computed, inRegion) - 4.267)).toBeLessThan(0.002);
    expect(weightedMean(official, inRegion)).toBeCloseTo(4.274, 3);
    expect(acts).toBeCloseTo(4221, 0);
  });

  test.each(["17004", "56069", "29155"])(
    "an island of one commune counts its own doctors alone: %s",
    (code) => {
      const at = rows.findIndex((row) => row.code === code);
      const own = Number(rows[at].gp_bpe2017) / Number(rows[at].pop_std_2016_drees);
      expect(computed[at]).toBeCloseTo(own, 12);
    },
  );

  test("the summary of it has no missing commune, and its tenths rise", () => {
    const population = Float64Array.from(rows, ({ pop_mun_2021 }) => Number(pop_mun_2021));
    const summary = summarise({ accessibility: computed, population, demand: population, thresholds: [] });
    expect(summary.missing).toBe(0);
    expect([...summary.tenths].sort((a, b) => a - b)).toEqual(summary.tenths);
  });
});
