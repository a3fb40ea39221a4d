/**
 * Loaded before the command line (node --import) to make the machine fail as FAULT says, where a test could not make it:
 * `full-disk`: writing a part fails for want of space, half of it written;
 * `half-written`: half of a part is written, the process says so and waits;
 * `stuck-thread`: threads say that they compute, and never end.
 */
import { writeSync } from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

const { FAULT } = process.env;
const { open } = promises;

if (isMainThread && FAULT !== "stuck-thread") {
  promises.open = async (path, ...rest) => {
    const file = await open(path, ...rest);
    if (!/digests-.*\.tmp$/.test(String(path))) return file;
    const { writeFile } = file;
    file.writeFile = async (bytes) => {
      await writeFile.call(file, bytes.subarray(0, bytes.length / 2));
      if (FAULT === "full-disk") {
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      }
      writeSync(2, "half written\n");
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    };
    return file;
  };
  syncBuiltinESMExports();
}

if (!isMainThread && FAULT === "stuck-thread") {
  writeSync(2, "computing\n");
  for (;;);
}
