import {
  accessibilityInThreads,
  computeAccessibility,
  Engine,
  type Kernel,
  loadKernel,
  runPool,
  travelTimesFrom,
} from "aplomb";
import { type Context, checkSame } from "./context.ts";
import { type BenchInput, syntheticInput } from "./input.ts";
import { measure } from "./measure.ts";
import { type Row, rowsOf } from "./rows.ts";
import { figures, matrixOptions, method } from "./runRows.ts";

/** A prepared run on one thread and on two, that are there already or started for it: where threads pay. */
export async function threadRows({ input }: Context): Promise<Row[]> {
  const rows: Row[] = [];
  for (const territory of [input, syntheticInput(350_000)]) rows.push(...(await rowsOn(territory)));
  return rows;
}

async function rowsOn(input: BenchInput): Promise<Row[]> {
  const { communes, demand, supply } = input;
  const { travelTimes } = travelTimesFrom(input, { ...matrixOptions, communes });
  const options = { travelTimes, variants: 2, active: supply[0].map((value) => (value > 0 ? 1 : 0)) };
  const engineOf = (kernel: Kernel, blocks: number) =>
    Engine.create(kernel, { ...options, active: Uint8Array.from(options.active), blocks });
  const shared = loadKernel({ shared: true });
  const one = engineOf(loadKernel(), 1);
  const two = engineOf(shared, 2);
  const present = new Uint8Array(communes).fill(1);
  const run = { demand, supply: { variants: ["all", "65"], values: supply }, decay: method, present };
  const pool = runPool(shared, two);
  const expected = computeAccessibility(one, run);
  checkSame(
    "two threads",
    (await accessibilityInThreads(two, run, pool)).accessibility,
    expected.accessibility,
  );
  const timings = await measure([
    { name: "1 thread", run: () => computeAccessibility(one, run) },
    { name: "2 threads, there already", run: () => accessibilityInThreads(two, run, pool) },
    {
      name: "2 threads, started and ended",
      run: async () => {
        const started = runPool(shared, two);
        await accessibilityInThreads(two, run, started);
        await started.close();
      },
    },
  ]);
  await pool.close();
  return rowsOf(`Run in threads, 2 variants, ${figures(one.pairs)} pairs with supply`, timings, "1 thread");
}
