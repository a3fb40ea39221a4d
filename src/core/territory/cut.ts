import type { Communes } from "./communes.ts";
import { Neighbours } from "./neighbours.ts";
import { departmentOfCommune, departments } from "./regions.ts";

/** Where an input that holds a part of the country stops, and which of its communes that touches. */
export interface Cut {
  /** Departments beyond the cut, of the absent communes within two reaches of the input. */
  readonly departments: readonly string[];
  /** Communes with something absent within reach: doctors their inhabitants go to may be missing. Ascending positions. */
  readonly near: Uint32Array;
  /** Communes a second reach away: the doctors they go to are there, some of those doctors' other patients are not. */
  readonly affected: Uint32Array;
}

/** An input lacks part of a department below this share of its communes; above, merged communes explain the difference. */
const wholeDepartment = 0.95;

/**
 * Departments that the input lacks, whole or in part, by the number of its communes; none for an input of the whole
 * country, of any vintage. A department overseas that is absent altogether cuts nothing.
 */
export function cutDepartments(communes: Communes): string[] {
  const held = new Map<string, number>();
  // Of each beginning of codes once, which says the department: codes are sorted.
  let [beginning, count] = [communes.codes[0]?.slice(0, 3) ?? "", 0];
  const add = () => {
    const department = departmentOfCommune(beginning);
    held.set(department, (held.get(department) ?? 0) + count);
  };
  for (const code of communes.codes) {
    if (!code.startsWith(beginning)) {
      add();
      [beginning, count] = [code.slice(0, 3), 0];
    }
    count++;
  }
  add();
  return departments
    .filter(({ code, communes: all }) => (held.get(code) ?? (code > "97" ? all : 0)) < wholeDepartment * all)
    .map(({ code }) => code);
}

/**
 * Half of the small communes have no known position, so that absent territory is seen a little too far away.
 * 4 km make up for it: on six cut-out regions, departments and EPCI they find 95 to 100 % of the communes that the true
 * positions tell are near (75 to 100 % without), and 74 to 100 % of those found are (93 to 100 % without).
 */
const unseenKm = 4;

/** Communes that an input may hold as arrondissements: code of the whole, and how the codes of its parts begin. */
const arrondissements: ReadonlyArray<readonly [string, RegExp]> = [
  ["13055", /^132\d\d$/],
  ["69123", /^6938\d$/],
  ["75056", /^751\d\d$/],
];

export interface CutOptions {
  /** From `cutDepartments`. */
  readonly departments: readonly string[];
  /** Communes of the whole country with their positions: data/sample/communes.parquet. */
  readonly reference: Communes;
  /** Codes of the whole country's other communes, whose positions are unknown: they tell codes of today from others. */
  readonly unplaced?: ReadonlySet<string> | undefined;
  /** The farthest that the last cutoff of the decay reaches, in km as the crow flies. */
  readonly reachKm: number;
}

/**
 * Which communes are near where the input stops. A region is an output filter, never an input filter: accessibility near
 * a cut is wrong. Undefined where nothing absent is within two reaches, or the input shares no code with the reference
 * and the communes without position (codes that are not INSEE's of today), so that no cut can be known.
 */
export function cutOf(
  communes: Communes,
  { departments, reference, unplaced, reachKm }: CutOptions,
): Cut | undefined {
  const absent = absentCommunes(communes, departments, reference, unplaced);
  const at = (values: Float64Array) => Float64Array.from(absent, (r) => values[r]);
  const beyond = new Neighbours(at(reference.latitude), at(reference.longitude));
  const [near, affected]: [number[], number[]] = [[], []];
  const touching = new Set<string>();
  for (let c = 0; c < communes.count; c++) {
    let nearest = Number.POSITIVE_INFINITY;
    const [latitude, longitude] = positionOf(communes, c, reference);
    beyond.within(latitude, longitude, 2 * reachKm + unseenKm, (point, km) => {
      nearest = Math.min(nearest, km);
      touching.add(reference.departments[absent[point]]);
    });
    if (nearest <= reachKm + unseenKm) near.push(c);
    else if (nearest < Number.POSITIVE_INFINITY) affected.push(c);
  }
  if (touching.size === 0) return undefined;
  return {
    departments: [...touching].sort(),
    near: Uint32Array.from(near),
    affected: Uint32Array.from(affected),
  };
}

/** Positions in the reference of the communes of these departments that the input lacks; none where it shares no code. */
function absentCommunes(
  communes: Communes,
  departments: readonly string[],
  reference: Communes,
  unplaced: ReadonlySet<string> | undefined,
): number[] {
  const held = new Set(communes.codes);
  for (const [whole, part] of arrondissements)
    if (communes.codes.some((code) => part.test(code))) held.add(whole);
  const isOfToday = (code: string) => reference.index.has(code) || unplaced?.has(code) === true;
  if (![...held].some(isOfToday)) return [];
  const cut = new Set(departments);
  return reference.codes.flatMap((code, r) =>
    held.has(code) || !cut.has(reference.departments[r]) ? [] : [r],
  );
}

/** Degrees: the input's own, else the reference's, as a matrix of travel times needs no coordinates; NaN where neither has any. */
function positionOf(communes: Communes, c: number, reference: Communes): [number, number] {
  if (!Number.isNaN(communes.latitude[c])) return [communes.latitude[c], communes.longitude[c]];
  const r = reference.index.get(communes.codes[c]);
  return r === undefined ? [Number.NaN, Number.NaN] : [reference.latitude[r], reference.longitude[r]];
}
