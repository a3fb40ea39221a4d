import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Column, type Table, writeTable } from "aplomb";
import type { Context } from "./context.ts";
import type { BenchInput } from "./input.ts";
import { measure } from "./measure.ts";
import { type Row, rowsOf } from "./rows.ts";
import { figures } from "./runRows.ts";

const program = fileURLToPath(new URL("readPairs.js", import.meta.url));

/** Reading the pairs from files, each in a fresh process: from its start, imports included, to dictionary codes and numbers. */
export async function fileRows({ input }: Context): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "aplomb-bench-"));
  try {
    const table = pairsTable(input);
    for (const format of ["csv", "parquet", "arrow"] as const) {
      writeFileSync(join(folder, `pairs.${format}`), await writeTable(table, format));
    }
    const reader = (name: string, way: string, format: string) => ({
      name,
      run: () => {
        const { stdout, stderr } = spawnSync(
          process.execPath,
          [program, way, join(folder, `pairs.${format}`)],
          {
            encoding: "utf8",
          },
        );
        if (stdout === "") throw new Error(stderr);
        const { rows, ms } = JSON.parse(stdout);
        if (rows !== table.rows) throw new Error(`${name}: expected ${table.rows} rows, got ${rows}`);
        return ms as number;
      },
    });
    const timings = await measure(
      [
        reader("Parquet", "aplomb", "parquet"),
        reader("Parquet by hyparquet, as in browsers", "portable", "parquet"),
        reader("Arrow", "aplomb", "arrow"),
        reader("CSV", "aplomb", "csv"),
        reader("CSV by papaparse", "papaparse", "csv"),
      ],
      { rounds: 3, time: 100 },
    );
    return rowsOf(`Read ${figures(table.rows)} pairs from a file, whole process`, timings, "Parquet");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The pairs with the codes of their places. */
export function pairsTable({ places, origin, destination, minutes }: BenchInput): Table {
  const values = places.codes;
  const columns = new Map<string, Column>([
    ["origin", { kind: "text", values, codes: origin }],
    ["destination", { kind: "text", values, codes: destination }],
    ["minutes", { kind: "number", values: minutes.map((value) => Math.round(value * 1000) / 1000) }],
  ]);
  return { source: "bench", rows: origin.length, firstRow: 2, columns, metadata: new Map() };
}
