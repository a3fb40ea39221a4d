import { expect, test } from "vitest";
import { Pool } from "../../src/node/pool.ts";

test("a thread that dies ends the run with an error, and is not waited for", async () => {
  const pool = new Pool("../../test/node/dyingWorker.mjs", 2, {});
  try {
    await expect(
      pool.each(
        [1, 2, 3],
        (task) => task,
        () => {},
      ),
    ).rejects.toThrow(/a thread failed/);
  } finally {
    await pool.close();
  }
}, 30_000);
