/** The embedded rules and lists, read for tests without the command line. */
import { readFileSync } from "node:fs";
import { parseRules } from "../../../src/core/zoning/parseRules.ts";
import { parsePublication } from "../../../src/core/zoning/publication.ts";
import type { Rules, ThresholdRules } from "../../../src/core/zoning/rules.ts";
import type { Zones } from "../../../src/core/zoning/zones.ts";
import { zonesOfList } from "../../../src/core/zoning/zonesOfList.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";
import type { Column, Table } from "../../../src/table/table.ts";

const root = new URL("../../../data/", import.meta.url);

export const embeddedText = (name: string): string => readFileSync(new URL(name, root), "utf8");

export const rules = (id: string): Rules =>
  parseRules(JSON.parse(embeddedText(`rules/${id}.json`)), `${id}.json`);
export const thresholdRules = (id: string): ThresholdRules => rules(id) as ThresholdRules;

/** A comma-separated table without quotes, as the embedded lists are. */
export function embeddedTable(name: string): Table {
  const [header, ...lines] = embeddedText(name)
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  return tableOf(
    name,
    header.map((column, c): [string, Column] => {
      const cells = lines.map((line) => line[c]);
      const isText = cells.some((cell) => cell !== "" && (Number.isNaN(Number(cell)) || /^0\d/.test(cell)));
      return [
        column,
        isText
          ? textColumn(cells)
          : numberColumn(cells.map((cell) => (cell === "" ? Number.NaN : Number(cell)))),
      ];
    }),
  );
}

export const publication = parsePublication(
  JSON.parse(embeddedText("nouvelle-aquitaine-2017/zoning.json")),
  "zoning.json",
);

export const declared = { source: "zoning.json", ...publication.declared };

export function noteZones(
  table = embeddedTable("nouvelle-aquitaine-2017/zones.csv"),
  own = rules("gp-2017"),
): Zones {
  const problems = new Problems();
  const zones = zonesOfList(table, {
    rules: own,
    problems,
    printedDecimals: publication.printedDecimals,
    emptyAccessibility: publication.emptyAccessibility,
  });
  problems.throwIfAny();
  return zones;
}

/** The table without some of its columns, or with others. */
export const tableWith = (table: Table, columns: Readonly<Record<string, Column | undefined>>): Table =>
  tableOf(
    table.source,
    [...new Map<string, Column | undefined>([...table.columns, ...Object.entries(columns)])].filter(
      (entry): entry is [string, Column] => entry[1] !== undefined,
    ),
  );
