/** Where the next doctors help most: one at a time, each where the objective falls furthest (greedy). */
import type { LocalUpdate } from "./localUpdate.ts";
import { type Objective, Ranked } from "./objective.ts";

export interface PlaceInput {
  readonly local: LocalUpdate;
  /** f64[communes], of one variant; NaN where missing. */
  readonly accessibility: Float64Array;
  /** f64[communes], inhabitants. */
  readonly population: Float64Array;
  readonly objective: Objective;
  /** Communes where a doctor may settle, ascending. */
  readonly candidates: readonly number[];
  readonly doctors: number;
  /** Consultations a year of each doctor. */
  readonly acts: number;
  /** Most doctors in one commune. */
  readonly capacity: number;
}

export interface Placement {
  readonly commune: number;
  /** Objective before and after this doctor. */
  readonly before: number;
  readonly after: number;
}

export interface Placed {
  readonly placements: readonly Placement[];
  /** f64[communes], after all of them. */
  readonly accessibility: Float64Array;
}

/** Two values of an objective closer than this share of the larger are equal: the first commune in order is kept. */
const closeness = 1e-12;

/**
 * Places doctors one after the other; none where no candidate makes the objective smaller. No objective here is
 * submodular, so greedy carries no guarantee: tests print its gap to the best choice on small cases.
 * The fall of an objective that counts people is local: after a doctor, only candidates that share a commune of
 * residence with his are evaluated again. Objectives on ranks are evaluated whole, but for candidates that cannot change
 * them. Both choose what evaluating every candidate anew would.
 */
export function place(input: PlaceInput, onPlaced: (placed: number) => void = () => {}): Placed {
  const { local, population, objective, candidates, doctors, acts, capacity } = input;
  const accessibility = input.accessibility.slice();
  const placements: Placement[] = [];
  const settled = new Map<number, number>();
  const isLocal = objective.name === "population-under";
  const falls = new Map<number, number>();
  while (placements.length < doctors) {
    const state = new Ranked({ accessibility, population });
    const before = objective.ofMoved(state, [], []);
    let best: { commune: number; fall: number } | undefined;
    for (const commune of candidates) {
      if ((settled.get(commune) ?? 0) >= capacity) continue;
      const fall = (isLocal ? falls.get(commune) : undefined) ?? fallAt(commune, state, before, input);
      if (isLocal) falls.set(commune, fall);
      if (fall > closeness * Math.abs(before) && (!best || fall > best.fall * (1 + closeness)))
        best = { commune, fall };
    }
    if (best === undefined) break;
    local.addTo(accessibility, best.commune, acts);
    settled.set(best.commune, (settled.get(best.commune) ?? 0) + 1);
    placements.push({ commune: best.commune, before, after: objective.of({ accessibility, population }) });
    if (isLocal) forgetAround(best.commune, local, candidates, falls);
    onPlaced(placements.length);
  }
  return { placements, accessibility };
}

/** By how much the objective falls with one doctor more at `commune`. */
function fallAt(
  commune: number,
  state: Ranked,
  before: number,
  { local, objective, acts }: PlaceInput,
): number {
  const change = local.ratioChange(commune, acts);
  if (change === 0) return 0;
  const moved: number[] = [];
  const values: number[] = [];
  local.forEachOrigin(commune, (origin, weight) => {
    moved.push(origin);
    values.push(state.people.accessibility[origin] + weight * change);
  });
  return objective.mayChange(state, moved) ? before - objective.ofMoved(state, moved, values) : 0;
}

/** Forgets the falls of the candidates that serve a commune of residence that `placed` serves too. */
function forgetAround(
  placed: number,
  local: LocalUpdate,
  candidates: readonly number[],
  falls: Map<number, number>,
): void {
  const touched = new Set<number>();
  local.forEachOrigin(placed, (origin) => touched.add(origin));
  for (const candidate of candidates) {
    let shares = false;
    local.forEachOrigin(candidate, (origin) => {
      shares ||= touched.has(origin);
    });
    if (shares) falls.delete(candidate);
  }
}
