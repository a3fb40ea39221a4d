import type { Words } from "../core/words/words.ts";
import { numberColumn, tableOf, textColumn } from "../table/columns.ts";
import type { Exclusion, Exclusions } from "../table/exclusions.ts";
import type { Column, Table } from "../table/table.ts";

/**
 * Everything that was left out, one row an id: `reason, id, rows`; and where supply was, `supply_<variant>`, the consultations a
 * year that were left out with the id (missing in rows that are no supply). It carries the metadata of the result.
 */
export function excludedTable(exclusions: Exclusions, metadata: ReadonlyMap<string, string>): Table {
  const rows = exclusions.all.flatMap((exclusion) =>
    [...exclusion.ids].map(([id, count]) => ({ exclusion, id, count })),
  );
  const supplyOf = (variant: string): Column => {
    const values = rows.map(({ exclusion, id }) => exclusion.supply.get(variant)?.get(id) ?? Number.NaN);
    return numberColumn(Float64Array.from(values), 0);
  };
  const variants = new Set(exclusions.all.flatMap(({ supply }) => [...supply.keys()]));
  const columns: [string, Column][] = [
    ["reason", textColumn(rows.map(({ exclusion }) => exclusion.reason))],
    ["id", textColumn(rows.map(({ id }) => id))],
    ["rows", numberColumn(Uint32Array.from(rows, ({ count }) => count))],
    ...[...variants].map((variant): [string, Column] => [`supply_${variant}`, supplyOf(variant)]),
  ];
  return tableOf("excluded", columns, metadata);
}

/** What `--json` tells of exclusions: `{reason, count, ids}`, and where supply was left out, `supply`, its consultations by variant. */
export function excludedDocument(excluded: readonly Exclusion[]) {
  return excluded.map(({ reason, count, ids, supply }) => ({
    reason,
    count,
    ids: ids.size,
    ...(supply.size > 0 ? { supply: Object.fromEntries(totals(supply)) } : {}),
  }));
}

/** What the screen tells of exclusions, one line a reason. */
export function excludedLines(
  excluded: readonly Exclusion[],
  { about, numbers, reasons, summary }: Words,
): string[] {
  return excluded.map(({ reason, count, supply }) => {
    const line = about(numbers.integer(count), reasons[reason] ?? reason);
    if (supply.size === 0) return line;
    const amounts = totals(supply).map(([variant, consultations]) =>
      summary.consultationsOf(numbers.integer(consultations), summary.variantName(variant)),
    );
    return about(line, amounts.join(", "));
  });
}

function totals(supply: Exclusion["supply"]): (readonly [string, number])[] {
  return [...supply].map(
    ([variant, ofVariant]) => [variant, [...ofVariant.values()].reduce((sum, one) => sum + one, 0)] as const,
  );
}
