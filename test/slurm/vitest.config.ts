import { defineConfig } from "vitest/config";

/** Apart from the other tests: it starts a cluster, as root where it must install one. */
export default defineConfig({
  test: {
    root: ".",
    include: ["test/slurm/*.slurm.ts"],
    testTimeout: 600_000,
    hookTimeout: 300_000,
    // A test goes on from the one before.
    bail: 1,
  },
});
