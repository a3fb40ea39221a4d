import { rulesNames } from "../../core/zoning/embedded.ts";
import type { Problems } from "../../table/problems.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

/** What zones are classed by: their accessibility, criteria, a list, an index. */
export type RulesKind = "accessibility" | "criteria" | "list" | "composite";

/** Options that not every kind of rules has a use for, and the kinds that do. Every other option of `aplomb zone` is for all. */
const kindsOf: Readonly<Partial<Record<keyof TerritoryOptions, readonly RulesKind[]>>> = {
  supply: ["accessibility"],
  method: ["accessibility"],
  variants: ["accessibility"],
  k: ["accessibility"],
  ageWeights: ["accessibility"],
  activity: ["accessibility"],
  acts: ["accessibility"],
  printedDecimals: ["accessibility"],
  empty: ["accessibility"],
  publication: ["accessibility"],
  weight: ["accessibility"],
  choices: ["accessibility"],
  quota: ["accessibility"],
  compare: ["accessibility"],
  propose: ["accessibility"],
  order: ["accessibility"],
  reverse: ["accessibility"],
  scores: ["accessibility"],
  rest: ["accessibility"],
  inside: ["accessibility", "list"],
  zones: ["accessibility", "criteria", "composite"],
  mesh: ["accessibility", "criteria", "composite"],
  qpv: ["accessibility", "criteria"],
  times: ["accessibility", "criteria"],
  symmetric: ["accessibility", "criteria"],
  speed: ["accessibility", "criteria"],
  maxMinutes: ["criteria"],
  pharmacies: ["criteria"],
  professionals: ["criteria"],
  measures: ["criteria"],
  criteria: ["criteria"],
  reference: ["criteria"],
  cap: ["criteria"],
  borders: ["criteria"],
  minimalGroups: ["criteria"],
  date: ["criteria"],
  list: ["list"],
  listVersion: ["list"],
  listDate: ["list"],
  overlap: ["list"],
  indicators: ["composite"],
};

/** Options of a run that mean nothing where accessibility is read, not computed. */
const computing = [
  "method",
  "variants",
  "k",
  "ageWeights",
  "activity",
  "acts",
  "symmetric",
  "speed",
] as const;

/** Whose an option is, with the embedded rules of each kind. */
function rulesOf(kinds: readonly RulesKind[]): string {
  const byAccessibility = rulesNames.join(", ");
  switch (kinds.join("+")) {
    case "accessibility":
      return `rules by accessibility (${byAccessibility})`;
    case "criteria":
      return `rules by criteria (pharmacy-2024, density)`;
    case "list":
      return `rules by list (red-zones-2025)`;
    case "composite":
      return "the document of a composite index";
    case "accessibility+criteria":
      return `rules by accessibility (${byAccessibility}) or by criteria (pharmacy-2024, density)`;
    case "accessibility+list":
      return `rules by accessibility (${byAccessibility}) or by list (red-zones-2025)`;
    default:
      return `rules by accessibility (${byAccessibility}), by criteria (pharmacy-2024, density), or the document of a composite index`;
  }
}

const optionName = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Every option given that the rules have no use for is an error that says whose it is: nothing is ignored in silence. */
export function refuseOptions(
  options: TerritoryOptions,
  isGiven: (name: keyof TerritoryOptions) => boolean,
  kind: RulesKind,
  problems: Problems,
): void {
  const names = Object.keys(kindsOf) as (keyof TerritoryOptions)[];
  const rules = `rules ${options.rules ?? "gp-2017"}`;
  for (const name of names.filter(isGiven)) {
    const kinds = kindsOf[name]!;
    if (kinds.includes(kind)) continue;
    problems.error({
      source: optionName(name),
      got: rules,
      expected: rulesOf(kinds),
      advice: "Leave the option out.",
    });
  }
  if (kind === "list" && isGiven("inside") && options.overlap === undefined) {
    problems.error({ source: "--inside", got: "no other zonings", expected: "--overlap FILE with it" });
  }
  if (kind === "accessibility") refuseUnused(options, isGiven, problems);
}

function refuseUnused(
  { communes, times, supply, propose }: TerritoryOptions,
  isGiven: (name: keyof TerritoryOptions) => boolean,
  problems: Problems,
): void {
  if (communes === undefined && times === undefined && supply === undefined) {
    for (const name of computing.filter(isGiven)) {
      problems.error({
        source: optionName(name),
        got: "accessibility that is read, not computed",
        expected: "the inputs of aplomb run with it (--communes, --times, --supply)",
        advice: "Leave the option out.",
      });
    }
  }
  if (propose === undefined && isGiven("order")) {
    problems.error({ source: "--order", got: "no class to fill", expected: "--propose CLASS with it" });
  }
}
