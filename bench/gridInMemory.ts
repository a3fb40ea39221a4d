/** A process that runs a grid in memory, and prints what it took: `gridInMemory PLACES TIMES RESULT REPEATS`. */
import { writeFileSync } from "node:fs";
import { type Column, Engine, loadKernel, readTableFile, travelTimesFrom } from "aplomb";
import { peak } from "./peak.ts";
import { method } from "./runRows.ts";

const [placesPath, timesPath, resultPath, repeats] = process.argv.slice(2);
const numbers = (column: Column | undefined) =>
  Float64Array.from(column?.kind === "number" ? column.values : []);

const places = (await readTableFile(placesPath)).table;
const begin = performance.now();
const { columns, rows: pairs } = (
  await readTableFile(timesPath, { columns: (name) => ["o", "d", "minutes"].includes(name) })
).table;
const { travelTimes } = travelTimesFrom(
  {
    origin: Int32Array.from(numbers(columns.get("o"))),
    destination: Int32Array.from(numbers(columns.get("d"))),
    minutes: numbers(columns.get("minutes")),
  },
  { communes: places.rows, communesHash: "bench", maxMinutes: 20, estimated: false },
);
const supply = ["supply_65", "supply_62"].map((name) => numbers(places.columns.get(name)));
const active = Uint8Array.from(supply[0], (value) => (value > 0 ? 1 : 0));
const engine = Engine.create(loadKernel(), { travelTimes, variants: 2, active });
const ready = performance.now();
const demand = numbers(places.columns.get("demand"));
const result = engine.emptyResult();
const times = Array.from({ length: Number(repeats) }, () => {
  const start = performance.now();
  engine.runInto({ demand, supply, decay: method }, result);
  return performance.now() - start;
});
writeFileSync(resultPath, Buffer.concat(result.accessibility.map((values) => Buffer.from(values.buffer))));
console.log(
  JSON.stringify({ times, pairs, activePairs: engine.pairs, prepareMs: ready - begin, peak: 1024 * peak() }),
);
