import { Engine, loadKernel, travelTimesFrom } from "aplomb";
import type { Context } from "./context.ts";
import type { BenchInput } from "./input.ts";
import { measure, type Task } from "./measure.ts";
import { randomFrom } from "./random.ts";
import { type Row, rowsOf } from "./rows.ts";
import { matrixOptions, method } from "./runRows.ts";

/** A prepared run with communes stored in one order or another: what keeping neighbours near is worth. */
export async function orderRows({ input }: Context): Promise<Row[]> {
  const { codes } = input.places;
  const places = Array.from(codes.keys());
  const along = hilbertOf(input);
  const departments = new Map<string, number>();
  for (const place of places.toSorted((a, b) => along[a] - along[b])) {
    const department = codes[place].slice(0, 2);
    if (!departments.has(department)) departments.set(department, departments.size);
  }
  const blockOf = (place: number) => departments.get(codes[place].slice(0, 2))!;
  const random = randomFrom(3);
  const lots = places.map(() => random());
  const orders: Record<string, (a: number, b: number) => number> = {
    "INSEE code": (a, b) => a - b,
    "departments along the curve, codes within": (a, b) => blockOf(a) - blockOf(b) || a - b,
    "Hilbert curve": (a, b) => along[a] - along[b],
    "drawn by lot": (a, b) => lots[a] - lots[b],
  };
  const tasks = Object.entries(orders).map(([name, order]) =>
    taskOn(name, reordered(input, places.toSorted(order))),
  );
  return rowsOf("Run, prepared, communes stored in order of", await measure(tasks), "INSEE code");
}

function taskOn(name: string, input: BenchInput): Task {
  const { communes, demand, supply } = input;
  const { travelTimes } = travelTimesFrom(input, { ...matrixOptions, communes });
  const active = Uint8Array.from(supply[0], (value) => (value > 0 ? 1 : 0));
  const engine = Engine.create(loadKernel(), { travelTimes, variants: 2, active });
  const result = engine.emptyResult();
  return { name, run: () => engine.runInto({ demand, supply, decay: method }, result) };
}

/** The same territory, place `order[p]` at position p. */
function reordered(input: BenchInput, order: readonly number[]): BenchInput {
  const position = new Int32Array(order.length);
  order.forEach((place, at) => {
    position[place] = at;
  });
  const move = (values: Float64Array) => Float64Array.from(order, (place) => values[place]);
  return {
    ...input,
    origin: input.origin.map((place) => position[place]),
    destination: input.destination.map((place) => position[place]),
    demand: move(input.demand),
    supply: [move(input.supply[0]), move(input.supply[1])],
  };
}

/** Distance of each place along a Hilbert curve of 2^16 by 2^16 cells over all of them. */
function hilbertOf({ places: { latitude, longitude } }: BenchInput): Float64Array {
  const cells = (values: Float64Array) => {
    const least = values.reduce((a, b) => Math.min(a, b));
    const most = values.reduce((a, b) => Math.max(a, b));
    return values.map((value) => Math.floor((65_535 * (value - least)) / (most - least)));
  };
  const [xs, ys] = [cells(longitude), cells(latitude)];
  return xs.map((_, place) => {
    let [x, y, distance] = [xs[place], ys[place], 0];
    for (let side = 32_768; side > 0; side /= 2) {
      const [right, up] = [(x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0];
      distance += side * side * ((3 * right) ^ up);
      if (up === 0) {
        if (right === 1) [x, y] = [65_535 - x, 65_535 - y];
        [x, y] = [y, x];
      }
    }
    return distance;
  });
}
