import type { DrawnMap, MapPlaces } from "../../core/pictures/map.ts";
import { tableOf, textColumn } from "../../table/columns.ts";
import type { Table } from "../../table/table.ts";

/** Every place that a map does not show as it would: `code, name, reason`, one row each. Reasons are in core/words. */
export function leftOutTable(
  drawn: DrawnMap,
  places: Pick<MapPlaces, "codes" | "names">,
  unmatched: readonly { readonly code: string; readonly name: string; readonly reason: string }[] = [],
): Table {
  const told = new Set(unmatched.map(({ code }) => code));
  const of = (positions: readonly number[], reason: string) =>
    positions.map((place) => ({ code: places.codes[place], name: places.names[place], reason }));
  const rows = [
    ...of(drawn.unplaced, "no-position"),
    ...unmatched,
    ...of(
      drawn.missing.filter((place) => !told.has(places.codes[place])),
      "no-value",
    ),
    ...of(drawn.withoutContour, "no-contour"),
    ...drawn.strangers.map(({ code, name }) => ({ code, name, reason: "contour-of-no-commune" })),
  ];
  return tableOf("left-out", {
    code: textColumn(rows.map(({ code }) => code)),
    name: textColumn(rows.map(({ name }) => name)),
    reason: textColumn(rows.map(({ reason }) => reason)),
  });
}
