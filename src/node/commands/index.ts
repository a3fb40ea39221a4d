import type { Command } from "commander";
import type { ExitCodes } from "../exitCodes.ts";

/** What a command's file exports: its options and, behind them, one call. */
export interface CommandModule {
  readonly register: (program: Command) => void;
  /** Where they are not everyone's. */
  readonly exitCodes?: ExitCodes;
}

type Commands = Readonly<Record<string, () => Promise<CommandModule>>>;

/** Every command by name, under the title that help lists it under. */
export const commandGroups: Readonly<Record<string, Commands>> = {
  "Accessibility:": {
    run: () => import("./run.ts"),
    prepare: () => import("./prepare.ts"),
    explain: () => import("./explain.ts"),
    check: () => import("./check.ts"),
    import: () => import("./import.ts"),
  },
  "Scenarios:": {
    "what-if": () => import("./whatIf.ts"),
    place: () => import("./place.ts"),
    sweep: () => import("./sweep.ts"),
  },
  "Shards, on any machines:": {
    plan: () => import("./plan.ts"),
    shard: () => import("./shard.ts"),
    missing: () => import("./missing.ts"),
    merge: () => import("./merge.ts"),
    submit: () => import("./submit.ts"),
  },
  "Zonings:": {
    mesh: () => import("./mesh.ts"),
    zone: () => import("./zone.ts"),
    contiguous: () => import("./contiguous.ts"),
    overlap: () => import("./overlap.ts"),
    profile: () => import("./profile.ts"),
  },
  "Pictures and vintages:": {
    map: () => import("./map.ts"),
    chart: () => import("./chart.ts"),
    report: () => import("./report.ts"),
    explore: () => import("./explore.ts"),
    evolve: () => import("./evolve.ts"),
  },
};

/** Each loads only when asked for: `aplomb run` must not wait for the others. */
export const commandModules: Commands = Object.assign({}, ...Object.values(commandGroups));
