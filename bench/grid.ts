/** Larger than memory: a grid streamed from disk under a budget, beside the same grid in memory, the same bits. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readTableFile } from "aplomb";
import { type GridFiles, gridFiles } from "./gridFiles.ts";
import { figures } from "./runRows.ts";

const BUDGET = "2GB";
const REPEATS = 7;
const built = (name: string) => fileURLToPath(new URL(name, import.meta.url));

interface Way {
  readonly name: string;
  /** Of the computing stage alone, in order. */
  readonly times: readonly number[];
  readonly activePairs: number;
  readonly prepareMs: number;
  readonly peak: number;
}

/** Prints the table of a grid of about so many pairs, and what follows for 10^9. */
export async function benchGrid(pairs: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "aplomb-grid-"));
  try {
    const files = await gridFiles(folder, pairs);
    const inMemory = runInMemory(files, folder);
    const streamed = await runStreamed(files, folder);
    await checkBits(folder, files.squares);
    const bytes = statSync(files.times).size;
    console.log(
      `\ngrid: ${figures(files.squares)} squares of 200 m, ${figures(files.pairs)} pairs, Parquet of ${(bytes / 1e6).toFixed(0)} MB`,
    );
    console.log(tableOf(files, inMemory, streamed));
    console.log(`\nBoth results are the same bits.\n${projection(files, streamed)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runInMemory({ places, times }: GridFiles, folder: string): Way {
  const result = join(folder, "in-memory.f64");
  const output = child([built("gridInMemory.js"), places, times, result, String(REPEATS)]);
  return { name: "in memory", ...JSON.parse(output) };
}

/** The command itself, as a user runs it. */
async function runStreamed({ places, times }: GridFiles, folder: string): Promise<Way> {
  const command = ["run", "--communes", places, "--times", times, "--memory", BUDGET];
  const script = `process.argv.splice(1, 0, "aplomb");
    const { peak } = await import(${JSON.stringify(new URL("peak.js", import.meta.url).href)});
    process.on("exit", () => console.error("peak " + peak() * 1024));
    await import(${JSON.stringify(new URL("../node/cli.js", import.meta.url).href)})`;
  const out = join(folder, "streamed.parquet");
  const parameters = [...command, "--repeat", String(REPEATS), "--json", "--out", out];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", script, ...parameters],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  const report = JSON.parse(stdout);
  const stage = (name: string): number =>
    report.stages.find((each: { name: string }) => each.name === name).ms;
  return {
    name: `streamed, --memory ${BUDGET}`,
    times: report.repeats.ms,
    activePairs: report.activePairs,
    prepareMs: stage("times") + stage("load"),
    peak: Number(/peak (\d+)/.exec(stderr)?.[1]),
  };
}

function child(parameters: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** @throws when the accessibility of any place differs in any bit. */
async function checkBits(folder: string, squares: number): Promise<void> {
  const bytes = readFileSync(join(folder, "in-memory.f64"));
  const expected = new Float64Array(bytes.buffer, bytes.byteOffset, 2 * squares);
  const { columns } = (await readTableFile(join(folder, "streamed.parquet"))).table;
  ["apl_65", "apl_62"].forEach((name, variant) => {
    const column = columns.get(name)!;
    if (column.kind !== "number") throw new Error(`${name}: expected numbers, got ${column.kind}.`);
    for (let square = 0; square < squares; square++) {
      if (Object.is(column.values[square], expected[variant * squares + square])) continue;
      throw new Error(
        `${name} of square ${square}: got ${column.values[square]}, expected ${expected[variant * squares + square]}.`,
      );
    }
  });
}

const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);
const median = (times: readonly number[]) => sorted(times)[Math.floor((times.length - 1) / 2)];

function tableOf(files: GridFiles, ...ways: readonly Way[]): string {
  const rate = (pairs: number, ms: number) => `${(pairs / ms / 1000).toFixed(0)} M/s`;
  const reference = median(ways[0].times);
  const lines = ways.map(({ name, times, activePairs, prepareMs, peak }) => {
    const [low, ...rest] = sorted(times);
    return [
      name,
      `${median(times).toFixed(0)} ms (${low.toFixed(0)} to ${(rest.at(-1) ?? low).toFixed(0)})`,
      rate(activePairs, median(times)),
      (reference / median(times)).toFixed(2),
      `${(prepareMs / 1000).toFixed(1)} s`,
      rate(files.pairs, prepareMs),
      `${(peak / 1e6).toFixed(0)} MB`,
    ];
  });
  const header = [
    "",
    "run of both steps, 2 variants",
    "pairs",
    "rate to in memory",
    "before it",
    "pairs",
    "peak RSS",
  ];
  return [header, header.map((_, column) => (column === 0 ? "---" : "---:")), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** What a grid of 10^9 pairs takes, from the rates of this run: reading and sums grow with the pairs, memory does not. */
function projection({ pairs, squares }: GridFiles, { prepareMs, times, activePairs }: Way): string {
  const scale = 1e9 / pairs;
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const run = median(times);
  const disk = (16 * activePairs + 8 * activePairs) / 1e9;
  return [
    `10^9 pairs: x ${scale.toFixed(1)}`,
    `  read, divide and lay out  ${seconds(prepareMs)} s x ${scale.toFixed(1)} = ${seconds(prepareMs * scale)} s`,
    `  both steps                ${seconds(run)} s x ${scale.toFixed(1)} = ${seconds(run * scale)} s while the blocks stay in the disk cache`,
    `  disk, at most             ${activePairs.toLocaleString("en")} pairs x (2 x 8 waiting + 2 x 4 in blocks) bytes = ${disk.toFixed(1)} GB x ${scale.toFixed(1)} = ${(disk * scale).toFixed(0)} GB`,
    `  memory                    the budget, ${BUDGET}: amounts of ${figures(squares)} places and two blocks, whatever the pairs`,
  ].join("\n");
}
