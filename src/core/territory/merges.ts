import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { type Mesh, type MeshRow, meshOf } from "./mesh.ts";

/** Former commune code -> codes of what it became, itself where it survives. */
export type Merges = ReadonlyMap<string, ReadonlySet<string>>;

export const mergesSchema = {
  former: {
    type: "code",
    required: true,
    complete: true,
    aliases: ["com_av", "ancien", "ancien_code", "code_avant", "old"],
  },
  current: {
    type: "code",
    required: true,
    complete: true,
    aliases: ["com_ap", "nouveau", "nouveau_code", "code_apres", "new"],
  },
} as const satisfies Schema;

/** Changes of communes, one row a former commune and what it became (INSEE's movements: com_av, com_ap); years may be mixed. */
export function mergesFrom(table: Table, options: BindOptions): Merges {
  const columns = bindColumns(table, mergesSchema, options);
  const merges = new Map<string, Set<string>>();
  for (let row = 0; row < table.rows; row++) {
    const former = textAt(columns.former, row);
    const current = textAt(columns.current, row);
    if (former !== "" && current !== "") merges.set(former, (merges.get(former) ?? new Set()).add(current));
  }
  return merges;
}

/** What a commune is today, through every change since: itself where none concerns it. Sorted. */
export function currentCodes(merges: Merges, former: string): readonly string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const visit = (code: string): void => {
    if (seen.has(code)) return;
    seen.add(code);
    const next = merges.get(code);
    if (!next || next.has(code)) found.add(code);
    for (const each of next ?? []) visit(each);
  };
  visit(former);
  return [...found].sort();
}

/** The commune that a code is today, where it is exactly one; the code itself otherwise. */
export function currentCode(merges: Merges, code: string): string {
  const current = currentCodes(merges, code);
  return current.length === 1 ? current[0] : code;
}

/**
 * A mesh of former communes carried over to those of today. A merged commune keeps the zone of the code that survives;
 * when poles merge, their zones merge, into that of the surviving pole; a commune that a split creates keeps the zone
 * it was in. Where several communes merge under a code that was none of theirs, no source tells the zone: an error.
 * A zone whose pole left it for another zone keeps its code, with a warning.
 * Source: DGOS, FAQ of 25 May 2018.
 */
export function meshAfterMerges(mesh: Mesh, merges: Merges, problems: Problems): Mesh {
  const formersOf = new Map<string, string[]>();
  for (const former of mesh.zoneOf.keys()) {
    for (const current of currentCodes(merges, former)) {
      formersOf.set(current, [...(formersOf.get(current) ?? []), former]);
    }
  }
  const merged = mergedZones(mesh, formersOf);
  const rows: MeshRow[] = [];
  for (const [commune, formers] of formersOf) {
    const survivor = mesh.zoneOf.has(commune) ? commune : formers.length === 1 ? formers[0] : undefined;
    if (survivor === undefined) {
      problems.error({
        source: mesh.source,
        got: `commune ${commune}, made of ${formers.sort().join(", ")}`,
        expected: "a surviving code among those that merge",
        advice: "Give the new commune its own row in the mesh.",
      });
      continue;
    }
    const zone = merged[mesh.zoneOf.get(survivor)!];
    const areas = formers.map((former) => mesh.area.get(former) ?? Number.NaN);
    const pole = mesh.poles[zone];
    rows.push({
      commune,
      zone: mesh.codes[zone],
      zoneName: mesh.names[zone],
      kind: mesh.kinds[zone],
      pole: currentCodes(merges, pole)[0] ?? pole,
      // A split commune's area is shared out in no known way.
      area: formers.some((former) => currentCodes(merges, former).length > 1) ? Number.NaN : sum(areas),
    });
  }
  const after = meshOf(mesh.source, rows);
  after.codes.forEach((code, zone) => {
    const pole = after.poles[zone];
    const home = after.zoneOf.get(pole);
    if (
      home === undefined ||
      home === zone ||
      mesh.zoneOf.get(mesh.poles[mesh.index.get(code)!]) !== mesh.index.get(code)
    )
      return;
    problems.warn({
      source: mesh.source,
      got: `the pole of zone ${code}, now in commune ${pole} of zone ${after.codes[home]}`,
      expected: "a pole inside its zone",
      advice: "The zone keeps its code and its other communes.",
    });
  });
  return after;
}

/** Position of each zone after the zones whose poles merged are one: that of the surviving pole's zone, else the first by code. */
function mergedZones(mesh: Mesh, formersOf: ReadonlyMap<string, readonly string[]>): number[] {
  const into = mesh.codes.map((_, zone) => zone);
  const root = (zone: number): number => (into[zone] === zone ? zone : root(into[zone]));
  const zonesOfPole = new Map<string, number[]>();
  mesh.poles.forEach((pole, zone) => {
    if (pole !== "") zonesOfPole.set(pole, [...(zonesOfPole.get(pole) ?? []), zone]);
  });
  for (const [current, formers] of formersOf) {
    const zones = formers.flatMap((former) => zonesOfPole.get(former) ?? []).sort((a, b) => a - b);
    if (formers.length < 2 || zones.length < 2) continue;
    const kept = root(zonesOfPole.get(current)?.[0] ?? zones[0]);
    for (const zone of zones) into[root(zone)] = kept;
  }
  return into.map((_, zone) => root(zone));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
