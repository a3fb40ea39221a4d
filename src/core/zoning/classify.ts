import type { Problems } from "../../table/problems.ts";
import { compileRules } from "./conditions.ts";
import { type Rules, type ThresholdRules, variantsRead } from "./rules.ts";
import { classifyByShares } from "./shares.ts";
import type { Classification, Decision, Zones } from "./zones.ts";

/**
 * The class that the rules give each zone, before any choice. Exact values: the first rule that matches. Values known
 * as printed are intervals: a zone that could fall on either side is ambiguous, and its published class resolves it
 * where it is among the possible ones. A missing accessibility is no class, unless no value of it could change the
 * class. A variant that is absent and a zone that no rule matches are errors in `problems`; a published class that
 * the values exclude is a warning, and the rules win.
 */
export function classify(rules: Rules, zones: Zones, problems: Problems): Classification {
  const absent = variantsRead(rules).filter((variant) => !zones.accessibility.has(variant));
  for (const variant of absent) {
    problems.error({
      source: zones.source,
      column: `apl_${variant}`,
      got: `accessibility for ${[...zones.accessibility.keys()].join(", ") || "no variant"}`,
      expected: `accessibility for variant ${variant}, which rules ${rules.id} read`,
    });
  }
  if (absent.length > 0) {
    return {
      classes: zones.codes.map(() => ""),
      decisions: zones.codes.map(() => "missing"),
      ambiguous: new Map(),
    };
  }
  return rules.kind === "shares"
    ? classifyByShares(rules, zones)
    : classifyByThresholds(rules, zones, problems);
}

function classifyByThresholds(rules: ThresholdRules, zones: Zones, problems: Problems): Classification {
  const compiled = compileRules(rules, variantsRead(rules));
  const columns = compiled.variants.map((variant) => zones.accessibility.get(variant)!);
  const classes: string[] = [];
  const decisions: Decision[] = [];
  const ambiguous = new Map<number, readonly string[]>();
  for (let zone = 0; zone < zones.count; zone++) {
    const values = columns.map((column) => column[zone]);
    const isMissing = values.some(Number.isNaN);
    const faceClass = compiled.classOf(values);
    const possible =
      isMissing || zones.halfDigit > 0 ? compiled.classesWithin(values, zones.halfDigit) : [faceClass];
    let decision: Decision = "rule";
    let given = possible[0] ?? "";
    if (isMissing && possible.length !== 1) [given, decision] = ["", "missing"];
    else if (possible.length > 1) {
      ambiguous.set(zone, possible);
      const isTold = possible.includes(zones.published[zone]);
      [given, decision] = isTold ? [zones.published[zone], "published"] : [faceClass, "printed"];
    }
    if (given === "" && decision !== "missing")
      reportUnmatched(rules, zones, zone, compiled.variants, values, problems);
    if (!isMissing && zones.published[zone] !== "" && zones.published[zone] !== given && given !== "") {
      reportContradiction(zones, zone, given, problems);
    }
    classes.push(given);
    decisions.push(decision);
  }
  return { classes, decisions, ambiguous };
}

function reportUnmatched(
  rules: Rules,
  zones: Zones,
  zone: number,
  variants: readonly string[],
  values: readonly number[],
  problems: Problems,
): void {
  problems.error({
    source: zones.source,
    got: `zone ${zones.codes[zone]} with ${variants.map((each, at) => `apl_${each} ${values[at]}`).join(", ")}`,
    expected: `accessibilities that a rule of ${rules.id} matches`,
    advice: "An accessibility to younger doctors cannot exceed that to all of them.",
  });
}

function reportContradiction(zones: Zones, zone: number, given: string, problems: Problems): void {
  problems.warn({
    source: zones.source,
    got: `zone ${zones.codes[zone]} published in ${zones.published[zone]}`,
    expected: `${given}, by its accessibility`,
    advice: "The rules decide; the published class is kept beside.",
  });
}
