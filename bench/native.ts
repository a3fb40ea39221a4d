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
  close(): void;
}

const SOURCE = new URL("../../bench/reference.cpp", import.meta.url);
const FLAGS = ["-O3", "-march=native", "-std=c++17"];

/** Compiles and starts the reference on an input; undefined where g++ is not found. */
export function startNative(input: BenchInput): Native | undefined {
  const version = spawnSync("g++", ["--version"], { encoding: "utf8" });
  if (version.status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "aplomb-bench-"));
  const program = join(folder, "reference");
  const compiled = spawnSync("g++", [...FLAGS, SOURCE.pathname, "-o", program], { encoding: "utf8" });
  if (compiled.status !== 0) throw new Error(`g++: ${compiled.stderr}`);
  const { origin, destination, minutes, demand, supply } = input;
  Object.entries({ origin, destination, minutes, demand, supply0: supply[0], supply1: supply[1] }).forEach(
    ([name, values]) => {
      writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
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
      return [0, 1].map((variant) => {
        const bytes = readFileSync(join(folder, `accessibility${variant}`));
        return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
      });
    },
    close() {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
