import { open } from "node:fs/promises";
import type { PairPart } from "../../core/territory/pairTable.ts";
import { arrowParts } from "../../formats/arrow/parts.ts";
import { damaged } from "../../formats/formats.ts";
import { InputError } from "../../table/problems.ts";
import type { PairFile, PairFileOptions } from "./pairFiles.ts";
import { partOfTable, withoutRows } from "./tablePairs.ts";

/** Pairs of an Arrow file, batch by batch as it was written. @throws InputError */
export async function openArrowPairs(path: string, options: PairFileOptions): Promise<PairFile> {
  const file = await open(path, "r");
  const tables = arrowParts(file, path);
  const close = async (): Promise<void> => {
    await tables.return(undefined);
    await file.close().catch(() => {}); // apache-arrow closes it after the last batch
  };
  try {
    const first = await tables.next();
    if (first.done) throw new Error("no batch of rows");
    const names = options.bind(withoutRows(first.value));
    async function* parts(): AsyncGenerator<PairPart> {
      yield partOfTable(first.value!, names, options.problems);
      try {
        for await (const table of tables) yield partOfTable(table, names, options.problems);
      } catch (error) {
        throw error instanceof InputError ? error : damaged(path, "arrow", error);
      }
    }
    return { names, parts: parts(), close };
  } catch (error) {
    await close();
    throw error instanceof InputError ? error : damaged(path, "arrow", error);
  }
}
