import { bindColumns, type ColumnSpec } from "../../table/columns.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { normalName } from "../../table/names.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { type Variant, variantName, variantOf } from "../method/doctorAge.ts";
import type { Communes } from "../territory/communes.ts";
import { communeRows, listedPerCommune, withoutRow } from "./communeRows.ts";
import { type Supply, variantsAsked } from "./supply.ts";

/** Name of the column of a variant's counted supply: "supply_65". */
export const supplyColumn = (variant: Variant): string => `supply_${variantName(variant)}`;

const suppliesOf = (variant: Variant): ColumnSpec => ({
  type: "number",
  min: 0,
  unit: "consultations a year",
  aliases: variant === "all" ? ["offre_all", "offre", "supply", "offre_totale"] : [`offre_${variant}`],
});

export interface CountedOptions {
  readonly map?: ReadonlyMap<string, string> | undefined;
  readonly problems: Problems;
  readonly excluded?: Exclusions | undefined;
  /** Names of variants; by default every one that the table has. */
  readonly variants?: readonly string[] | undefined;
}

/** The variants whose counted supply a table (or --map) has, in the table's order. */
export function countedVariants(table: Table, map?: ReadonlyMap<string, string>): Variant[] {
  const found = [...table.columns.keys(), ...(map?.keys() ?? [])].flatMap((column) => {
    const plain = normalName(column);
    if (["offre", "supply", "offretotale"].includes(plain)) return ["all" as const];
    return variantOf(/^(?:supply|offre)(all|\d+)$/.exec(plain)?.[1] ?? "") ?? [];
  });
  return [...new Set(found)];
}

/**
 * Supply already counted by commune and variant: columns `supply_65`, `supply_62`, `supply_all`… in consultations a year.
 * A commune without a row has none; an empty cell counts 0 and is listed ("supply-missing"); a narrower variant above a wider one is a warning.
 * @throws InputError when the table lacks the column of a variant that is asked, or has none at all.
 */
export function supplyFromCounted(table: Table, communes: Communes, options: CountedOptions): Supply {
  const { map, problems, excluded = new Exclusions() } = options;
  const present = countedVariants(table, map);
  if (present.length === 0) {
    const expected = "a column supply_all, supply_65, supply_62…";
    return problems.fail({ source: table.source, got: [...table.columns.keys()].join(", "), expected });
  }
  const variants = variantsAsked(options.variants, present, problems);
  const schema = Object.fromEntries(
    variants.map((variant) => [supplyColumn(variant), { ...suppliesOf(variant), required: true as const }]),
  );
  const bound = bindColumns(table, schema, { map, problems });
  const rows = communeRows(table, communes, { map, problems, excluded, unknown: "supply-unknown-commune" });
  const values = variants.map((variant) => {
    const column = bound[supplyColumn(variant)] as Float64Array;
    return listedPerCommune(column, rows, communes, excluded, "supply-missing");
  });
  warnWider(table, communes, variants, values, problems);
  const absent = withoutRow(rows);
  const notes = absent > 0 ? [{ reason: "communes-not-in-supply", count: absent }] : [];
  return { basis: "counted", variants: variants.map(variantName), values, notes };
}

/** Doctors up to 62 are among those up to 65: their supply cannot be larger. */
function warnWider(
  table: Table,
  communes: Communes,
  variants: readonly Variant[],
  values: readonly Float64Array[],
  problems: Problems,
): void {
  const limit = (variant: Variant) => (variant === "all" ? Number.POSITIVE_INFINITY : variant);
  const byLimit = variants.map((_, v) => v).sort((a, b) => limit(variants[a]) - limit(variants[b]));
  for (const [i, wider] of byLimit.slice(1).entries()) {
    const narrower = byLimit[i];
    const wrong = communes.codes.filter((_, c) => values[narrower][c] > values[wider][c] * (1 + 1e-9));
    if (wrong.length === 0) continue;
    problems.warn({
      source: table.source,
      column: supplyColumn(variants[narrower]),
      got: `more than ${supplyColumn(variants[wider])} in ${wrong.length} ${wrong.length === 1 ? "commune" : "communes"} (${wrong.slice(0, 5).join(", ")}${wrong.length > 5 ? ", …" : ""})`,
      expected: "at most as much, since its doctors are among the others",
    });
  }
}
