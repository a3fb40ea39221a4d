import { bindColumns, type Schema } from "../../table/columns.ts";
import { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import type { Method } from "../method/document.ts";
import type { Communes } from "../territory/communes.ts";
import { communeRows, listedPerCommune, withoutRow } from "./communeRows.ts";
import { limitedNames, type Supply, variantsAsked } from "./supply.ts";

export const headcountSchema = {
  doctors: {
    type: "number",
    required: true,
    min: 0,
    unit: "doctors",
    aliases: [
      "medecins",
      "nb_medecins",
      "effectif",
      "effectifs",
      "generalistes",
      "nb_generalistes",
      "mg",
      "gp",
      "gps",
      "headcount",
    ],
  },
} as const satisfies Schema;

export interface HeadcountOptions {
  readonly map?: ReadonlyMap<string, string> | undefined;
  readonly problems: Problems;
  readonly excluded?: Exclusions | undefined;
  /** Mean consultations a year of a doctor; by default the method's full-time number. */
  readonly acts?: number | undefined;
  /** Names of variants: only "all" can be counted. */
  readonly variants?: readonly string[] | undefined;
}

/**
 * Supply of a headcount: doctors of the commune x mean acts, in the one variant "all", since heads have no ages.
 * Communes without a row have no doctor; an empty cell counts 0 and is listed ("headcount-missing"), as are rows of
 * communes that are not in the run.
 * @throws InputError when a variant limited by age is asked, or the column is missing.
 */
export function supplyFromHeadcount(
  table: Table,
  communes: Communes,
  method: Method,
  options: HeadcountOptions,
): Supply {
  const { map, problems, excluded = new Exclusions() } = options;
  const limits = limitedNames(variantsAsked(options.variants, ["all"], problems));
  if (limits !== "") {
    return problems.fail({
      source: table.source,
      got: `variants ${limits} of a headcount`,
      expected: "--variants all, since a number of doctors says nothing of their ages",
      advice:
        "For variants limited by age give practice records with ages, or counted supply (columns supply_65…).",
    });
  }
  const { doctors } = bindColumns(table, headcountSchema, { map, problems });
  const rows = communeRows(table, communes, { map, problems, excluded, unknown: "supply-unknown-commune" });
  const acts = options.acts ?? method.fullTimeActs;
  const counts = listedPerCommune(doctors, rows, communes, excluded, "headcount-missing");
  return {
    basis: "headcount",
    variants: ["all"],
    values: [counts.map((count) => count * acts)],
    notes: [
      { reason: "doctors", count: counts.reduce((sum, count) => sum + count, 0) },
      { reason: "communes-not-in-supply", count: withoutRow(rows) },
    ].filter(({ count }) => count > 0),
  };
}
