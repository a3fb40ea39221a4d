import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { BenchInput } from "./input.ts";
import type { Task } from "./measure.ts";

/** The C++ reference, running: it times itself, and hands its results over to be compared. */
export interface Native {
  /** g++ and its version. */
  readonly compiler: string;
  task(name: string, command: string): Task;
  /** Accessibility per variant, as the last run left it. */
  results(): Promise<Float64Array[]>;
  /** Gives the weights of the classes of each scenario of a sweep, f64[scenarios][3]. */
  loadWeights(weights: Float64Array): Promise<void>;
  /** The digests that the last sweep left. */
  digests(): Promise<Float64Array>;
  close(): void;
}

const SOURCE = new URL("../../bench/reference.cpp", import.meta.url);
const FLAGS = ["-O3", "-march=native", "-std=c++17", "-pthread"];

/** Compiles and starts the reference on an input; undefined where g++ is not found. */
export function startNative(input: BenchInput): Native | undefined {
  const version = spawnSync("g++", ["--version"], { encoding: "utf8" });
  if (version.status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "aplomb-bench-"));
  const program = join(folder, "reference");
  const compiled = spawnSync("g++", [...FLAGS, SOURCE.pathname, "-o", program], { encoding: "utf8" });
  if (compiled.status !== 0) throw new Error(`g++: ${compiled.stderr}`);
  const { latitude, longitude, origin, destination, minutes, demand, supply } = input;
  const amounts = { demand, supply0: supply[0], supply1: supply[1] };
  Object.entries({ latitude, longitude, origin, destination, minutes, ...amounts }).forEach(
    ([name, values]) => {
      writeFileSync(join(folder, name), bytesOf(values));
    },
  );
  const child = spawn(program, [folder], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (command: string): Promise<string> => {
    child.stdin.write(`${command}\n`);
    const { value, done } = await answers.next();
    if (done === true) throw new Error(`C++ reference: no answer to ${command}.`);
    return value;
  };
  return {
    compiler: `${version.stdout.split("\n")[0]} ${FLAGS.join(" ")}`,
    task: (name, command) => ({ name, run: async () => Number(await ask(command)) }),
    async results() {
      await ask("write");
      return [0, 1].map((variant) => doubles(readFileSync(join(folder, `accessibility${variant}`))));
    },
    async loadWeights(weights) {
      writeFileSync(join(folder, "sweepWeights"), bytesOf(weights));
      await ask("load");
    },
    async digests() {
      await ask("write");
      return doubles(readFileSync(join(folder, "digests")));
    },
    close() {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const doubles = ({ buffer, byteOffset, byteLength }: Uint8Array): Float64Array =>
  new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
