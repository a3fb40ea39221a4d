/**
 * A scenario: the method document with the fields that the plan moves, and the factors that no method has. So each
 * equals a single run with that document.
 */
import * as v from "valibot";
import { parseDocument } from "../../table/documents.ts";
import { InputError } from "../../table/problems.ts";
import { type Decay, decayFaults, decayReach, roundMinutes, stepEnds } from "../method/decay.ts";
import { decaySchema } from "../method/decaySchema.ts";
import { type Method, methodSchema } from "../method/document.ts";
import type { Design } from "./sampling.ts";

export interface Scenario {
  readonly method: Method;
  /** Text by which two scenarios of the same supply rules are known. */
  readonly supplyKey: string;
  /** Position among the demands. */
  readonly demand: number;
  /** What every travel time is multiplied by. */
  readonly timeFactor: number;
  /** What the supply of every commune is multiplied by, and of those of a department or region. */
  readonly supplyFactor: number;
  readonly localFactors: readonly { readonly area: string; readonly factor: number }[];
}

/** Names of parameters beside the method's own fields. */
const localFactor = /^supplyFactor\.((department|region)\.\w+)$/;
const methodField = /^(decay|activity|doctorAge|variants|zoneWeight)(\.|\[|$)/;
/** They change which records are read, which a sweep does once. */
const readingField = /^(activity\.(sectors|mep)|doctorAge\.referenceDate)/;

/** What is wrong with the name of a parameter; undefined where nothing is. */
export function parameterFault(name: string): string | undefined {
  if (["timeFactor", "supplyFactor", "ageWeights"].includes(name) || localFactor.test(name)) return undefined;
  if (readingField.test(name)) return "a parameter that does not change which records are read";
  if (methodField.test(name)) return undefined;
  return "decay…, activity…, doctorAge…, variants, zoneWeight, ageWeights, timeFactor, supplyFactor, supplyFactor.department.CODE or supplyFactor.region.CODE";
}

/** The scenarios of a design around a base method. `ageWeights`: names of the demands, in the order they lie in memory. */
export class Scenarios {
  readonly count: number;
  readonly #design: Design;
  readonly #base: Method;
  readonly #ageWeights: readonly string[];
  readonly #checked = new Map<string, Partial<Method>>();

  constructor(design: Design, base: Method, ageWeights: readonly string[]) {
    this.count = design.count;
    this.#design = design;
    this.#base = base;
    this.#ageWeights = ageWeights;
  }

  /** @throws InputError when the settings make no method: increasing weights, unsorted cutoffs, a field that is not there. */
  at(scenario: number): Scenario {
    const settings = this.#design.settings(scenario);
    const touched: Record<string, unknown> = {};
    let [timeFactor, supplyFactor, demand] = [1, 1, 0];
    const localFactors: { area: string; factor: number }[] = [];
    this.#design.parameters.forEach((name, p) => {
      const value = settings[p];
      if (value === undefined) return;
      if (name === "ageWeights") demand = this.#ageWeights.indexOf(String(value));
      else if (name === "timeFactor") timeFactor = factorOf(name, value, 0.01);
      else if (name === "supplyFactor") supplyFactor = factorOf(name, value, 0);
      else if (localFactor.test(name)) {
        localFactors.push({ area: localFactor.exec(name)![1], factor: factorOf(name, value, 0) });
      } else {
        const path = name.split(/[.[\]]+/).filter((key) => key !== "");
        touched[path[0]] ??= structuredClone(this.#base[path[0] as keyof Method]);
        setField(touched, path, value, name);
      }
    });
    const { decay, ...others } = touched;
    const rules = this.#rulesOf(others);
    const method = {
      ...this.#base,
      ...rules,
      ...(decay === undefined ? {} : { decay: checkedDecay(decay) }),
    };
    const { activity, doctorAge, variants } = method;
    const supplyKey = Object.keys(others).length === 0 ? "" : JSON.stringify([activity, doctorAge, variants]);
    return { method, supplyKey, demand, timeFactor, supplyFactor, localFactors };
  }

  /** The fields beside the decay, checked as the whole document is; few combinations, so each once. */
  #rulesOf(others: Record<string, unknown>): Partial<Method> {
    if (Object.keys(others).length === 0) return {};
    const key = JSON.stringify(others);
    const known = this.#checked.get(key);
    if (known) return known;
    const rules = parseDocument(
      methodSchema,
      { ...this.#base, ageWeights: null, sources: [], ...others },
      "scenario",
    );
    const kept = Object.fromEntries(Object.keys(others).map((name) => [name, rules[name as keyof Method]]));
    if (this.#checked.size < 10_000) this.#checked.set(key, kept);
    return kept;
  }
}

function factorOf(name: string, value: unknown, least: number): number {
  if (typeof value === "number" && value >= least && value <= 100) return value;
  throw new InputError([
    { severity: "error", source: name, got: String(value), expected: `a factor of ${least} to 100` },
  ]);
}

function setField(
  object: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
  name: string,
): void {
  let parent = object;
  for (const key of path.slice(0, -1)) parent = (parent?.[key] ?? undefined) as Record<string, unknown>;
  const last = path[path.length - 1];
  if (typeof parent !== "object" || parent === null || (path.length > 1 && !(last in parent))) {
    throw new InputError([
      { severity: "error", source: name, got: "no such field in the method", expected: "a field it has" },
    ]);
  }
  parent[last] = value;
}

function checkedDecay(decay: unknown): Method["decay"] {
  const parsed = v.safeParse(decaySchema, decay);
  if (parsed.success) return parsed.output;
  const faults =
    typeof decay === "object" && decay !== null && "family" in decay ? faultsOf(decay as Decay) : [];
  throw new InputError([
    {
      severity: "error",
      source: "decay",
      got: JSON.stringify(decay),
      expected:
        faults.length > 0 ? faults.join("; ") : parsed.issues.map(({ message }) => message).join("; "),
    },
  ]);
}

function faultsOf(decay: Decay): string[] {
  try {
    return decayFaults(decay).map(({ path, expected }) => `${path.join(".")}: ${expected}`);
  } catch {
    return []; // fields of the wrong kind: the schema's own words tell
  }
}

/** Minutes that a scenario reaches in the travel times as they were given. */
export function reachOf({ method, timeFactor }: Scenario): number {
  return roundMinutes(decayReach(method.decay) / timeFactor) + (timeFactor === 1 ? 0 : 0.001);
}

/** The distinct minutes under a factor, rounded as the method compares them; never decreasing. */
export function scaledMinutes(minutes: Float64Array, factor: number): Float64Array {
  return factor === 1 ? minutes : minutes.map((time) => roundMinutes(time * factor));
}

/** Ends of the scenario's step classes among the codes; undefined for a decay that is no step. */
export function scenarioEnds(
  { method, timeFactor }: Scenario,
  minutes: Float64Array,
): Uint32Array | undefined {
  const { decay } = method;
  return decay.family === "step" ? stepEnds(decay, minutes, timeFactor) : undefined;
}
