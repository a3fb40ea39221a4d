import { Engine, loadKernel, travelTimesFrom } from "aplomb";
import { syntheticInput } from "./input.ts";
import { measure } from "./measure.ts";
import { type Row, rowsOf } from "./rows.ts";
import { figures, matrixOptions, method } from "./runRows.ts";

const SIZES = [10_000, 35_000, 100_000, 350_000];

/** More and more places, as many pairs each: the time of a pair stays what it is. */
export async function growthRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const stage of ["prepare", "load", "run"] as const) {
    const timings = [];
    for (const size of SIZES) {
      const { name, perPair } = await timed(stage, size);
      timings.push({ ...perPair, name });
    }
    rows.push(...rowsOf(`Growth, ${stage}: milliseconds a million pairs`, timings, timings[1].name));
  }
  return rows;
}

async function timed(stage: "prepare" | "load" | "run", size: number) {
  const input = syntheticInput(size);
  const { communes, demand, supply } = input;
  const options = { ...matrixOptions, communes };
  const { travelTimes } = travelTimesFrom(input, options);
  const active = Uint8Array.from(supply[0], (value) => (value > 0 ? 1 : 0));
  const kernel = loadKernel();
  const create = () => Engine.create(kernel, { travelTimes, variants: 2, active });
  const engine = create();
  const result = engine.emptyResult();
  const work = {
    prepare: () => void travelTimesFrom(input, options),
    load: () => void create(),
    run: () => engine.runInto({ demand, supply, decay: method }, result),
  }[stage];
  const pairs = stage === "run" ? engine.pairs : travelTimes.destination.length;
  const [whole] = await measure([{ name: "", run: work }], { rounds: 3, time: 100 });
  const millions = pairs / 1e6;
  const { median, min, low, high, samples } = whole;
  const perPair = {
    median: median / millions,
    min: min / millions,
    low: low / millions,
    high: high / millions,
    samples,
  };
  return { name: `${figures(size)} places, ${figures(pairs)} pairs`, perPair };
}
