import type { Communes } from "./communes.ts";
import { Neighbours } from "./neighbours.ts";

/** Where an input that holds a part of the country stops, and which of its communes that touches. */
export interface Cut {
  /** Communes of the reference that the input lacks. */
  readonly absent: number;
  /** Departments they are in. */
  readonly departments: readonly string[];
  /** Communes with something absent within reach: doctors their inhabitants go to may be missing. Ascending positions. */
  readonly near: Uint32Array;
  /** Communes a second reach away: the doctors they go to are there, some of those doctors' other patients are not. */
  readonly affected: Uint32Array;
}

/**
 * Half of the small communes have no known position, so that absent territory is seen a little too far away.
 * 4 km make up for it: on six cut-out regions, departments and EPCI they find 95 to 100 % of the communes that the true
 * positions tell are near (75 to 100 % without), and 74 to 100 % of those found are (93 to 100 % without).
 */
const unseenKm = 4;

/** An input is held to lack part of a department below this share of its communes; above, mergers and splits explain it. */
const wholeDepartment = 0.95;

/** The communes that an input may hold as arrondissements: code of the whole, and how the codes of its parts begin. */
const arrondissements: ReadonlyArray<readonly [string, RegExp]> = [
  ["13055", /^132\d\d$/],
  ["69123", /^6938\d$/],
  ["75056", /^751\d\d$/],
];

/**
 * Which communes are near where the input stops, by comparing its codes with those of a `reference` of the whole country
 * (data/sample/communes.parquet). A region is an output filter, never an input filter: accessibility near a cut is wrong.
 * Undefined where the input lacks nothing, or shares no code with the reference (codes that are not INSEE's of today).
 * @param reachKm the farthest that the last cutoff of the decay reaches, in km as the crow flies
 */
export function cutOf(communes: Communes, reference: Communes, reachKm: number): Cut | undefined {
  const absent = absentCommunes(communes, reference);
  if (absent.length === 0) return undefined;
  const at = (values: Float64Array) => Float64Array.from(absent, (r) => values[r]);
  const beyond = new Neighbours(at(reference.latitude), at(reference.longitude));
  const [near, affected]: [number[], number[]] = [[], []];
  for (let c = 0; c < communes.count; c++) {
    let nearest = Number.POSITIVE_INFINITY;
    const [latitude, longitude] = positionOf(communes, c, reference);
    beyond.within(latitude, longitude, 2 * reachKm + unseenKm, (_, km) => {
      nearest = Math.min(nearest, km);
    });
    if (nearest <= reachKm + unseenKm) near.push(c);
    else if (nearest < Number.POSITIVE_INFINITY) affected.push(c);
  }
  return {
    absent: absent.length,
    departments: [...new Set(absent.map((r) => reference.departments[r]))].sort(),
    near: Uint32Array.from(near),
    affected: Uint32Array.from(affected),
  };
}

/** Positions in the reference of what the input lacks, in departments that it holds in part or not at all. */
function absentCommunes(communes: Communes, reference: Communes): number[] {
  const held = new Set(communes.codes);
  for (const [whole, part] of arrondissements)
    if (communes.codes.some((code) => part.test(code))) held.add(whole);
  const absent = reference.codes.flatMap((code, r) => (held.has(code) ? [] : [r]));
  if (absent.length === reference.count) return [];
  const all = countBy(reference.departments);
  const lacking = countBy(absent.map((r) => reference.departments[r]));
  return absent.filter((r) => {
    const department = reference.departments[r];
    return 1 - lacking.get(department)! / all.get(department)! < wholeDepartment;
  });
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Degrees: the input's own, else the reference's, as a matrix of travel times needs no coordinates; NaN where neither has any. */
function positionOf(communes: Communes, c: number, reference: Communes): [number, number] {
  if (!Number.isNaN(communes.latitude[c])) return [communes.latitude[c], communes.longitude[c]];
  const r = reference.index.get(communes.codes[c]);
  return r === undefined ? [Number.NaN, Number.NaN] : [reference.latitude[r], reference.longitude[r]];
}
