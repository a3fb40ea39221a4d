import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Column, type Table, writeTable } from "aplomb";
import type { Context } from "./context.ts";
import type { BenchInput } from "./input.ts";
import { timingOf } from "./measure.ts";
import { type Row, rowsOf } from "./rows.ts";
import { figures } from "./runRows.ts";

/** The command that package.json installs. */
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const command = fileURLToPath(new URL(`../../${manifest.bin.aplomb}`, import.meta.url));
const duckRun = fileURLToPath(new URL("duckRun.js", import.meta.url));
/** Writes the most memory the process held to the file that APLOMB_BENCH_PEAK names, at its end. */
const watchPeak = new URL("watchPeak.js", import.meta.url).href;

const ROUNDS = 7;

interface Process {
  readonly name: string;
  readonly script: string;
  readonly parameters: readonly string[];
}

/** Whole processes: node on the built command line, from its start to its exit, by turns, with the memory they held. */
export async function processRows({ input }: Context): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "aplomb-bench-"));
  try {
    const files = await filesOf(input, folder);
    const cli = (name: string, ...parameters: string[]): Process => ({ name, script: command, parameters });
    const out = (name: string) => ["--out", join(folder, name), "--force"];
    const pairs = join(folder, "pairs.parquet");
    const matrix = join(folder, "bench.matrix.arrow");
    run(
      cli(
        "prepare",
        "prepare",
        "--communes",
        files.path,
        "--times",
        pairs,
        "--max-minutes",
        "20",
        ...out("bench.matrix.arrow"),
      ),
    );
    const runs = [
      cli("run, prepared matrix", "run", ...files.communes, "--times", matrix, ...out("p.csv")),
      cli("run, Parquet pairs", "run", ...files.communes, "--times", pairs, ...out("q.csv")),
      {
        name: "DuckDB SQL, Parquet pairs, one variant",
        script: duckRun,
        parameters: [files.path, pairs, join(folder, "duck.csv")],
      },
      { name: "Node alone, on an empty file", script: files.empty, parameters: [] },
    ];
    const others = [
      cli(
        "zone from the matrix, by EPCI",
        "zone",
        ...files.communes,
        "--times",
        matrix,
        "--by",
        "epci",
        "--rules",
        "nurses-2020",
        "--json",
      ),
      cli("map, PNG", "map", join(folder, "p.csv"), "--value", "apl_all", ...out("map.png")),
      cli("report, HTML", "report", join(folder, "p.csv"), ...out("report.html")),
    ];
    const group = `Whole process, ${figures(input.origin.length)} pairs`;
    const timings = measured(runs, folder);
    const rows = rowsOf(group, timings, timings[2].name);
    if (!files.isPlaced) return rows;
    const placed = measured([runs[0], ...others], folder);
    return [...rows, ...rowsOf("Whole process, other commands", placed, placed[0].name)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The processes by turns; names gain the memory that one held at most, in a run of its own, as to watch it takes time. */
function measured(processes: readonly Process[], folder: string) {
  const samples = processes.map((): number[] => []);
  const peaks = processes.map((process) => peakOf(process, folder));
  for (let round = 0; round < ROUNDS; round++) {
    processes.forEach((process, p) => {
      const begin = performance.now();
      run(process);
      samples[p].push(performance.now() - begin);
    });
  }
  return processes.map(({ name }, p) => timingOf(`${name} (${Math.round(peaks[p] / 1024)} MB)`, samples[p]));
}

/** The most memory that a process held, in KiB. */
function peakOf(process: Process, folder: string): number {
  const file = join(folder, "peak");
  rmSync(file, { force: true });
  run(process, ["--import", watchPeak], { APLOMB_BENCH_PEAK: file });
  return Number(readFileSync(file, "utf8"));
}

function run(
  { name, script, parameters }: Process,
  options: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): void {
  const { status, stderr } = spawnSync(process.execPath, [...options, script, ...parameters], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
}

const COMMUNES_FRANCE = fileURLToPath(
  new URL("../../../shared/data/communes/communes_france.csv", import.meta.url),
);

/** The communes, and the pairs as a Parquet file; the real communes where the input is theirs. */
async function filesOf(input: BenchInput, folder: string) {
  const isPlaced = existsSync(COMMUNES_FRANCE);
  const path = isPlaced ? COMMUNES_FRANCE : join(folder, "communes.csv");
  const codes = isPlaced
    ? readFileSync(path, "utf8")
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => line.slice(0, 5))
    : Array.from({ length: input.communes }, (_, place) => String(1001 + place).padStart(5, "0"));
  if (!isPlaced) {
    const table = tableOf("communes", {
      code: { kind: "text", values: codes, codes: Int32Array.from(codes.keys()) },
      pop_std_2016_drees: { kind: "number", values: input.demand },
      gp_bpe2017: { kind: "number", values: input.supply[0].map((acts) => acts / 5400) },
    });
    writeFileSync(path, await writeTable(table, "csv"));
  }
  const text = (of: Int32Array): Column => ({ kind: "text", values: codes, codes: of });
  const minutes = input.minutes.map((time) => Math.round(time * 1000) / 1000);
  const pairs = tableOf("pairs", {
    origin: text(input.origin),
    destination: text(input.destination),
    minutes: { kind: "number", values: minutes },
  });
  writeFileSync(join(folder, "pairs.parquet"), await writeTable(pairs, "parquet"));
  const maps = [
    "demand=pop_std_2016_drees",
    "doctors=gp_bpe2017",
    ...(isPlaced ? ["population=pop_mun_2023"] : []),
  ];
  const empty = join(folder, "empty.cjs");
  writeFileSync(empty, "");
  return { path, isPlaced, empty, communes: ["--communes", path, ...maps.flatMap((map) => ["--map", map])] };
}

function tableOf(source: string, columns: Readonly<Record<string, Column>>): Table {
  const [first] = Object.values(columns);
  const rows = first.kind === "text" ? first.codes.length : first.values.length;
  return { source, rows, firstRow: 2, columns: new Map(Object.entries(columns)), metadata: new Map() };
}
