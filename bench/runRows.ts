import { type Decay, Engine, type EngineResult, loadKernel, PairsEngine, travelTimesFrom } from "aplomb";
import { type Context, checkSame } from "./context.ts";
import { startDuck } from "./duck.ts";
import { measure, type Task } from "./measure.ts";
import { plainPairsRun, plainRun } from "./plain.ts";
import { type Row, rowsOf } from "./rows.ts";

export const method: Decay = {
  family: "step",
  cutoffs: [10, 15, 20],
  weights: [1, 2 / 3, 1 / 3],
  edge: "right-closed",
};
const gaussian: Decay = {
  family: "gaussian",
  sigma: 8,
  cutoff: 20,
  edge: "right-closed",
  zeroAtCutoff: false,
};

export const matrixOptions = { communesHash: "bench", maxMinutes: 20, estimated: true };

/** A run of both steps and both variants: prepared, under another decay, straight from the pairs. */
export async function runRows({ input, native }: Context): Promise<Row[]> {
  const { communes, demand, supply } = input;
  const { travelTimes } = travelTimesFrom(input, { ...matrixOptions, communes });
  const active = supply[0].map((value) => (value > 0 ? 1 : 0));
  const kernel = loadKernel();
  const engine = Engine.create(kernel, { travelTimes, variants: 2, active: Uint8Array.from(active) });
  const fromPairs = PairsEngine.create(kernel, input, { communes, variants: 2, maxMinutes: 20 });
  const inputs = { demand, supply, decay: method };
  const result = engine.emptyResult();
  const expected = engine.run(inputs).accessibility;
  const into = (name: string, machine: Engine | PairsEngine, decay: Decay): Task => ({
    name,
    run: () => machine.runInto({ demand, supply, decay }, result),
  });
  const nativeTasks = (...tasks: [string, string][]) =>
    native ? tasks.map(([name, command]) => native.task(name, command)) : [];

  const plain = plainRun(travelTimes, input);
  checkSame("plain JS", plain(), expected);
  const duck = await startDuck(input);
  const prepared = await measure([
    into("aplomb", engine, method),
    ...nativeTasks(["C++, runs by class", "runs"], ["C++, the kernel's layout", "terms"]),
    { name: "plain JS", run: () => plain() },
    { name: duck.version, run: () => duck.run() },
  ]);
  checkSame("DuckDB", await duck.results(), expected);
  duck.close();
  await checkNative(native, "runs", expected);
  await checkNative(native, "terms", expected);

  const underGaussian = await measure([into("aplomb", engine, gaussian), ...nativeTasks(["C++", "table"])]);
  await checkNative(native, "table", engine.run({ ...inputs, decay: gaussian }).accessibility);

  const farther: Decay = { ...method, cutoffs: [10, 15, 19.999] } as Decay;
  let turn = 0;
  const anotherDecay = await measure([
    {
      name: "aplomb",
      run: () => engine.runInto({ demand, supply, decay: turn++ % 2 === 0 ? farther : method }, result),
    },
    ...nativeTasks(["C++, layout only", "layout"]),
  ]);

  const straight = await measure([
    into("aplomb", fromPairs, method),
    ...nativeTasks(["C++", "pairs"]),
    { name: "plain JS", run: () => plainPairsRun(input) },
  ]);
  checkSame("from pairs", resultOf(fromPairs.run(inputs)), expected);
  checkSame("plain JS from pairs", plainPairsRun(input), expected);
  await checkNative(native, "pairs", expected);
  return [
    ...rowsOf(
      `Run, prepared: both steps, 2 variants, ${figures(engine.pairs)} pairs with supply`,
      prepared,
      "C++, runs by class",
    ),
    ...rowsOf("Run, prepared, gaussian decay", underGaussian, "C++"),
    ...rowsOf("Run, first one under a decay of other cutoffs", anotherDecay, "C++, layout only"),
    ...rowsOf(`Run, straight from raw minutes, ${figures(fromPairs.pairs)} pairs`, straight, "C++"),
  ];
}

async function checkNative(native: Context["native"], command: string, expected: readonly Float64Array[]) {
  if (native === undefined) return;
  await native.task(command, command).run();
  checkSame(`C++ ${command}`, await native.results(), expected);
}

const resultOf = ({ accessibility }: EngineResult) => accessibility;

export function figures(count: number): string {
  return count.toLocaleString("en");
}
