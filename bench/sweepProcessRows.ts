import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Column, type Table, writeTable } from "aplomb";
import type { Context } from "./context.ts";
import { pairsTable } from "./fileRows.ts";
import type { BenchInput } from "./input.ts";
import { measure, type Task } from "./measure.ts";
import { type Row, rowsOf } from "./rows.ts";

const cli = fileURLToPath(new URL("../cli/aplomb.js", import.meta.url));
/** Writes the most memory the process held to the file that APLOMB_BENCH_PEAK names, at its end. */
const watchPeak = new URL("watchPeak.js", import.meta.url).href;

/** Sweeps as a user starts them, each in a fresh process, with the most memory it held: the same for any number of scenarios. */
export async function sweepProcessRows({ input }: Context): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "aplomb-bench-"));
  try {
    const files = await writeFiles(folder, input);
    const territory = ["--communes", files.communes, "--times"];
    started(folder, ["prepare", ...territory, files.pairs, "--out", files.matrix]);
    const held = new Map<string, number>();
    const sweep = (name: string, samples: number, ...words: string[]): Task => ({
      name,
      run: () => {
        const options = ["--grid", files.grid, "--samples", String(samples), "--out", "sweep", "--force"];
        const began = performance.now();
        held.set(name, started(folder, ["sweep", ...territory, files.matrix, ...options, ...words]));
        return performance.now() - began;
      },
    });
    const sweeps = [
      sweep("1,000 scenarios, digests", 1000),
      sweep("10,000 scenarios, digests", 10_000),
      sweep("20,000 scenarios, digests", 20_000),
      sweep("10,000 scenarios, 1,700 zones written", 10_000, "--per", "zone", "--zone", "zone"),
    ];
    const timings = await measure(sweeps, { rounds: 1, time: 1, warm: false });
    const named = timings.map((each) => ({
      ...each,
      name: `${each.name} (${Math.round(held.get(each.name)!)} MB)`,
    }));
    return rowsOf("Whole process, sweep of 2 variants", named, named[1].name);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the command to its end. Returns the megabytes it held. @throws when it fails. */
function started(folder: string, words: readonly string[]): number {
  rmSync(join(folder, "sweep"), { recursive: true, force: true });
  const peak = join(folder, "peak");
  const { status, stderr } = spawnSync(process.execPath, ["--import", watchPeak, cli, ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, APLOMB_BENCH_PEAK: peak },
  });
  if (status !== 0) throw new Error(`aplomb ${words.join(" ")}: ${stderr}`);
  return Number(readFileSync(peak, "utf8")) / 1024;
}

async function writeFiles(folder: string, input: BenchInput) {
  const paths = {
    communes: join(folder, "communes.parquet"),
    pairs: join(folder, "pairs.parquet"),
    matrix: join(folder, "national.matrix.arrow"),
    grid: join(folder, "grid.yaml"),
  };
  writeFileSync(paths.communes, await writeTable(communesTable(input), "parquet"));
  writeFileSync(paths.pairs, await writeTable(pairsTable(input), "parquet"));
  const parameters = {
    "decay.weights[1]": { uniform: [0.5, 0.9] },
    "decay.weights[2]": { uniform: [0.1, 0.5] },
  };
  writeFileSync(
    paths.grid,
    JSON.stringify({ sampling: "latin-hypercube", samples: 1000, seed: 7, parameters }),
  );
  return paths;
}

/** Codes and figures of the places; counted supply of two variants. */
function communesTable({ communes, demand, supply, places }: BenchInput): Table {
  const text = (values: readonly string[]): Column => {
    const distinct = [...new Set(values)];
    const codes = new Map(distinct.map((value, code) => [value, code]));
    return { kind: "text", values: distinct, codes: Int32Array.from(values, (value) => codes.get(value)!) };
  };
  const number = (values: Float64Array): Column => ({ kind: "number", values });
  const columns = new Map<string, Column>([
    ["code", text(places.codes)],
    ["zone", text(places.zones)],
    ["latitude", number(places.latitude)],
    ["longitude", number(places.longitude)],
    ["population", number(demand.map(Math.round))],
    ["demand", number(demand)],
    ["supply_all", number(supply[0])],
    ["supply_65", number(supply[1])],
  ]);
  return { source: "bench", rows: communes, firstRow: 2, columns, metadata: new Map() };
}
