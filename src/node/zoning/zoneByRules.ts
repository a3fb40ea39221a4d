import { Problems } from "../../table/problems.ts";
import { rulesDocument } from "./rulesKind.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";
import { zoneCommand } from "./zone.ts";

/** Options that zonings by accessibility alone understand, and those that the other kinds of rules understand. */
const accessibilityOnly = [
  "printedDecimals",
  "empty",
  "publication",
  "weight",
  "choices",
  "compare",
  "inside",
  "propose",
  "reverse",
  "scores",
  "rest",
] as const;
const territoryOnly = {
  communes: ["accessibility", "criteria", "list", "composite"],
  pharmacies: ["criteria"],
  professionals: ["criteria"],
  times: ["accessibility", "criteria"],
  symmetric: ["accessibility", "criteria"],
  maxMinutes: ["criteria"],
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
  indicators: ["composite"],
  overlap: ["list"],
} as const satisfies Partial<Record<keyof TerritoryOptions, readonly string[]>>;

/** `aplomb zone`, by the kind of its rules. @throws InputError for options that these rules have no use for. */
export async function zoneByRules(options: TerritoryOptions): Promise<void> {
  const document = options.rules === undefined ? undefined : await rulesDocument(options.rules);
  const kind = ["criteria", "list", "composite"].find((each) => each === document?.kind);
  refuseOptions(options, kind);
  if (document === undefined || kind === undefined) return zoneCommand(options);
  if (kind === "criteria") {
    const { criteriaCommand } = await import("./criteria.ts");
    return criteriaCommand(options, document);
  }
  if (kind === "list") {
    const { listedCommand } = await import("./listed.ts");
    return listedCommand(options, document);
  }
  const { compositeCommand } = await import("./composite.ts");
  return compositeCommand(options, document);
}

function refuseOptions(options: TerritoryOptions, kind: string | undefined): void {
  const problems = new Problems();
  const refuse = (name: string): void => {
    const source = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const got = `rules ${options.rules ?? "gp-2017"}`;
    problems.error({ source, got, expected: "rules that have a use for it" });
  };
  if (kind !== undefined) {
    for (const name of accessibilityOnly) if (options[name] !== undefined) refuse(name);
    if (options.quota.size > 0) refuse("quota");
  }
  for (const [name, kinds] of Object.entries(territoryOnly)) {
    const isGiven = options[name as keyof TerritoryOptions] !== undefined;
    if (isGiven && !(kinds as readonly string[]).includes(kind ?? "accessibility")) refuse(name);
  }
  problems.throwIfAny();
}
