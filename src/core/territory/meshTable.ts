import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import { communeColumns } from "./communeColumns.ts";
import type { Communes } from "./communes.ts";
import { type Mesh, zonesOfCommunes } from "./mesh.ts";

/**
 * A mesh as `aplomb zone --mesh` reads it, one row a commune: `code, name, department, region, zone, zone_name, kind,
 * pole, population, area_km2`, and `qpv`, its priority neighbourhoods, where they are known. Areas of communes unknown
 * everywhere are left out.
 */
export function meshTable(
  mesh: Mesh,
  communes: Communes,
  qpv: ReadonlyMap<string, number> | undefined,
  metadata: ReadonlyMap<string, string>,
): Table {
  const zone = zonesOfCommunes(mesh, communes.codes);
  const rows = [...communes.codes.keys()].filter((c) => zone[c] >= 0);
  const text = (of: (c: number) => string): Column => textColumn(rows.map(of));
  const number = (of: (c: number) => number, decimals: number): Column =>
    numberColumn(Float64Array.from(rows, of), decimals);
  const columns: [string, Column][] = [
    ...communeColumns(communes, ["code", "name", "department", "region"], rows),

    ["zone", text((c) => mesh.codes[zone[c]])],
    ["zone_name", text((c) => mesh.names[zone[c]])],
    ["kind", text((c) => mesh.kinds[zone[c]])],
    ["pole", text((c) => mesh.poles[zone[c]])],
    ["population", number((c) => communes.population[c], 0)],
  ];
  if (mesh.area.size > 0)
    columns.push(["area_km2", number((c) => mesh.area.get(communes.codes[c]) ?? Number.NaN, 1)]);
  if (qpv) columns.push(["qpv", number((c) => qpv.get(communes.codes[c]) ?? 0, 0)]);
  return tableOf("mesh", columns, metadata);
}
