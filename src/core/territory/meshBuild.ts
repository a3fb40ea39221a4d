import type { Problems } from "../../table/problems.ts";
import type { Communes } from "./communes.ts";
import { type Mesh, type MeshRow, meshOf, zoneKinds } from "./mesh.ts";

export interface MeshParts {
  /** Bassins de vie: commune -> zone. */
  readonly basins: Mesh;
  /** Territoires de vie of the basins to split. */
  readonly territories?: Mesh;
  /** Commune -> its island, for communes without a fixed link. */
  readonly islands: ReadonlyMap<string, string>;
  /** A basin of more inhabitants than this is split. Source: ARS note of 2017. */
  readonly splitAbove: number;
  /** Overseas (departments 97x) one zone a commune, or by basins as elsewhere. */
  readonly overseas: "communes" | "basins";
}

/** Arrondissements of Paris, Lyon and Marseille, which are zones by themselves, and the communes they make up. */
const arrondissements = /^(751(0[1-9]|1\d|20)|6938[1-9]|132(0[1-9]|1[0-6]))$/;
const divided: Readonly<Record<string, string>> = { "75056": "Paris", "69123": "Lyon", "13055": "Marseille" };

/**
 * The mesh of the method of 2017: bassins de vie, those above `splitAbove` inhabitants split into territoires de vie;
 * arrondissements, overseas communes and islands apart, but an island that fills a zone alone stays that zone. A zone without a name gets its pole's.
 * A commune without a basin, one of a split basin without a territory, an unknown population and one code for two
 * zones are errors; basins above the limit when no territories are given, and Paris, Lyon or Marseille as one
 * commune, are warnings.
 * Source: ARS Nouvelle-Aquitaine, note of March 2017.
 */
export function buildMesh(communes: Communes, parts: MeshParts, problems: Problems): Mesh {
  const split = basinsToSplit(communes, parts, problems);
  const rows: MeshRow[] = [];
  communes.codes.forEach((commune, c) => {
    const name = communes.names[c] || commune;
    const row = zoneFor(commune, communes.departments[c], name, parts, split, communes.source, problems);
    if (row) rows.push(row);
    if (commune in divided) {
      problems.warn({
        source: communes.source,
        got: `${divided[commune]} as one commune (${commune})`,
        expected: "its arrondissements, which are zones of their own",
        advice: "It is kept as one zone.",
      });
    }
  });
  checkCodes(rows, parts.basins.source, problems);
  fillPoles(rows, communes);
  const nameOf = (pole = ""): string => communes.names[communes.index.get(pole) ?? -1] ?? "";
  const named = rows.map((row) => ({ ...row, zoneName: row.zoneName || nameOf(row.pole) }));
  return meshOf(communes.source, islandsApart(named, communes, parts.islands));
}

/** Codes of the basins whose communes together have more inhabitants than the limit. */
function basinsToSplit(communes: Communes, parts: MeshParts, problems: Problems): ReadonlySet<string> {
  const inhabitants = new Map<string, number>();
  communes.codes.forEach((commune, c) => {
    const zone = parts.basins.zoneOf.get(commune);
    if (zone === undefined || isZoneByItself(commune, communes.departments[c], parts)) return;
    if (Number.isNaN(communes.population[c])) {
      problems.error({
        source: communes.source,
        column: "population",
        got: `nothing for commune ${commune}`,
        expected: "its inhabitants, to tell which basins are split",
      });
    }
    const code = parts.basins.codes[zone];
    inhabitants.set(code, (inhabitants.get(code) ?? 0) + communes.population[c]);
  });
  const above = [...inhabitants].filter(([, count]) => count > parts.splitAbove).map(([code]) => code);
  if (parts.territories || above.length === 0) return new Set(above);
  problems.warn({
    source: parts.basins.source,
    got: `${above.length} ${above.length === 1 ? "basin" : "basins"} of more than ${parts.splitAbove} inhabitants and no territories`,
    expected: "territoires de vie to split them into",
    advice: "They are kept whole; give --split, or a higher --split-above.",
  });
  return new Set();
}

const isOverseas = (department: string): boolean => /^9[78]/.test(department);

const isZoneByItself = (commune: string, department: string, parts: MeshParts): boolean =>
  arrondissements.test(commune) || (isOverseas(department) && parts.overseas === "communes");

function zoneFor(
  commune: string,
  department: string,
  name: string,
  parts: MeshParts,
  split: ReadonlySet<string>,
  source: string,
  problems: Problems,
): MeshRow | undefined {
  if (isZoneByItself(commune, department, parts)) {
    const kind = arrondissements.test(commune) ? zoneKinds.arrondissement : zoneKinds.commune;
    return { commune, zone: commune, zoneName: name, kind, pole: commune };
  }
  const { basins, territories } = parts;
  const basin = basins.zoneOf.get(commune);
  if (basin === undefined) {
    problems.error({
      source: basins.source,
      got: `no row for commune ${commune} (${name}) of ${source}`,
      expected: "a bassin de vie for every commune",
    });
    return undefined;
  }
  if (!territories || !split.has(basins.codes[basin])) return rowOf(commune, basins, basin, zoneKinds.basin);
  const territory = territories.zoneOf.get(commune);
  if (territory === undefined) {
    problems.error({
      source: territories.source,
      got: `no row for commune ${commune} (${name}) of basin ${basins.codes[basin]}`,
      expected: `a territoire de vie for every commune of a basin above ${parts.splitAbove} inhabitants`,
    });
    return undefined;
  }
  return rowOf(commune, territories, territory, zoneKinds.territory);
}

const rowOf = (commune: string, mesh: Mesh, zone: number, kind: string): MeshRow => ({
  commune,
  zone: mesh.codes[zone],
  zoneName: mesh.names[zone],
  kind,
  // A code need not be the zone's pole once other zones are cut out of it; where it is a commune code it still files it.
  pole: mesh.poles[zone],
});

/** Zones whose pole nothing says get their most populated commune. */
function fillPoles(rows: MeshRow[], communes: Communes): void {
  const largest = new Map<string, string>();
  for (const { zone, commune, pole = "" } of rows) {
    const known = largest.get(zone);
    if (
      pole === "" &&
      (known === undefined || populationOf(communes, commune) > populationOf(communes, known))
    ) {
      largest.set(zone, commune);
    }
  }
  rows.forEach((row, position) => {
    if ((row.pole ?? "") === "") rows[position] = { ...row, pole: largest.get(row.zone) ?? "" };
  });
}

/** One code for a basin and a territory would make one zone of two. */
function checkCodes(rows: readonly MeshRow[], source: string, problems: Problems): void {
  const kindOf = new Map<string, string>();
  for (const { zone, kind = "" } of rows) {
    const known = kindOf.get(zone) ?? kind;
    if (known !== kind) {
      problems.error({
        source,
        got: `zone ${zone} as ${known} and as ${kind}`,
        expected: "one kind of zone a code",
      });
    }
    kindOf.set(zone, known);
  }
}

/** Communes of an island leave their zone for one of their own, named after the island and coded by its largest commune. */
function islandsApart(
  rows: readonly MeshRow[],
  communes: Communes,
  islands: ReadonlyMap<string, string>,
): readonly MeshRow[] {
  const onIsland = rows.filter(({ commune, kind }) => islands.has(commune) && kind !== zoneKinds.commune);
  const islandZones = new Map<string, { code: string; whole: boolean }>();
  for (const { commune } of onIsland) {
    const island = islands.get(commune)!;
    if (islandZones.has(island)) continue;
    const own = onIsland.filter((row) => islands.get(row.commune) === island);
    const populated = own
      .map((row) => row.commune)
      .sort((a, b) => populationOf(communes, b) - populationOf(communes, a) || (a < b ? -1 : 1));
    const zones = new Set(own.map((row) => row.zone));
    const whole = zones.size === 1 && rows.filter((row) => zones.has(row.zone)).length === own.length;
    const isTaken = rows.some((row) => row.zone === populated[0] && islands.get(row.commune) !== island);
    islandZones.set(island, { code: isTaken ? `${populated[0]}-ile` : populated[0], whole });
  }
  return rows.map((row) => {
    const island = islands.get(row.commune);
    const zone = island === undefined ? undefined : islandZones.get(island);
    if (island === undefined || zone === undefined || zone.whole) return row;
    return {
      commune: row.commune,
      zone: zone.code,
      zoneName: island,
      kind: zoneKinds.island,
      pole: zone.code.slice(0, 5),
    };
  });
}

const populationOf = (communes: Communes, commune: string): number =>
  communes.population[communes.index.get(commune)!];
