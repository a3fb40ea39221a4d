import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { Communes } from "../territory/communes.ts";
import type { CommuneZoning } from "./overlap.ts";

export const communeZoningSchema = {
  code: {
    type: "code",
    required: true,
    complete: true,
    aliases: ["commune", "codgeo", "code_insee", "insee", "depcom", "code_commune"],
  },
  zone: { type: "text", aliases: ["code_zone", "tvs", "epci", "zone_code"] },
  class: { type: "text", aliases: ["classe", "classement", "zonage"] },
  inside: { type: "boolean", aliases: ["dans_le_zonage", "dedans", "zonee", "classee"] },
} as const satisfies Schema;

export interface CommuneZoningOptions extends BindOptions {
  readonly name: string;
  /** Names of the classes that are in the zoning, where neither a column nor `classes` tells. */
  readonly inside?: readonly string[] | undefined;
  /** Classes that are known, and whether each is in its zoning. */
  readonly classes: ReadonlyMap<string, boolean>;
  readonly excluded: Exclusions;
  /** What a code of the table is today (see `currentCode`). */
  readonly current?: ((code: string) => string) | undefined;
}

/**
 * A zoning from a table of communes: in it by the column `inside`; else by `class`, through `--inside` or the rules
 * known (a commune without a class is outside); else, with neither column, by being in the table at all. Communes
 * that the table leaves out are told as such (-1). A class that nothing tells of and a commune twice are errors. Of
 * communes that merged the surviving code decides; where it has no row, its formers do, and must agree.
 */
export function communeZoningFrom(
  table: Table,
  communes: Communes,
  options: CommuneZoningOptions,
): CommuneZoning {
  const { problems, excluded, name } = options;
  const columns = bindColumns(table, communeZoningSchema, options);
  const insideClass = classesOf(table, columns.class, options);
  const isList = columns.inside === undefined && columns.class === undefined;
  const inside = new Int8Array(communes.count).fill(isList ? 0 : -1);
  const zones = Array<string>(communes.count).fill("");
  const isIn = (row: number): boolean =>
    columns.inside
      ? columns.inside[row] === 1
      : columns.class
        ? insideClass(textAt(columns.class, row))
        : true;
  const rowOf = new Map<number, number>();
  const formers = new Map<number, number>();
  const errors = new RowErrors(problems, table);
  const place = (commune: number, row: number): void => {
    inside[commune] = isIn(row) ? 1 : 0;
    zones[commune] = columns.zone ? textAt(columns.zone, row) : "";
  };
  for (let row = 0; row < table.rows; row++) {
    const code = textAt(columns.code, row);
    const commune = communes.index.get(code);
    if (commune === undefined) {
      const current = communes.index.get(options.current?.(code) ?? code);
      if (current === undefined) {
        if (code !== "") excluded.add("zoning-unknown-commune", code);
      } else if (formers.has(current) && isIn(formers.get(current)!) !== isIn(row)) {
        const expected = `${communes.codes[current]} wholly in or out, as in row ${table.firstRow + formers.get(current)!}`;
        errors.add(row, () => ({
          column: "code",
          got: `${code}, part of ${communes.codes[current]}`,
          expected,
        }));
      } else formers.set(current, row);
      continue;
    }
    const first = rowOf.get(commune);
    if (first !== undefined) {
      const expected = `each commune once (it is in row ${table.firstRow + first} already)`;
      errors.add(row, () => ({ column: "code", got: code, expected }));
      continue;
    }
    rowOf.set(commune, row);
    place(commune, row);
  }
  for (const [commune, row] of formers) if (!rowOf.has(commune)) place(commune, row);
  errors.close();
  return { name, inside, zones };
}

/** Whether a class is in the zoning; every class that nothing tells of is an error, once. */
function classesOf(
  table: Table,
  column: { readonly values: readonly string[] } | undefined,
  { inside, classes, problems }: CommuneZoningOptions,
): (name: string) => boolean {
  const names = (column?.values ?? []).filter((each) => each !== "");
  const unknown = inside === undefined ? names.filter((each) => !classes.has(each)) : [];
  if (unknown.length > 0) {
    problems.error({
      source: table.source,
      column: "class",
      got: unknown.join(", "),
      expected: "a column inside (true or false), or classes of rules that aplomb has",
      advice: "Say which of its classes are in the zoning with --inside NAME,NAME.",
    });
  }
  return (name) => (inside === undefined ? (classes.get(name) ?? false) : inside.includes(name));
}
