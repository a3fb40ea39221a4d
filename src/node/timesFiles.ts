import { formatOfName } from "../formats/formats.ts";
import type { InputFile } from "./files.ts";
import { inputFile, readBytes } from "./files.ts";
import { type BegunTable, beginTableFile, readTableFile, type TableFile } from "./tables.ts";

/** A prepared matrix in its bytes. */
interface MatrixFile {
  readonly bytes: Uint8Array;
  readonly file: InputFile;
}

/**
 * The files of travel times of a command, the first of which other cores read while this one reads the communes. The others
 * wait for their turn, so that no more of them is in memory than need be.
 */
export class TimesFiles {
  readonly #first: string | undefined;
  #table: Promise<BegunTable> | undefined;
  #matrix: Promise<MatrixFile> | undefined;

  constructor(paths: readonly string[] = []) {
    this.#first = paths[0];
  }

  /** True where a path names a prepared matrix. */
  static isMatrix(path: string): boolean {
    return path.endsWith(".matrix.arrow");
  }

  /** Begins the first file. What is wrong with it is told to whoever reads it. */
  async begin(): Promise<void> {
    const path = this.#first;
    if (path === undefined) return;
    if (TimesFiles.isMatrix(path)) {
      this.#matrix = matrixFile(path);
      this.#matrix.catch(() => {});
      return;
    }
    this.#table = beginTableFile(path);
    const begun = this.#table.catch(() => {});
    // Other formats have only their bytes to be read by another thread.
    if (formatOfName(path) === "parquet") await begun;
  }

  /** @throws InputError */
  async table(path: string): Promise<TableFile> {
    const begun = path === this.#first ? this.#table : undefined;
    this.#table = undefined;
    return begun === undefined ? readTableFile(path) : (await begun)();
  }

  /** @throws InputError */
  async matrix(path: string): Promise<MatrixFile> {
    const begun = path === this.#first ? this.#matrix : undefined;
    this.#matrix = undefined;
    return begun ?? matrixFile(path);
  }
}

async function matrixFile(path: string): Promise<MatrixFile> {
  const bytes = await readBytes(path);
  return { bytes, file: inputFile(path, bytes) };
}
