import { expect, test } from "vitest";
import {
  arrivals,
  type DoctorsOfSupply,
  departures,
  doctorsIn,
  netted,
  retirements,
} from "../../../src/core/scenario/doctorChanges.ts";

/** Three doctors: d1 (50) in communes 0 and 1, d2 (66) and d3 (70) in 1. */
const supply = {
  values: [new Float64Array([2000, 9000]), new Float64Array([2000, 1000])],
  practices: {
    count: 4,
    id: ["p1", "p2", "p3", "p4"],
    doctor: ["d1", "d1", "d2", "d3"],
    commune: new Int32Array([0, 1, 1, 1]),
    age: new Float64Array([50, 50, 66, 70]),
    hasAges: true,
    counted: [new Float64Array([2000, 1000, 5000, 3000]), new Float64Array([2000, 1000, 0, 0])],
  },
} as const satisfies DoctorsOfSupply;

test("doctors who settle count in every variant", () => {
  expect(arrivals(3, 2, 5400, 2)).toEqual({ commune: 3, acts: [10800, 10800] });
});

test("doctors who leave take the mean of their commune, variant by variant", () => {
  expect(doctorsIn(1, supply, 5400)).toBe(3);
  expect(departures(1, 1, supply, 5400)).toEqual({ commune: 1, acts: [-3000, -1000 / 3] });
  expect(departures(1, 4, supply, 5400)).toBeUndefined();
});

test("a headcount holds as many doctors as its consultations hold the mean of acts", () => {
  const headcount = { values: [new Float64Array([10800])] };
  expect(departures(0, 1, headcount, 5400)).toEqual({ commune: 0, acts: [-5400] });
  expect(departures(0, 3, headcount, 5400)).toBeUndefined();
});

test("those of the age and beyond retire, from all their communes", () => {
  expect(retirements(66, supply)).toEqual([{ commune: 1, acts: [-8000, 0] }]);
  expect(retirements(50, supply)).toEqual([
    { commune: 0, acts: [-2000, -2000] },
    { commune: 1, acts: [-9000, -1000] },
  ]);
  expect(retirements(71, supply)).toEqual([]);
  expect(retirements(65, { ...supply, practices: { ...supply.practices, hasAges: false } })).toBeUndefined();
});

test("changes of one commune are summed", () => {
  const changes = [
    { commune: 4, acts: [1, 2] },
    { commune: 2, acts: [5, 5] },
    { commune: 4, acts: [-3, 1] },
  ];
  expect(netted(changes)).toEqual([
    { commune: 2, acts: [5, 5] },
    { commune: 4, acts: [-2, 3] },
  ]);
});
