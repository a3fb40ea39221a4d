import { Problems } from "../../table/problems.ts";
import { type RulesKind, refuseOptions } from "./optionsByRules.ts";
import { rulesDocument } from "./rulesKind.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";
import { zoneCommand } from "./zone.ts";

const kinds: readonly RulesKind[] = ["criteria", "list", "composite"];

/**
 * `aplomb zone`, by the kind of its rules.
 * @param isGiven true for options on the command line, as opposed to defaults
 * @throws InputError for options that these rules have no use for.
 */
export async function zoneByRules(
  options: TerritoryOptions,
  isGiven: (name: keyof TerritoryOptions) => boolean,
): Promise<void> {
  const document = options.rules === undefined ? undefined : await rulesDocument(options.rules);
  const kind = kinds.find((each) => each === document?.kind) ?? "accessibility";
  const problems = new Problems();
  refuseOptions(options, isGiven, kind, problems);
  problems.throwIfAny();
  if (document === undefined || kind === "accessibility") return zoneCommand(options);
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
