/** The plan of a sweep from its file or preset, and its scenarios, every one checked before anything starts. */
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Method } from "../../core/method/document.ts";
import { levelsOf } from "../../core/scenario/distributions.ts";
import { type Plan, parsePlan, type Sampling } from "../../core/scenario/plan.ts";
import { type Design, designOf } from "../../core/scenario/sampling.ts";
import { parameterFault, reachOf, Scenarios } from "../../core/scenario/scenarios.ts";
import { nearestName } from "../../table/names.ts";
import { InputError, type Problem } from "../../table/problems.ts";
import { readBytes } from "../files.ts";

export interface DocumentOptions {
  readonly grid?: string;
  readonly preset?: string;
  readonly sampling?: Sampling;
  readonly samples?: number;
  readonly seed?: number;
}

/** Published experiments, ready to run. */
const presets: Readonly<Record<string, () => URL>> = {
  "irdes-dt70": () => new URL("../../../data/scenarios/irdes-dt70.json", import.meta.url),
};

/** The plan of the options. Samples given without a sampling ask for a Latin hypercube. @throws InputError */
export async function readSweepDocument(options: DocumentOptions): Promise<Plan> {
  const { grid, preset } = options;
  if ((grid === undefined) === (preset === undefined)) {
    const got = grid === undefined ? "neither" : "both";
    throw problem({ source: "--grid", got, expected: "--grid FILE (YAML or JSON), or --preset NAME" });
  }
  const address = preset === undefined ? undefined : presetAddress(preset);
  const path = address === undefined ? grid! : fileURLToPath(address);
  const source = preset ?? grid!;
  const text = new TextDecoder().decode(await readBytes(path));
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    const got = (error as Error).message.split("\n")[0];
    throw problem({ source, got, expected: "a YAML or JSON document" });
  }
  const plan = parsePlan(document, source);
  const isUnnamed = (document as { sampling?: unknown }).sampling === undefined;
  const sampling =
    options.sampling ?? (options.samples !== undefined && isUnnamed ? "latin-hypercube" : plan.sampling);
  const given = { samples: options.samples ?? plan.samples, seed: options.seed ?? plan.seed };
  return parsePlan(JSON.parse(JSON.stringify({ ...plan, ...given, sampling })), source);
}

function presetAddress(name: string): URL {
  if (Object.hasOwn(presets, name)) return presets[name]();
  const nearest = nearestName([name], Object.keys(presets));
  throw problem({
    source: "--preset",
    got: name,
    expected: `one of ${Object.keys(presets).join(", ")}`,
    ...(nearest === undefined ? {} : { advice: `Did you mean ${nearest}?` }),
  });
}

export interface CheckedPlan {
  readonly plan: Plan;
  readonly design: Design;
  readonly scenarios: Scenarios;
  /** Names in the plan, or [""] for the base's own. */
  readonly ageWeights: readonly string[];
  /** Minutes of travel that the farthest-reaching scenario needs. */
  readonly reach: number;
  /** Variants of every scenario. */
  readonly variants: number | undefined;
}

const shownFaults = 5;

/** @throws InputError that says how many scenarios are impossible, and why the first of them are. */
export function checkPlan(plan: Plan, base: Method, source: string): CheckedPlan {
  const design = designOf(plan, source);
  const names = Object.keys(plan.parameters).flatMap((name) => {
    const expected = parameterFault(name);
    return expected === undefined
      ? []
      : [{ severity: "error", source, field: name, got: "no parameter of a sweep", expected } as const];
  });
  if (names.length > 0) throw new InputError(names);
  const ageWeights = ageWeightNames(plan, source);
  const scenarios = new Scenarios(design, base, ageWeights);
  const faults: Problem[] = [];
  let impossible = 0;
  let reach = 0;
  const variants = new Set<number>();
  for (let scenario = 0; scenario < scenarios.count; scenario++) {
    try {
      const each = scenarios.at(scenario);
      reach = Math.max(reach, reachOf(each));
      variants.add(each.method.variants.length);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      impossible++;
      if (faults.length < shownFaults) {
        faults.push(
          ...error.problems.map((each) => ({
            ...each,
            source: `${source}, scenario ${scenario}, ${each.source}`,
          })),
        );
      }
    }
  }
  if (impossible > 0) {
    const got = `${impossible} impossible ${impossible === 1 ? "scenario" : "scenarios"} of ${scenarios.count}`;
    const advice = "Narrow the lists or ranges so that no combination is impossible; nothing was computed.";
    throw new InputError([
      { severity: "error", source, got, expected: "scenarios that are methods", advice },
      ...faults,
    ]);
  }
  if (variants.size > 1) {
    throw problem({
      source,
      field: "variants",
      got: "lists of different lengths",
      expected: "as many variants in each",
    });
  }
  const moves = design.parameters.includes("variants");
  return { plan, design, scenarios, ageWeights, reach, variants: moves ? [...variants][0] : undefined };
}

function ageWeightNames(plan: Plan, source: string): string[] {
  const asked = plan.parameters.ageWeights;
  if (asked === undefined) return [""];
  const levels = Array.isArray(asked) ? levelsOf(asked) : undefined;
  if (levels?.every((name) => typeof name === "string" || typeof name === "number")) {
    const names = [...new Set(levels.map(String))];
    // One-at-a-time starts from the base, whose demand must be there too.
    return plan.sampling === "one-at-a-time" ? ["", ...names] : names;
  }
  throw problem({
    source,
    field: "ageWeights",
    got: "no list of names",
    expected: "a list such as [gp-2022, gp-2023]",
  });
}

const problem = (each: Omit<Problem, "severity">): InputError =>
  new InputError([{ severity: "error", ...each }]);
