import { MAXIMUM_CLASSES } from "../engine/memory.ts";
import { type Scenarios, scenarioEnds } from "./scenarios.ts";

/** Ends of the classes that all step decays of the scenarios are made of; none where they are no steps, or too many. */
export function classesOf(scenarios: Scenarios, minutes: Float64Array): Uint32Array {
  const union = new Set<number>();
  let last = "";
  for (let scenario = 0; scenario < scenarios.count && union.size <= MAXIMUM_CLASSES; scenario++) {
    const each = scenarios.at(scenario);
    const { decay } = each.method;
    if (decay.family !== "step") return new Uint32Array();
    const key = `${each.timeFactor} ${decay.cutoffs} ${decay.edge}`;
    if (key === last) continue;
    last = key;
    for (const end of scenarioEnds(each, minutes)!) if (end > 0) union.add(end);
  }
  return union.size <= MAXIMUM_CLASSES ? Uint32Array.from(union).sort() : new Uint32Array();
}
