import { expect, test } from "vitest";
import { Exclusions } from "../../src/table/exclusions.ts";

test("every excluded row is counted and every id listed once, by reason", () => {
  const excluded = new Exclusions();
  excluded.add("pairs-unknown-origin", "99001", 3);
  excluded.add("practices-unknown-commune", "99002");
  excluded.add("pairs-unknown-origin", "99001");
  excluded.add("pairs-unknown-origin", "99003");
  expect(excluded.all.map(({ reason, count, ids }) => [reason, count, [...ids]])).toEqual([
    [
      "pairs-unknown-origin",
      5,
      [
        ["99001", 4],
        ["99003", 1],
      ],
    ],
    ["practices-unknown-commune", 1, [["99002", 1]]],
  ]);
  expect(excluded.count("pairs-unknown-origin")).toBe(5);
  expect(excluded.count("none")).toBe(0);
});

test("supply that is left out adds up by variant and id, in another's list too", () => {
  const excluded = new Exclusions();
  excluded.add("supply-of-missing-commune", "01001");
  excluded.addSupply("supply-of-missing-commune", "01001", "65", 10);
  const others = new Exclusions();
  others.addAll(excluded);
  others.addAll(excluded);
  const [{ count, supply }] = others.all;
  expect(count).toBe(2);
  expect(supply).toEqual(new Map([["65", new Map([["01001", 20]])]]));
});
