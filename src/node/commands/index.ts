import type { Command } from "commander";
import type { ExitCodes } from "../exitCodes.ts";

/** What a command's file exports: its options and, behind them, one call. */
export interface CommandModule {
  readonly register: (program: Command) => void;
  /** Where they are not everyone's. */
  readonly exitCodes?: ExitCodes;
}

/** Every command by name, loaded only when asked for: `aplomb run` must not wait for the others. */
export const commandModules: Readonly<Record<string, () => Promise<CommandModule>>> = {
  run: () => import("./run.ts"),
  prepare: () => import("./prepare.ts"),
  explain: () => import("./explain.ts"),
  check: () => import("./check.ts"),
  import: () => import("./import.ts"),
  "what-if": () => import("./whatIf.ts"),
  place: () => import("./place.ts"),
  sweep: () => import("./sweep.ts"),
  plan: () => import("./plan.ts"),
  shard: () => import("./shard.ts"),
  missing: () => import("./missing.ts"),
  merge: () => import("./merge.ts"),
  submit: () => import("./submit.ts"),
  mesh: () => import("./mesh.ts"),
  zone: () => import("./zone.ts"),
  map: () => import("./map.ts"),
  explore: () => import("./explore.ts"),
  chart: () => import("./chart.ts"),
  report: () => import("./report.ts"),
  evolve: () => import("./evolve.ts"),
  contiguous: () => import("./contiguous.ts"),
  overlap: () => import("./overlap.ts"),
  profile: () => import("./profile.ts"),
};
