import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";

/** Folder of the reference files that tests validate against; it is no part of the project. */
const folder = fileURLToPath(new URL("../../shared/data/", import.meta.url));

/** Path of a reference file, by its name under `../shared/data`: `sharedFile("drees/apl_generalistes_2022_2023.xlsx")`. */
export function sharedFile(name: string): string {
  return folder + name;
}

/**
 * A `describe` whose tests need these reference files. Where one is absent the tests are skipped under a
 * title that names it; in CI (environment variable CI) they fail instead, so that nothing passes unseen.
 */
export function describeShared(title: string, names: readonly string[], tests: () => void): void {
  const absent = names.filter((name) => !existsSync(sharedFile(name)));
  if (absent.length > 0 && !process.env.CI) {
    describe.skip(`${title} (skipped: no ../shared/data/${absent.join(", ")})`, tests);
  } else {
    describe(title, tests);
  }
}

/** Bytes of a reference file. @throws the file system's own error where it is absent. */
export function readShared(name: string): Uint8Array {
  return readFileSync(sharedFile(name));
}
