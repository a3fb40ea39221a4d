import { Engine, loadKernel, travelTimesFrom } from "aplomb";
import { syntheticInput } from "./input.ts";
import { measure, type Task, type Timing } from "./measure.ts";
import { type Row, rowsOf } from "./rows.ts";
import { figures, matrixOptions, method } from "./runRows.ts";

const SIZES = [10_000, 35_000, 100_000, 350_000];
const REFERENCE = SIZES.indexOf(35_000);

/** More and more places, as many pairs each and as near in their order: the time of a pair stays what it is. */
export async function growthRows(): Promise<Row[]> {
  const groups = new Map<string, Timing[]>();
  for (const size of SIZES) {
    const { tasks, pairs } = stagesOf(size);
    for (const timing of await measure(tasks, { rounds: 3, time: 100 })) {
      const timings = groups.get(timing.name) ?? [];
      const count = timing.name.startsWith("run") ? pairs.active : pairs.all;
      timings.push({
        ...perMillion(timing, count),
        name: `${figures(size)} places, ${figures(count)} pairs`,
      });
      groups.set(timing.name, timings);
    }
  }
  return Array.from(groups, ([stage, timings]) =>
    rowsOf(`Growth, ${stage}: milliseconds a million pairs`, timings, timings[REFERENCE].name),
  ).flat();
}

function stagesOf(size: number) {
  const input = syntheticInput(size);
  const { communes, demand, supply } = input;
  const prepare = () => travelTimesFrom(input, { ...matrixOptions, communes }).travelTimes;
  const active = Uint8Array.from(supply[0], (value) => (value > 0 ? 1 : 0));
  const kernel = loadKernel();
  const travelTimes = prepare();
  const load = (times = travelTimes) => Engine.create(kernel, { travelTimes: times, variants: 2, active });
  const engine = load();
  const result = engine.emptyResult();
  const run = (on = engine) => on.runInto({ demand, supply, decay: method }, result);
  const tasks: Task[] = [
    { name: "prepare", run: () => void prepare() },
    { name: "load", run: () => void load() },
    { name: "run, nothing in the processor's caches", run: () => afterEmptyingCaches(run) },
    { name: "run, again and again", run: () => run() },
    { name: "prepare, load and first run, its layout included", run: () => run(load(prepare())) },
  ];
  return { tasks, pairs: { all: travelTimes.destination.length, active: engine.pairs } };
}

/** Twice a large cache of a processor; not zeros, whose pages are one and the same. */
const elsewhere = new Float64Array((64 * 2 ** 20) / Float64Array.BYTES_PER_ELEMENT).fill(1);

/** Milliseconds that `run` takes once other values, read from end to end, have driven its own out of the caches. */
function afterEmptyingCaches(run: () => void): number {
  let sum = 0;
  for (let at = 0; at < elsewhere.length; at++) sum += elsewhere[at];
  const begin = performance.now();
  run();
  return sum > 0 ? performance.now() - begin : Number.NaN;
}

function perMillion({ median, min, low, high, samples }: Timing, pairs: number): Omit<Timing, "name"> {
  const millions = pairs / 1e6;
  return {
    median: median / millions,
    min: min / millions,
    low: low / millions,
    high: high / millions,
    samples,
  };
}
