import { expect, test } from "vitest";
import { languages } from "../../../src/core/words/languages.ts";
import { markdownTable } from "../../../src/core/words/markdown.ts";
import { zoningWords } from "../../../src/core/words/zoning.ts";
import { compare } from "../../../src/core/zoning/compare.ts";
import { publishedMeshLines } from "../../../src/core/zoning/meshByDepartment.ts";
import { previousFrom } from "../../../src/core/zoning/previous.ts";
import { publishedQpvCommunes } from "../../../src/core/zoning/qpvCommunes.ts";
import type { Sheet } from "../../../src/core/zoning/sheet.ts";
import { zoningSheets } from "../../../src/core/zoning/sheets.ts";
import type { SheetsInput } from "../../../src/core/zoning/sheetsInput.ts";
import { zoningOf } from "../../../src/core/zoning/zoning.ts";
import { numberColumn, tableOf, textAt, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";
import type { Table, TextColumn } from "../../../src/table/table.ts";
import { declared, embeddedTable, embeddedText, noteZones, publication, rules } from "./embedded.ts";

const folder = "nouvelle-aquitaine-2017";

function note(more: Partial<SheetsInput> = {}): { sheets: ReadonlyMap<string, Sheet>; input: SheetsInput } {
  const problems = new Problems();
  const own = rules("gp-2017");
  const { lines, densities } = publishedMeshLines(embeddedTable(`${folder}/mesh.csv`), { problems });
  const input: SheetsInput = {
    zoning: zoningOf({ rules: own, zones: noteZones(), region: "75", declared }, problems),
    meshLines: lines,
    printedDensities: densities,
    qpvCommunes: publishedQpvCommunes(
      embeddedTable(`${folder}/qpv_communes.csv`),
      own,
      ["65", "62"],
      publication.straddlingQpv,
      { problems },
    ),
    populationYear: publication.populationYear,
    notes: [],
    words: zoningWords.fr,
    numbers: languages.fr.numbers,
    ...more,
  };
  expect(problems.all).toEqual([]);
  return { sheets: new Map(zoningSheets(input).map((sheet) => [sheet.id, sheet])), input };
}

/** Cells as a file with the sheet's decimals shows them. */
const cells = (table: Table): string[][] =>
  Array.from({ length: table.rows }, (_, row) =>
    [...table.columns.values()].map((column) =>
      column.kind === "text"
        ? textAt(column, row)
        : Number.isNaN(column.values[row])
          ? ""
          : column.values[row].toFixed(column.kind === "number" ? (column.decimals ?? 0) : 0),
    ),
  );

test("the summary, with communes that have neighbourhoods", () => {
  const { table, notes } = note().sheets.get("summary")!;
  expect(cells(table)).toEqual([
    ["Seuil 1 - sélection nationale", "14", "193", "1", "115537", "1.98"],
    ["Seuil 2 - sélection complémentaire", "38", "638", "5", "492522", "8.43"],
    ["Seuil 3 - reste du vivier", "161", "2750", "12", "2395411", "40.99"],
    ["Hors vivier *", "119", "922", "27", "2840707", "48.61"],
    ["Total", "332", "4503", "45", "5844177", "100.00"],
  ]);
  expect(notes).toEqual([
    "* Hors vivier : solde des totaux déclarés, zones non listées.",
    "3 zones pourraient être de part et d'autre d'un seuil, les valeurs n'étant connues qu'arrondies : voir « Zones ambiguës ».",
  ]);
});

test("the table of meshes by department comes out as printed, totals and shares recomputed", () => {
  const printed = embeddedText(`${folder}/mesh.csv`)
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const { table } = note().sheets.get("mesh")!;
  const computed = cells(table).map(
    ([department, mesh, population, share, ofDepartment, density, zones, communes]) => [
      department,
      mesh,
      population,
      share,
      ofDepartment,
      density,
      zones,
      communes,
    ],
  );
  expect(computed).toEqual(printed);
});

test("annexes 1, 3, 5 list the zones of each class, 2, 4, 6 the communes with neighbourhoods, with totals", () => {
  const { sheets } = note();
  const last = (id: string) => cells(sheets.get(id)!.table).at(-1);
  expect([1, 2, 3, 4, 5, 6].map((annex) => sheets.get(`annex-${annex}`)!.table.rows - 1)).toEqual([
    14, 1, 38, 5, 161, 12,
  ]);
  expect(last("annex-1")!.slice(2, 5)).toEqual(["Total", "115537", "193"]);
  expect(last("annex-3")!.slice(2, 5)).toEqual(["Total", "492522", "638"]);
  expect(last("annex-5")!.slice(2, 5)).toEqual(["Total", "2395411", "2750"]);
  expect(
    [last("annex-1")![6], last("annex-3")![6], last("annex-5")![6]].map((share) => Number(share).toFixed(2)),
  ).toEqual(["1.98", "8.43", "40.99"]);
  expect(cells(sheets.get("annex-1")!.table)[0]).toEqual([
    "17",
    "17004",
    "Île-d'Aix",
    "245",
    "1",
    "1.2",
    "0.004",
    "0.00",
    "0.00",
  ]);
  expect(cells(sheets.get("annex-2")!.table)[0]).toEqual([
    "47",
    "47310",
    "Tonneins",
    "8914",
    "1",
    "34.8",
    "0.153",
    "2.44",
    "2.11",
  ]);
  // Pineuilh and Sainte-Foy-la-Grande print one neighbourhood each, which is one.
  expect(last("annex-6")!.slice(2, 5)).toEqual(["Total (17 lignes, 16 quartiers distincts)", "231128", "16"]);
  expect([...sheets.get("annex-1")!.table.columns.keys()]).toEqual([
    "Département",
    "Code de la zone",
    "Nom",
    "Population 2013",
    "Communes",
    "Superficie (km²)",
    "Part régionale (%)",
    "APL 65 ans et moins",
    "APL 62 ans et moins",
  ]);
});

test("eligibility as the note's table, quotas beside", () => {
  const { sheets } = note();
  expect(cells(sheets.get("eligibility")!.table)).toEqual([
    ["Aides conventionnelles et FCTVA", "oui", "oui", "non", "non", "608059", "10.40"],
    [
      "Aides PTS complètes, liées à un critère de fragilité (PTMG, CESP…)",
      "oui",
      "oui",
      "oui",
      "non",
      "3003470",
      "51.39",
    ],
    ["Aides du FIR", "oui", "oui", "oui", "oui", "5844177", "100.00"],
    ["Aides PTS sans critère de fragilité", "oui", "oui", "oui", "oui", "5844177", "100.00"],
  ]);
  expect(cells(sheets.get("quotas")!.table)).toEqual([
    ["Sélection complémentaire", "492522", "492522", "0", "8.43", "8.43"],
    ["Zonage conventionnel", "608059", "608059", "0", "10.40", "10.40"],
    ["Vivier", "2887933", "2887933", "0", "49.42", "49.42"],
    ["Zonage PTS", "3003470", "3003470", "0", "51.39", "51.39"],
  ]);
});

test("the ambiguous zones and the misprints of the note are told", () => {
  const { sheets } = note();
  expect(cells(sheets.get("ambiguous")!.table).map((row) => [row[1], row[3], row[5], row[6]])).toEqual([
    ["Ribérac", "2.50", "Seuil 3 - reste du vivier", "la classe publiée"],
    ["Boé", "2.50", "Seuil 3 - reste du vivier", "la classe publiée"],
    ["Loudun", "2.50", "Seuil 2 - sélection complémentaire", "la classe publiée"],
  ]);
  expect(cells(sheets.get("discrepancies")!.table)).toEqual([
    ["47057", "Castillonnès", "0.202", "0.122"],
    ["47310", "Tonneins", "0.002", "0.153"],
  ]);
  expect(sheets.has("missing")).toBe(false);
});

test("transitions have a row a former class, a column a class, and totals that agree", () => {
  const { input } = note();
  const problems = new Problems();
  const { zones } = input.zoning;
  const former = zones.codes.map((code) => (code === "17004" ? "" : code < "20000" ? "seuil-2" : "seuil-3"));
  const previous = previousFrom(
    tableOf("previous.csv", { zone: textColumn(zones.codes), class: textColumn(former) }),
    {
      rules: input.zoning.rules,
      problems,
      hasCommunes: false,
    },
  );
  const { sheets } = note({ comparison: compare(input.zoning, previous) });
  const matrix = cells(sheets.get("transitions-population")!.table);
  expect(matrix.map((row) => row[0])).toEqual([
    "Seuil 2 - sélection complémentaire",
    "Seuil 3 - reste du vivier",
    "Hors zonage",
    "Total",
  ]);
  expect(matrix.at(-1)).toEqual(["Total", "115537", "492522", "2395411", "3003470"]);
  const moves = cells(sheets.get("moves")!.table);
  expect(moves[0]).toEqual([
    "entrante",
    "17",
    "17004",
    "Île-d'Aix",
    "Hors zonage",
    "Seuil 1 - sélection nationale",
    "1",
    "245",
    "",
  ]);
});

test("English has every heading, and sheet names fit a workbook", () => {
  const french = note().sheets;
  const english = note({ words: zoningWords.en, numbers: languages.en.numbers }).sheets;
  expect([...english.keys()]).toEqual([...french.keys()]);
  expect([...english.get("summary")!.table.columns.keys()].slice(0, 2)).toEqual(["Class", "Zones"]);
  for (const sheet of [...french.values(), ...english.values()]) {
    expect(sheet.sheetName.length).toBeGreaterThan(0);
    expect(sheet.sheetName.length).toBeLessThanOrEqual(31);
  }
  expect(new Set([...english.values()].map((sheet) => sheet.sheetName)).size).toBe(english.size);
  expect(Object.keys(zoningWords.en.columns)).toEqual(Object.keys(zoningWords.fr.columns));
  const text = (sheet: Sheet) => textAt([...sheet.table.columns.values()][0] as TextColumn, 0);
  expect(text(english.get("summary")!)).toBe("Threshold 1 - national selection");
});

test("Markdown: numbers as the language writes them, missing ones as a dash, bars escaped, columns aligned", () => {
  const table = tableOf("t", { Nom: textColumn(["a|b", "É"]), Part: numberColumn([1234.5, Number.NaN], 2) });
  expect(markdownTable(table, languages.fr.numbers).replaceAll("\u202f", " ")).toBe(
    ["| Nom  |     Part |", "| ---- | -------: |", "| a\\|b | 1 234,50 |", "| É    |        – |"].join("\n"),
  );
});
