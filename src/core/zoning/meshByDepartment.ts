import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import { withoutAccents } from "../../table/names.ts";
import type { Table } from "../../table/table.ts";
import type { ZoningWords } from "../words/zoningWords.ts";
import { type Sheet, sheetTable } from "./sheet.ts";
import type { Zones } from "./zones.ts";

/** Zones of one kind whose pole is in one department. */
export interface MeshLine {
  /** Department code; "" for zones whose pole is outside the region. */
  readonly department: string;
  readonly kind: string;
  readonly population: number;
  readonly zones: number;
  readonly communes: number;
  /** km²; NaN where unknown. */
  readonly area: number;
}

/** Inhabitants per km² as a source prints them, by department ("total" for the region) and kind ("total" for all). */
export type PrintedDensities = ReadonlyMap<string, number>;

const densityKey = (department: string, kind: string): string => `${department}/${kind}`;

/** Zones by their pole's department, or outside the region where that is; nothing is outside without a region. */
export function meshLines(zones: Zones, region: string): readonly MeshLine[] {
  const lines = new Map<string, MeshLine>();
  zones.codes.forEach((_, zone) => {
    const department = region !== "" && zones.regions[zone] !== region ? "" : zones.departments[zone];
    const kind = zones.kinds[zone];
    const key = densityKey(department, kind);
    const line = lines.get(key) ?? { department, kind, population: 0, zones: 0, communes: 0, area: 0 };
    lines.set(key, {
      department,
      kind,
      population: line.population + zones.population[zone],
      zones: line.zones + 1,
      communes: line.communes + zones.communes[zone],
      area: line.area + zones.area[zone],
    });
  });
  return [...lines.values()];
}

const publishedSchema = {
  dep: { type: "text", required: true, complete: true, aliases: ["department", "departement"] },
  mesh: { type: "text", required: true, complete: true, aliases: ["kind", "maillage"] },
  population: {
    type: "number",
    required: true,
    complete: true,
    min: 0,
    unit: "inhabitants",
    aliases: ["pop"],
  },
  density_km2: { type: "number", min: 0, aliases: ["density", "densite"] },
  zones: { type: "number", required: true, complete: true, min: 0, aliases: [] },
  communes: { type: "number", required: true, complete: true, min: 0, aliases: [] },
} as const satisfies Schema;

/** A published table by department: its lines without their totals, which are recomputed, and its densities as printed. */
export function publishedMeshLines(
  table: Table,
  options: BindOptions,
): { readonly lines: readonly MeshLine[]; readonly densities: PrintedDensities } {
  const columns = bindColumns(table, publishedSchema, options);
  const lines: MeshLine[] = [];
  const densities = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    const department = textAt(columns.dep, row);
    const kind = slug(textAt(columns.mesh, row));
    const [at, of] = [slug(department), kind].map((each) => (each === "total-general" ? "total" : each));
    const filed = at === "hors-region" ? "" : at === "total" ? at : department.padStart(2, "0");
    if (columns.density_km2) densities.set(densityKey(filed, of), columns.density_km2[row]);
    if (at === "total" || of === "total") continue;
    const [population, zones, communes] = [
      columns.population[row],
      columns.zones[row],
      columns.communes[row],
    ];
    lines.push({ department: filed, kind, population, zones, communes, area: Number.NaN });
  }
  return { lines, densities };
}

/** `Bassin de vie` -> `bassin-de-vie` */
const slug = (label: string): string =>
  withoutAccents(label)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");

/** Zones, population, shares, density and communes by department and kind, then outside the region, then in all. */
export function meshSheet(
  lines: readonly MeshLine[],
  regionCode: string,
  words: ZoningWords,
  printed?: PrintedDensities,
): Sheet {
  const region = total(lines, "total");
  const departments = [...new Set(lines.map((line) => line.department))].sort((a, b) =>
    a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1,
  );
  const kinds = [...new Set(lines.map((line) => line.kind))].sort(byKind);
  const rows = departments.flatMap((department) => {
    const own = lines.filter((line) => line.department === department).sort((a, b) => byKind(a.kind, b.kind));
    const all = total(own, department);
    // Of one kind, its line and the total are the same.
    return (own.length === 1 ? own : [...own, all]).map((line) => ({ line, whole: all.population }));
  });
  for (const kind of kinds.length === 1 ? [] : kinds) {
    const own = total(
      lines.filter((line) => line.kind === kind),
      "total",
    );
    rows.push({ line: { ...own, kind }, whole: region.population });
  }
  rows.push({ line: region, whole: region.population });
  const departmentName = (code: string) =>
    code === "" ? words.outsideRegion : code === "total" ? words.region : code;
  const kindName = (kind: string) => (kind === "total" ? words.region : (words.kinds[kind] ?? kind));
  const { columns } = words;
  return {
    id: "mesh",
    sheetName: words.sheets.mesh,
    title: words.titles.mesh,
    notes: [],
    table: sheetTable("mesh", rows, [
      { heading: columns.department, text: ({ line }) => departmentName(line.department) },
      { heading: columns.mesh, text: ({ line }) => kindName(line.kind) },
      { heading: columns.population, number: ({ line }) => line.population, decimals: 0 },
      {
        heading: words.share(regionCode),
        number: ({ line }) => percent(line.population, region.population),
        decimals: 2,
      },
      {
        heading: columns.shareOfDepartment,
        number: ({ line, whole }) => percent(line.population, whole),
        decimals: 2,
      },
      {
        heading: columns.density,
        number: ({ line }) =>
          printed?.get(densityKey(line.department, line.kind)) ?? line.population / line.area,
        decimals: 1,
        optional: true,
      },
      { heading: columns.zones, number: ({ line }) => line.zones, decimals: 0 },
      { heading: columns.communes, number: ({ line }) => line.communes, decimals: 0 },
    ]),
  };
}

const kindOrder = ["bassin-de-vie", "territoire-de-vie", "ile", "arrondissement", "commune"];

const byKind = (a: string, b: string): number => {
  const rank = (kind: string) => (kindOrder.includes(kind) ? kindOrder.indexOf(kind) : kindOrder.length);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
};

function total(lines: readonly MeshLine[], department: string): MeshLine {
  const sum = (of: (line: MeshLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  return {
    department,
    kind: "total",
    population: sum((line) => line.population),
    zones: sum((line) => line.zones),
    communes: sum((line) => line.communes),
    area: sum((line) => line.area),
  };
}

/** Share in percent; 0 of nothing. */
const percent = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);
