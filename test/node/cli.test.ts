import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cli } from "./aplomb.ts";

/** A device that is always full. */
const full = "/dev/full";

describe.skipIf(!existsSync(full))("where nothing more can be printed", () => {
  test.each(["fr", "en"])("a sentence says so, without a stack trace (%s)", (language) => {
    const screen = openSync(full, "w");
    const { status, stderr } = spawnSync(process.execPath, [cli, "run", "--lang", language], {
      cwd: mkdtempSync(join(tmpdir(), "aplomb-cli-")),
      encoding: "utf8",
      stdio: ["ignore", screen, "pipe"],
    });
    closeSync(screen);
    expect(status).toBe(1);
    expect(stderr).toMatch(language === "fr" ? /aplomb\s: ENOSPC\s: disque plein/ : /aplomb: ENOSPC/);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
