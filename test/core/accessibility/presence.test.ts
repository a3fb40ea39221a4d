import { expect, test } from "vitest";
import { presentCommunes, supplyOfPresent } from "../../../src/core/accessibility/presence.ts";
import { supplyToTell } from "../../../src/core/accessibility/run.ts";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Exclusions } from "../../../src/table/exclusions.ts";
import { Problems } from "../../../src/table/problems.ts";

const table = tableOf("c.csv", {
  code: textColumn(["01001", "01002", "01004", "01005"]),
  population: numberColumn([100, 200, Number.NaN, 0]),
});
const communes = communesFrom(table, { problems: new Problems() });

test("a population that is unknown, a demand that alone is, and nobody are three things", () => {
  const excluded = new Exclusions();
  const demand = Float64Array.of(90, Number.NaN, Number.NaN, 0);
  expect([...presentCommunes(communes, demand, Uint8Array.of(1, 1, 1, 1), excluded)]).toEqual([1, 0, 0, 1]);
  expect(excluded.all.map(({ reason, ids }) => [reason, [...ids.keys()]])).toEqual([
    ["commune-without-demand", ["01002"]],
    ["commune-without-population", ["01004"]],
  ]);
});

test("supply left out is counted by variant, is 0 to the engine and missing to readers", () => {
  const excluded = new Exclusions();
  const supply = {
    variants: ["65", "62"],
    values: [Float64Array.of(5, 30, 10, 0), Float64Array.of(5, 0, 10, 0)],
  };
  const present = Uint8Array.of(1, 0, 0, 1);
  const counted = supplyOfPresent(supply, communes, present, excluded);
  expect(counted.map((values) => [...values])).toEqual([
    [5, 0, 0, 0],
    [5, 0, 0, 0],
  ]);
  const [left] = excluded.all;
  expect([...left.supply].map(([variant, ofVariant]) => [variant, ...ofVariant])).toEqual([
    ["65", ["01002", 30], ["01004", 10]],
    ["62", ["01002", 0], ["01004", 10]],
  ]);
  const told = supplyToTell(counted, present);
  expect(told.map((values) => [...values])).toEqual([
    [5, Number.NaN, Number.NaN, 0],
    [5, Number.NaN, Number.NaN, 0],
  ]);
  expect(supplyToTell(counted, Uint8Array.of(1, 1, 1, 1))).toBe(counted);
});
