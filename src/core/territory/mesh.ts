import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { Communes } from "./communes.ts";

/** What a zone is. Official terms; a mesh of the user's own may use any other word. */
export const zoneKinds = {
  basin: "bassin-de-vie",
  territory: "territoire-de-vie",
  island: "ile",
  arrondissement: "arrondissement",
  commune: "commune",
} as const;

/** A partition of communes into zones, sorted by zone code. */
export interface Mesh {
  readonly source: string;
  readonly codes: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  /** One of `zoneKinds`, or a word of the user's; "" where not said. */
  readonly kinds: readonly string[];
  /** Commune code of each zone's pole, under whose department it files; "" where not known. */
  readonly poles: readonly string[];
  /** Commune code -> position of its zone. Each commune once: that is what makes it a mesh. */
  readonly zoneOf: ReadonlyMap<string, number>;
  /** km² of communes, where known. */
  readonly area: ReadonlyMap<string, number>;
}

/** One commune of a mesh to be. */
export interface MeshRow {
  readonly commune: string;
  readonly zone: string;
  readonly zoneName?: string;
  readonly kind?: string;
  readonly pole?: string;
  readonly area?: number;
}

export const meshSchema = {
  code: {
    type: "code",
    required: true,
    complete: true,
    aliases: ["commune", "codgeo", "code_insee", "insee", "depcom", "code_commune"],
  },
  zone: {
    type: "text",
    required: true,
    complete: true,
    aliases: ["code_zone", "zone_code", "tvs", "code_tvs", "bassin", "bv", "bv2022", "bv2012", "territoire"],
  },
  zone_name: { type: "text", aliases: ["nom_zone", "lib_zone", "libtvs", "lib_tvs", "libbv", "lib_bv"] },
  kind: { type: "text", aliases: ["mesh", "type", "nature"] },
  pole: { type: "code", aliases: ["commune_pole", "chef_lieu"] },
  area_km2: {
    type: "number",
    min: 0,
    unit: "km²",
    aliases: ["superficie", "surface", "area", "superficie_km2"],
  },
} as const satisfies Schema;

/** Zones from rows of communes, each commune once. The first name, kind and pole said of a zone are kept. */
export function meshOf(source: string, rows: Iterable<MeshRow>): Mesh {
  const said = new Map<string, { name: string; kind: string; pole: string }>();
  const zoneCodeOf = new Map<string, string>();
  const area = new Map<string, number>();
  for (const row of rows) {
    const zone = said.get(row.zone) ?? { name: "", kind: "", pole: "" };
    said.set(row.zone, {
      name: zone.name || (row.zoneName ?? ""),
      kind: zone.kind || (row.kind ?? ""),
      pole: zone.pole || (row.pole ?? ""),
    });
    zoneCodeOf.set(row.commune, row.zone);
    if (row.area !== undefined && !Number.isNaN(row.area)) area.set(row.commune, row.area);
  }
  const codes = [...said.keys()].sort();
  const index = new Map(codes.map((code, zone) => [code, zone]));
  const each = (value: (zone: { name: string; kind: string; pole: string }, code: string) => string) =>
    codes.map((code) => value(said.get(code)!, code));
  return {
    source,
    codes,
    index,
    names: each((zone) => zone.name),
    kinds: each((zone) => zone.kind),
    // The codes of bassins de vie, territoires de vie and TVS are those of their pole communes.
    poles: each((zone, code) => zone.pole || (zoneCodeOf.has(code) ? code : "")),
    zoneOf: new Map([...zoneCodeOf].map(([commune, code]) => [commune, index.get(code)!])),
    area,
  };
}

/** A mesh file: one row a commune. A commune in two zones is an error with both rows; twice in the same zone, a warning. */
export function meshFrom(table: Table, options: BindOptions): Mesh {
  const columns = bindColumns(table, meshSchema, options);
  const rowOf = new Map<string, number>();
  const errors = new RowErrors(options.problems, table);
  const rows: MeshRow[] = [];
  for (let row = 0; row < table.rows; row++) {
    const commune = textAt(columns.code, row);
    const zone = textAt(columns.zone, row);
    if (commune === "" || zone === "") continue;
    const first = rowOf.get(commune);
    if (first !== undefined) {
      const got = `${commune} in zone ${zone} and, row ${table.firstRow + first}, in zone ${textAt(columns.zone, first)}`;
      errors.add(row, () => ({ column: "code", got, expected: "each commune once, in exactly one zone" }));
      continue;
    }
    rowOf.set(commune, row);
    rows.push({
      commune,
      zone,
      ...(columns.zone_name ? { zoneName: textAt(columns.zone_name, row) } : {}),
      ...(columns.kind ? { kind: textAt(columns.kind, row) } : {}),
      ...(columns.pole ? { pole: textAt(columns.pole, row) } : {}),
      ...(columns.area_km2 ? { area: columns.area_km2[row] } : {}),
    });
  }
  errors.close();
  return meshOf(table.source, rows);
}

/**
 * A mesh from a label of each commune (its EPCI, department…); `names` says what labels are called. A commune without
 * a label is a zone by itself: four islands are in no EPCI, and nobody is left out.
 */
export function meshOfLabels(
  source: string,
  communes: Communes,
  labels: readonly string[],
  kind: string,
  names: ReadonlyMap<string, string> = new Map(),
): Mesh {
  const rows = communes.codes.map((commune, c): MeshRow => {
    const zone = labels[c];
    if (zone === "") return { commune, zone: commune, kind: zoneKinds.commune, zoneName: communes.names[c] };
    return { commune, zone, kind, zoneName: names.get(zone) ?? zone };
  });
  return meshOf(source, rows);
}

/** i32[communes]: zone of each commune of a run, -1 where the mesh has none. */
export function zonesOfCommunes(mesh: Mesh, codes: readonly string[]): Int32Array {
  return Int32Array.from(codes, (code) => mesh.zoneOf.get(code) ?? -1);
}
