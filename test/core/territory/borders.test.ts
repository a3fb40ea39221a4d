import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bordersFrom, bordersOf, communesWithoutBorder } from "../../../src/core/territory/borders.ts";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { bordersFromContours, type Contour } from "../../../src/core/territory/contours.ts";
import { readContours } from "../../../src/formats/geojson.ts";
import { tableOf, textColumn } from "../../../src/table/columns.ts";
import { Exclusions } from "../../../src/table/exclusions.ts";
import { Problems } from "../../../src/table/problems.ts";
import { describeShared, readShared, sharedFile } from "../../shared.ts";

const communesNamed = (codes: readonly string[]) =>
  communesFrom(tableOf("communes", { code: textColumn(codes) }), { problems: new Problems() });

const neighboursOf = ({ start, neighbour }: ReturnType<typeof bordersOf>, commune: number): number[] => [
  ...neighbour.subarray(start[commune], start[commune + 1]),
];

describe("borders", () => {
  it("hold each border on both sides, once, and none of a commune with itself", () => {
    const borders = bordersOf(4, [
      [2, 0],
      [0, 2],
      [1, 1],
      [0, 1],
    ]);
    expect([0, 1, 2, 3].map((commune) => neighboursOf(borders, commune))).toEqual([[1, 2], [0], [0], []]);
    expect(communesWithoutBorder(borders)).toEqual([3]);
  });

  it("are read one a row or many in a cell, codes repaired, unknown communes listed, wrong codes with their rows", () => {
    const communes = communesNamed(["01001", "01002", "01003"]);
    const [problems, excluded] = [new Problems(), new Exclusions()];
    const table = tableOf("adjacent.csv", {
      insee: textColumn(["01001", "1002", "99999", "01003"]),
      insee_voisins: textColumn(["01002|01003", "99998", "01001", "x1"]),
    });
    const borders = bordersFrom(table, communes, { problems, excluded });
    expect([0, 1, 2].map((commune) => neighboursOf(borders, commune))).toEqual([[1, 2], [0], [0]]);
    expect(problems.errors).toMatchObject([
      { source: "adjacent.csv", row: 5, column: "neighbour", got: '"x1"' },
    ]);
    expect([...excluded.all[0].ids.keys()]).toEqual(["99998", "99999"]);
  });
});

const square = (code: string, x: number, y: number): Contour => ({
  code,
  name: "",
  polygons: [
    [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ],
  ],
});

describe("borders from outlines", () => {
  it("are shared segments; a shared corner is none", () => {
    const communes = communesNamed(["01001", "01002", "01003"]);
    const borders = bordersFromContours(
      [square("01001", 0, 0), square("01002", 1, 0), square("01003", 1, 1)],
      communes,
    );
    expect([0, 1, 2].map((commune) => neighboursOf(borders, commune))).toEqual([[1], [0, 2], [1]]);
  });
});

describeShared(
  "borders of the real outlines of Nouvelle-Aquitaine",
  ["contours/nouvelle-aquitaine-2018"],
  () => {
    it("join communes across departments; only the Île-d'Aix borders nothing", () => {
      const folder = "contours/nouvelle-aquitaine-2018";
      const problems = new Problems();
      const contours = readdirSync(sharedFile(folder)).flatMap((name) =>
        readContours(readShared(`${folder}/${name}`), name, problems),
      );
      const communes = communesNamed(contours.map((contour) => contour.code));
      const borders = bordersFromContours(contours, communes);
      expect(problems.all).toEqual([]);
      expect([communes.count, borders.neighbour.length / 2]).toEqual([4405, 12672]);
      expect(communesWithoutBorder(borders).map((commune) => communes.codes[commune])).toEqual(["17004"]);
      const departments = (commune: number) => communes.departments[commune];
      let across = 0;
      for (let commune = 0; commune < communes.count; commune++) {
        across +=
          neighboursOf(borders, commune).filter((other) => departments(other) !== departments(commune))
            .length / 2;
      }
      expect(across).toBe(700);
    });
  },
);
