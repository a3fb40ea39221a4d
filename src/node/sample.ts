import { fileURLToPath } from "node:url";
import { textAt } from "../table/columns.ts";
import { toText } from "../table/convert.ts";
import type { Exclusions } from "../table/exclusions.ts";
import { readTableFile } from "./tables.ts";

const sampleFile = (name: string): string =>
  fileURLToPath(new URL(`../../data/sample/${name}`, import.meta.url));

/** The embedded sample: real communes, synthetic doctors and ages (data/README.md). */
export const samplePaths = {
  communes: sampleFile("communes.parquet"),
  practices: sampleFile("practices.parquet"),
  /** Communes that the sample leaves out: no position of theirs is known. */
  withoutPosition: sampleFile("communes_without_position.parquet"),
} as const;

/** Codes of the communes of France whose position is not known. */
export async function codesWithoutPosition(): Promise<string[]> {
  const { table } = await readTableFile(samplePaths.withoutPosition, { columns: (name) => name === "code" });
  const codes = toText(table.columns.get("code")!);
  return Array.from({ length: table.rows }, (_, row) => textAt(codes, row));
}

/** Lists the communes that the sample is without: whoever reads its figures must know that they are not of the whole country. */
export async function listWithoutPosition(exclusions: Exclusions): Promise<void> {
  for (const code of await codesWithoutPosition()) exclusions.add("sample-without-position", code);
}
