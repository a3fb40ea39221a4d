import {
  communesHash,
  Engine,
  loadKernel,
  PairsEngine,
  readMatrix,
  travelTimesFrom,
  writeMatrix,
} from "aplomb";
import type { Context } from "./context.ts";
import { measure } from "./measure.ts";
import { plainPrepare } from "./plain.ts";
import { type Row, rowsOf } from "./rows.ts";
import { figures, matrixOptions } from "./runRows.ts";

/** What comes before a run: preparing the matrix, its file, loading it for the communes that have supply. */
export async function prepareRows({ input, native }: Context): Promise<Row[]> {
  const { communes, supply } = input;
  const kernel = loadKernel();
  const active = Uint8Array.from(supply[0], (value) => (value > 0 ? 1 : 0));
  const codes = Array.from({ length: communes }, (_, commune) => String(commune).padStart(6, "0"));
  const options = { ...matrixOptions, communes, communesHash: communesHash(codes) };
  const { travelTimes } = travelTimesFrom(input, options);
  const file = writeMatrix(travelTimes, codes);
  const slow = { rounds: 4, time: 400 };

  const prepared = await measure(
    [
      { name: "aplomb", run: () => travelTimesFrom(input, options) },
      ...(native ? [native.task("C++, radix sort", "prepare")] : []),
      { name: "plain JS, one built-in sort", run: () => plainPrepare(input) },
    ],
    slow,
  );
  const loaded = await measure(
    [
      { name: "aplomb", run: () => Engine.create(kernel, { travelTimes, variants: 2, active }) },
      ...(native ? [native.task("C++", "active")] : []),
    ],
    slow,
  );
  const other = await measure(
    [
      { name: "read the prepared file", run: () => readMatrix(file, "bench") },
      { name: "write it", run: () => writeMatrix(travelTimes, codes) },
      {
        name: "copy raw pairs in",
        run: () => PairsEngine.create(kernel, input, { communes, variants: 2, maxMinutes: 20 }),
      },
    ],
    slow,
  );
  const pairs = figures(travelTimes.destination.length);
  return [
    ...rowsOf(`Prepare ${pairs} pairs from typed arrays`, prepared, "C++, radix sort"),
    ...rowsOf("Load: keep pairs with supply, by row and by column", loaded, "C++"),
    ...rowsOf(`Other, ${(file.length / 1e6).toFixed(1)} MB on disk`, other, "read the prepared file"),
  ];
}
