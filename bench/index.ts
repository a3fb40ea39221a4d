/**
 * `npm run bench`: what aplomb takes, against plain JavaScript, DuckDB and a C++ reference compiled here, on one input,
 * in one run, each result checked against the others. Options: `--only WORD` (groups of rows whose file has the word),
 * `--json FILE` keeps the figures, `--before FILE` compares with kept ones. `--only grid --pairs 100e6`: larger than memory,
 * by itself.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Context } from "./context.ts";
import { contiguousRows } from "./contiguousRows.ts";
import { explorerRows } from "./explorer.ts";
import { fileRows } from "./fileRows.ts";
import { benchGrid } from "./grid.ts";
import { growthRows } from "./growthRows.ts";
import { referenceInput } from "./input.ts";
import { startNative } from "./native.ts";
import { neighbourRows } from "./neighbourRows.ts";
import { orderRows } from "./orderRows.ts";
import { prepareRows } from "./prepareRows.ts";
import { processRows } from "./processRows.ts";
import { describeRows, type Row } from "./rows.ts";
import { runRows } from "./runRows.ts";
import { sweepProcessRows } from "./sweepProcessRows.ts";
import { sweepRows } from "./sweepRows.ts";
import { threadRows } from "./threadRows.ts";

/** Each file of rows, in the order of the table. */
const groups: Record<string, (context: Context) => Promise<Row[]>> = {
  run: runRows,
  prepare: prepareRows,
  sweep: sweepRows,
  sweepProcess: sweepProcessRows,
  threads: threadRows,
  growth: growthRows,
  orders: orderRows,
  files: fileRows,
  process: processRows,
  neighbours: neighbourRows,
  explorer: explorerRows,
  contiguous: contiguousRows,
};

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    json: { type: "string" },
    before: { type: "string" },
    pairs: { type: "string", default: "10e6" },
  },
});

if (options.only === "grid") {
  await benchGrid(Number(options.pairs));
  process.exit();
}

const { only = "" } = options;
const chosen = Object.entries(groups).filter(([name]) => name.includes(only));
if (chosen.length === 0) {
  console.error(`--only ${only}: expected a part of one of grid, ${Object.keys(groups).join(", ")}.`);
  process.exit(2);
}

const input = referenceInput();
const native = startNative(input);
const conditions = {
  input: `${input.name}: ${input.communes} places, ${input.origin.length} pairs`,
  machine: `${cpus()[0].model.trim()}, ${availableParallelism()} threads, ${process.platform}`,
  node: process.version,
  commit: commit(),
  native: native?.compiler ?? "no g++: ratios are to the first row of each group",
};
for (const [name, value] of Object.entries(conditions)) console.log(`${name}: ${value}`);

const rows: Row[] = [];
try {
  for (const [, rowsOfGroup] of chosen) rows.push(...(await rowsOfGroup({ input, native })));
} finally {
  native?.close();
}
const before =
  options.before === undefined ? undefined : JSON.parse(readFileSync(options.before, "utf8")).rows;
console.log(`\n${describeRows(rows, before)}`);
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify({ conditions, rows }, null, 2));

function commit(): string {
  const git = (...words: string[]) => execFileSync("git", words, { encoding: "utf8" }).trim();
  try {
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") === "" ? "" : ", changed"}`;
  } catch {
    return "unknown";
  }
}
