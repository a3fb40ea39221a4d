import { readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { type Format, formatOfName } from "../formats/formats.ts";
import { writeTable } from "../formats/write.ts";
import { InputError, type Problem } from "../table/problems.ts";
import type { Table } from "../table/table.ts";
import { besideCsv, csvMetadata } from "./csvMetadata.ts";
import { type OutputFile, refuseExisting, writeFiles } from "./files.ts";
import { isOwn, manifestName, manifestOf, staleFiles } from "./manifest.ts";
import { printWarnings } from "./warnings.ts";

export interface OutputOptions {
  /** File, whose extension says the format, or folder. */
  readonly out?: string;
  readonly force?: boolean;
  readonly csv: "plain" | "excel-fr";
  readonly lang: "fr" | "en";
}

/** Tables that stand beside an output in some runs, and not in others. */
const beside = /^(?:excluded|near-cut|changes|by-.+)$/;

/** Folder written to where --out names nothing; what aplomb wrote there it may replace. */
const defaultFolder = "out";
/** Formats of the tables of a folder: one that any program opens, one that keeps types and metadata. */
const folderFormats: readonly Format[] = ["csv", "parquet"];

/**
 * Where the tables of a command go. With a file, the main table is that file and the others stand beside it with a
 * suffix; in a folder, each table has its own name in CSV and Parquet, and a manifest lists them.
 */
export class Outputs {
  readonly #options: OutputOptions;
  readonly #main: string;
  /** The folder, or undefined where --out is a file. */
  readonly #folder: string | undefined;
  readonly #files: OutputFile[] = [];
  /** What `isOwn` said, which reads the file. */
  readonly #own = new Map<string, boolean | "changed">();

  /** `main`: name of the main table in a folder. @throws InputError when --out is a file of no known format. */
  constructor(options: OutputOptions, main: string) {
    this.#options = options;
    this.#main = main;
    const { out } = options;
    const isFolder = out === undefined || out.endsWith("/") || extname(out) === "";
    this.#folder = isFolder ? (out ?? defaultFolder) : undefined;
    if (out !== undefined && !isFolder && formatOfName(out) === undefined) {
      const expected = "a name ending in .csv, .parquet, .arrow or .xlsx, or a folder";
      throw new InputError([{ severity: "error", source: "--out", got: out, expected }]);
    }
  }

  /** @throws InputError when the main output exists and may not be replaced: said before computing, not after. */
  async refuseEarly(): Promise<void> {
    await refuseExisting(
      this.#paths(this.#main).map(({ path }) => path),
      (path) => this.#mayReplace(path),
    );
    if (this.#folder !== undefined)
      await refuseExisting([join(this.#folder, manifestName)], (path) => this.#mayReplace(path));
  }

  /** Adds a table under its name, in the format or formats of the output. */
  async addTable(name: string, table: Table): Promise<void> {
    for (const { path, format } of this.#paths(name)) {
      this.#files.push({ path, bytes: await writeTable(table, format, { csvStyle: this.#options.csv }) });
      if (format === "csv" && table.metadata.size > 0) {
        this.#files.push({ path: besideCsv(path), bytes: csvMetadata(path, table) });
      }
    }
  }

  /** Adds a file under its name in the folder, or beside the output; that of the main table is the output itself. */
  addFile(name: string, bytes: Uint8Array | string): void {
    const { out } = this.#options;
    const path =
      this.#folder !== undefined
        ? join(this.#folder, name)
        : name === this.#main
          ? out!
          : `${withoutExtension(out!)}.${name}`;
    this.#files.push({ path, bytes });
  }

  /**
   * Writes all files or none, and returns their paths. What an earlier run of the command left in the folder, and this one has
   * no more, goes. @throws InputError when one exists and may not be replaced.
   */
  async write(command: string): Promise<string[]> {
    const [folder, main, files] = [this.#folder, this.#main, [...this.#files]];
    const stale =
      folder === undefined
        ? []
        : staleFiles(folder, main, files).filter((path) => this.#mayReplace(path) === true);
    if (folder !== undefined) this.#files.push(manifestOf(folder, { main, command, files }));
    const paths = this.#files.map(({ path }) => path);
    const twice = paths.find((path, at) => paths.indexOf(path) !== at);
    if (twice !== undefined) throw new Error(`Two outputs of one name: ${twice}.`);
    const replace = (path: string) => this.#mayReplace(path);
    await refuseExisting(paths, replace);
    await writeFiles(this.#files, () => true);
    await Promise.all(stale.map((path) => rm(path)));
    await printWarnings(this.#leftBeside(paths), this.#options.lang);
    return paths;
  }

  /** Files beside the output that have the name of a table of its, and were not written with it: they would pass for its own. */
  #leftBeside(written: readonly string[]): Problem[] {
    const { out } = this.#options;
    if (this.#folder !== undefined || out === undefined) return [];
    const [start, ending] = [`${basename(withoutExtension(out))}.`, extname(out)];
    const got = "a file beside the output that this command did not write";
    const advice = "It may be of an earlier run: remove it, or give the output another name.";
    return readdirSync(dirname(out))
      .filter((name) => name.startsWith(start) && extname(name) === ending)
      .filter((name) => beside.test(name.slice(start.length, name.length - ending.length)))
      .map((name) => join(dirname(out), name))
      .filter((path) => !written.some((each) => join(each) === path))
      .map((source) => ({ severity: "warning", source, got, expected: "the tables of one run", advice }));
  }

  #paths(name: string): { path: string; format: Format }[] {
    const { out } = this.#options;
    if (this.#folder !== undefined) {
      return folderFormats.map((format) => ({ path: join(this.#folder!, `${name}.${format}`), format }));
    }
    const path = name === this.#main ? out! : `${withoutExtension(out!)}.${name}${extname(out!)}`;
    return [{ path, format: formatOfName(out!)! }];
  }

  #mayReplace(path: string): boolean | "changed" {
    if (this.#options.force) return true;
    if (this.#options.out !== undefined) return false;
    const may = this.#own.get(path) ?? isOwn(defaultFolder, path);
    this.#own.set(path, may);
    return may;
  }
}

const withoutExtension = (path: string): string => path.slice(0, path.length - extname(path).length);
