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

test("a message that cannot be sent, and a task that throws, end the run with their reason", async () => {
  const pool = new Pool("../../test/node/failingWorker.mjs", 2, {});
  const run = (task: unknown) =>
    pool.each(
      [task],
      (each) => each,
      () => {},
    );
  try {
    await expect(run(() => "a function crosses to no thread")).rejects.toThrow(/a thread failed: .*clone/);
    await expect(run("what went wrong")).rejects.toThrow("a thread failed: what went wrong");
  } finally {
    await pool.close();
  }
}, 30_000);
