import fc from "fast-check";
import { expect, test } from "vitest";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { estimateTravelTimes } from "../../../src/core/territory/estimate.ts";
import { islandsFrom } from "../../../src/core/territory/islands.ts";
import { speedByDistance, travelTimeAt } from "../../../src/core/territory/speed.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";
import { haversineKm } from "./haversine.ts";

function communesAt(positions: ReadonlyArray<readonly [number, number]>) {
  return communesFrom(
    tableOf("communes", {
      code: textColumn(positions.map((_, c) => String(10_000 + c))),
      latitude: numberColumn(positions.map(([latitude]) => latitude)),
      longitude: numberColumn(positions.map(([, longitude]) => longitude)),
    }),
    { problems: new Problems() },
  );
}

const near = fc.tuple(
  fc.double({ min: 45, max: 45.3, noNaN: true }),
  fc.double({ min: 0, max: 0.4, noNaN: true }),
);

test("the pairs are those of brute force, both ways, own commune at 0", () => {
  fc.assert(
    fc.property(
      fc.array(near, { maxLength: 40 }),
      fc.constantFrom(40, 54, speedByDistance),
      fc.double({ min: 1, max: 30, noNaN: true }),
      (positions, speed, maxMinutes) => {
        const { pairs } = estimateTravelTimes(communesAt(positions), { maxMinutes, speed });
        const found = new Map(
          Array.from(pairs.origin, (from, pair) => [
            `${from}-${pairs.destination[pair]}`,
            pairs.minutes[pair],
          ]),
        );
        expect(found.size).toBe(pairs.origin.length);
        positions.forEach((a, from) => {
          positions.forEach((b, to) => {
            const minutes = travelTimeAt(speed).minutes(haversineKm(...a, ...b));
            const estimated = found.get(`${from}-${to}`);
            if (Math.abs(minutes - maxMinutes) > 0.001)
              expect(estimated !== undefined).toBe(minutes < maxMinutes);
            if (estimated !== undefined) expect(estimated).toBeCloseTo(minutes, 6);
            if (from === to) expect(estimated).toBe(0);
          });
        });
      },
    ),
  );
});

test("a pair whose minutes round to the maximum is there, whatever the maximum asked", () => {
  // 20.0004 minutes at 60 km/h is 20.0004 km: rounds to 20
  const kmPerDegree = haversineKm(0, 0, 1, 0);
  const within = (km: number, maxMinutes: number) =>
    estimateTravelTimes(
      communesAt([
        [0, 0],
        [km / kmPerDegree, 0],
      ]),
      { maxMinutes, speed: 60 },
    ).pairs.origin.length;
  expect(within(20.0004, 20)).toBe(4);
  expect(within(20.0006, 20)).toBe(2);
  expect(within(20.0006, 20.001)).toBe(4);
});

test("communes without coordinates have no pair, not even their own, and are listed", () => {
  const { pairs, unplaced } = estimateTravelTimes(
    communesAt([
      [45, 0],
      [Number.NaN, Number.NaN],
      [45.01, 0],
    ]),
    { maxMinutes: 20 },
  );
  expect([...unplaced]).toEqual([1]);
  expect([...pairs.origin, ...pairs.destination]).not.toContain(1);
  expect(pairs.origin.length).toBe(4);
});

test("water is not crossed: an island keeps its own pairs, and loses those with the mainland and other islands", () => {
  const islands = islandsFrom(
    tableOf("islands", {
      code: textColumn(["10001", "10002", "10003"]),
      island: textColumn(["Belle-Île", "Belle-Île", "Groix"]),
    }),
    { problems: new Problems() },
  );
  const communes = communesAt([
    [45, 0],
    [45.01, 0],
    [45.02, 0],
    [45.03, 0],
  ]);
  const { pairs, overWater } = estimateTravelTimes(communes, { maxMinutes: 30, islands });
  const found = Array.from(pairs.origin, (from, pair) => `${from}${pairs.destination[pair]}`).sort();
  expect(found).toEqual(["00", "11", "12", "21", "22", "33"]);
  expect(overWater).toBe(10);
});

test("no commune, no pair; a maximum that is no positive number is refused", () => {
  expect(estimateTravelTimes(communesAt([]), { maxMinutes: 20 }).pairs.origin.length).toBe(0);
  for (const maxMinutes of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => estimateTravelTimes(communesAt([]), { maxMinutes })).toThrow("maxMinutes");
  }
});
