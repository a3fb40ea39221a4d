import { newMemory, type Places } from "../engine/memory.ts";
import { embedded, instantiate } from "../engine/wasm.ts";
import { wasmBytes } from "./rankingLoopsBytes.ts";

/** The functions of assembly/ranking/index.ts: addresses in bytes. */
interface RankingLoops {
  writeKeys(count: number, values: number, keys: number): number;
  writeOrder(known: number, keys: number, order: number, runs: number): number;
  sums(
    known: number,
    order: number,
    values: number,
    population: number,
    demand: number,
    ranked: number,
    people: number,
    total: number,
    tenths: number,
  ): void;
}

const rankingModule = embedded(wasmBytes);

const roomFor = (communes: number) => (places: Places) => ({
  values: places.f64(communes),
  population: places.f64(communes),
  demand: places.f64(communes),
  ranked: places.f64(communes),
  people: places.f64(communes),
  order: places.u32(communes),
  keys: places.f64(communes),
  runs: places.u32(communes),
  total: places.f64(4),
  tenths: places.f64(2 * 10),
});

function roomOf(communes: number) {
  const { memory, arrays } = newMemory(rankingModule(), roomFor(communes), "the ranks of communes");
  return { communes, arrays, functions: instantiate<RankingLoops>(rankingModule(), memory) };
}

type Room = ReturnType<typeof roomOf>;

/** The last room that was made: what is ranked again and again, as in the explorer, is of the same communes or of fewer. */
let room: Room | undefined;

/** Communes by an indicator, from the least to the most, and what their inhabitants have of it. */
export interface Ranking {
  /** Positions of the communes whose value is known, u32[known]: ascending by value, then by population, then by position. */
  readonly order: Uint32Array;
  /** f64[known], ascending. */
  readonly values: Float64Array;
  /** Inhabitants of the communes up to and including each, f64[known]; unknown and negative populations count nobody. */
  readonly people: Float64Array;
  /** Sums of demand x value, of demand, of inhabitants x value. */
  readonly weighted: number;
  readonly weight: number;
  readonly amount: number;
  /** Under the curve of inhabitants x value over the inhabitants. */
  readonly area: number;
  /** f64[10]: demand x value and demand of each tenth of the inhabitants. */
  readonly tenthSums: Float64Array;
  readonly tenthWeights: Float64Array;
}

/**
 * The arrays are the caller's own.
 * @param values f64[communes], NaN where missing, which leaves the commune out
 * @param population f64[communes]; unknown and negative ones count nobody, as in `demand`, f64[communes]
 */
export function rankingOf(
  values: Float64Array,
  population: Float64Array,
  demand: Float64Array = population,
): Ranking {
  const { length } = values;
  if (room === undefined || length > room.communes) room = roomOf(length);
  const { arrays: a, functions } = room;
  a.values.array.set(values);
  a.population.array.set(population);
  a.demand.array.set(demand);
  const known = ordered(room, length);
  functions.sums(
    known,
    a.order.address,
    a.values.address,
    a.population.address,
    a.demand.address,
    a.ranked.address,
    a.people.address,
    a.total.address,
    a.tenths.address,
  );
  const [weighted, weight, amount, area] = a.total.array as unknown as [number, number, number, number];
  return {
    order: a.order.array.slice(0, known),
    values: a.ranked.array.slice(0, known),
    people: a.people.array.slice(0, known),
    weighted,
    weight,
    amount,
    area,
    tenthSums: a.tenths.array.slice(0, 10),
    tenthWeights: a.tenths.array.slice(10),
  };
}

/**
 * Puts the positions of the first `communes` values of a room into its `order`, and returns how many are known. Keys that hold
 * a value and its position are sorted as whole numbers, in a third of the time of a sort with a function; what such a key
 * cannot tell apart, with one.
 */
function ordered({ arrays, functions }: Room, communes: number): number {
  const { values, population, keys, order, runs } = arrays;
  const known = functions.writeKeys(communes, values.address, keys.address);
  new BigUint64Array(keys.array.buffer, keys.address, known).sort();
  const found = functions.writeOrder(known, keys.address, order.address, runs.address);
  const [value, people] = [values.array, population.array];
  for (let run = 0; run < found; run++) {
    order.array
      .subarray(runs.array[2 * run], runs.array[2 * run + 1])
      .sort((a, b) => value[a] - value[b] || people[a] - people[b] || a - b);
  }
  return known;
}
