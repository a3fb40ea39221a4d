/**
 * DREES's own APL, as its workbooks give it: sheets "APL 2022", "APL 2023", one row a commune.
 * Source: DREES, workbook "Indicateur d'APL aux médecins généralistes" 2022-2023 (data.drees, dataset 530).
 */
import type { BindOptions } from "../../table/columns.ts";
import { normalName } from "../../table/names.ts";
import type { Table } from "../../table/table.ts";
import { type Results, resultsFrom } from "./resultTable.ts";

/**
 * The field's name of a column of the workbook, from its normal name: "APL aux médecins généralistes" is `apl_all`,
 * "… de moins de 65 ans" is `apl_65` (its reading note says 65 or under), "Population standardisée 2021 pour la
 * médecine générale" is `demand`, "Population totale 2021" `population`; undefined for any other.
 */
function fieldOf(column: string): string | undefined {
  if (column.startsWith("populationstandardisee")) return "demand";
  if (/^population(?:totale|municipale)/.test(column)) return "population";
  if (!/^apl(?:a|$)/.test(column)) return undefined;
  return `apl_${/(\d\d)ans/.exec(column)?.[1] ?? "all"}`;
}

/**
 * A sheet of the workbook as results: accessibility by variant, standardised population as demand, total population.
 * Supply, ratio, EPCI and coordinates are not in it: they are missing. Values are kept as published, three decimals.
 * @throws InputError when the sheet has no code, APL or standardised population, two columns for one of them, or a wrong value.
 */
export function resultsFromDrees(table: Table, options: BindOptions): Results {
  const map = headingsOf(table, options);
  const absent = ["demand", "population"].filter((name) => !map.has(name));
  for (const name of absent) {
    const expected = `a column ${name === "demand" ? "Population standardisée" : "Population totale"}`;
    const got = `the columns ${[...table.columns.keys()].join(", ")}`;
    const advice = `Name it with --map ${name}=…, or choose another sheet with --sheet.`;
    options.problems.error({ source: table.source, column: name, got, expected, advice });
  }
  const results = resultsFrom(table, { ...options, map });
  options.problems.throwIfAny();
  return results;
}

/** The field's names with the workbook's headings, after those of --map: messages name the headings that the user sees. */
function headingsOf(table: Table, { map, problems }: BindOptions): ReadonlyMap<string, string> {
  const mapped = new Set(map?.values());
  const headings = new Map(map);
  for (const name of table.columns.keys()) {
    const field = mapped.has(name) ? undefined : fieldOf(normalName(name));
    if (field === undefined) continue;
    const other = headings.get(field);
    if (other === undefined) headings.set(field, name);
    else if (!map?.has(field))
      problems.error({
        source: table.source,
        column: field,
        got: `${other} and ${name}`,
        expected: "one column",
      });
  }
  return headings;
}
