import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import { nearestName } from "../../table/names.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors, type RowProblem, rowNumber } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { Qpv } from "./qpv.ts";
import { classNamed, type Rules, type ZoneClass } from "./rules.ts";
import type { Classification, Zones } from "./zones.ts";

/** What the agency chooses: a class for a zone, or for a priority neighbourhood classed apart. */
export interface Choice {
  /** Code of a zone or of a neighbourhood. */
  readonly zone: string;
  /** Id, alias or label of the class. */
  readonly class: string;
  readonly reason: string;
  /** True where the other region agrees, for a zone that it decides on. */
  readonly agreement: boolean;
  /** Row of its file, 0-based. */
  readonly row: number;
}

export interface Choices {
  readonly source: string;
  readonly firstRow: number;
  readonly all: readonly Choice[];
}

export const choicesSchema = {
  zone: {
    type: "text",
    required: true,
    complete: true,
    aliases: ["code", "code_zone", "zone_code", "code_de_la_zone", "tvs", "qpv"],
  },
  class: {
    type: "text",
    required: true,
    complete: true,
    aliases: ["classe", "choix", "classement", "choice"],
  },
  reason: { type: "text", aliases: ["motif", "justification", "raison"] },
  agreement: { type: "boolean", aliases: ["accord"] },
} as const satisfies Schema;

export function choicesFrom(table: Table, options: BindOptions): Choices {
  const columns = bindColumns(table, choicesSchema, options);
  const all = Array.from({ length: table.rows }, (_, row) => ({
    zone: textAt(columns.zone, row),
    class: textAt(columns.class, row),
    reason: columns.reason ? textAt(columns.reason, row) : "",
    agreement: columns.agreement?.[row] === 1,
    row,
  }));
  return { source: table.source, firstRow: table.firstRow, all: all.filter((choice) => choice.zone !== "") };
}

/** The class of each zone and of each neighbourhood, once chosen. */
export interface Decided {
  readonly zoneClass: readonly string[];
  /** "" for a neighbourhood that follows its zone. */
  readonly qpvClass: readonly string[];
  /** u8[zones]: 1 where a choice names the zone. */
  readonly isChosen: Uint8Array;
  readonly reasons: readonly string[];
}

export interface DecideInput {
  readonly rules: Rules;
  readonly zones: Zones;
  readonly classification: Classification;
  readonly qpv: readonly Qpv[];
  readonly choices: Choices | undefined;
  /** The region that chooses; undefined for a national zoning. */
  readonly region: string | undefined;
}

/**
 * Applies the agency's choices. Every choice that the rules forbid is an error with its row: an unknown zone or class,
 * a zone chosen twice, a locked zone, a class it cannot be chosen into from where the rules put it, a reason absent
 * where one is required, a zone that another region decides on, a zone without accessibility. Zones that no choice
 * names, or whose choice is refused, keep their proposed class, or take the class that the rules keep for zones left over (`unchosen`).
 */
export function decide(
  { rules, zones, classification, qpv, choices, region }: DecideInput,
  problems: Problems,
): Decided {
  const given = classification.classes;
  const classById = new Map<string, ZoneClass>(rules.classes.map((each) => [each.id, each]));
  const zoneClass = given.map((id) => {
    const own = classById.get(id);
    return (choices && own?.unchosen) || (own?.proposed ?? id);
  });
  const qpvClass = qpv.map(() => "");
  const isChosen = new Uint8Array(zones.count);
  const reasons = zones.codes.map(() => "");
  if (!choices) return { zoneClass, qpvClass, isChosen, reasons };
  const errors = new RowErrors(problems, choices);
  const qpvAt = new Map(qpv.map((each, position) => [each.code, position]));
  const rowOf = new Map<string, number>();
  for (const choice of choices.all) {
    const refuse = (problem: RowProblem) => errors.add(choice.row, () => problem);
    const chosen = classNamed(rules, choice.class);
    if (!chosen) refuse(unknownClass(rules, choice));
    const first = rowOf.get(choice.zone);
    if (first !== undefined) {
      refuse({
        column: "zone",
        got: choice.zone,
        expected: `each zone once (it is in row ${rowNumber(choices, first)} already)`,
      });
      continue;
    }
    rowOf.set(choice.zone, choice.row);
    const zone = zones.index.get(choice.zone);
    const neighbourhood = qpvAt.get(choice.zone);
    if (zone === undefined && neighbourhood === undefined) refuse(unknownZone(zones, qpvAt, choice));
    if (!chosen) continue;
    if (zone !== undefined) {
      const refusal = refusalOf({ rules, zones, region }, zone, classById.get(given[zone]), chosen, choice);
      if (refusal) refuse(refusal);
      else [zoneClass[zone], isChosen[zone], reasons[zone]] = [chosen.id, 1, choice.reason];
    } else if (neighbourhood !== undefined) {
      const parents = qpv[neighbourhood].parts.map((part) => given[part.zone]);
      const refusal = refusalOfQpv(rules, parents, chosen);
      if (refusal) refuse(refusal);
      else qpvClass[neighbourhood] = chosen.id;
    }
  }
  errors.close();
  return { zoneClass, qpvClass, isChosen, reasons };
}

function unknownClass(rules: Rules, choice: Choice): RowProblem {
  const known = rules.classes.map((each) => each.id);
  const nearest = nearestName([choice.class], known);
  return {
    column: "class",
    got: choice.class || "nothing",
    expected: `a class of ${rules.id}: ${known.join(", ")}`,
    ...(nearest === undefined ? {} : { advice: `The nearest is ${nearest}.` }),
  };
}

function unknownZone(zones: Zones, qpv: ReadonlyMap<string, number>, choice: Choice): RowProblem {
  const nearest = nearestName([choice.zone], zones.codes);
  const kinds = qpv.size > 0 ? "zones or priority neighbourhoods" : "zones";
  return {
    column: "zone",
    got: choice.zone,
    expected: `one of the ${zones.count + qpv.size} ${kinds} of ${zones.source}`,
    ...(nearest === undefined
      ? {}
      : { advice: `The nearest code is ${nearest} (${zones.names[zones.index.get(nearest)!]}).` }),
  };
}

/** Why a zone cannot be chosen into a class; undefined where it can. */
function refusalOf(
  { rules, zones, region }: Pick<DecideInput, "rules" | "zones" | "region">,
  zone: number,
  given: ZoneClass | undefined,
  chosen: ZoneClass,
  choice: Choice,
): RowProblem | undefined {
  const called = `${zones.codes[zone]} (${zones.names[zone]})`;
  if (!given)
    return {
      column: "zone",
      got: `${called}, without accessibility`,
      expected: "a zone that the rules class",
    };
  if (given.locked && chosen.id !== given.id) {
    return {
      column: "class",
      got: `the class ${chosen.id} for ${called}`,
      expected: `${given.id}: zones of this class are locked`,
    };
  }
  if (chosen.id !== given.id && !chosen.from.includes(given.id)) {
    const allowed = rules.classes.filter((each) => each.from.includes(given.id)).map((each) => each.id);
    return {
      column: "class",
      got: `${chosen.id} for ${called}, which the rules put in ${given.id}`,
      expected: allowed.length > 0 ? `one of ${[...new Set([given.id, ...allowed])].join(", ")}` : given.id,
    };
  }
  if (chosen.reasonFrom.includes(given.id) && choice.reason === "") {
    return {
      column: "reason",
      got: `no reason for ${called}`,
      expected: `a reason: ${chosen.id} is outside the rules for a zone of ${given.id}`,
    };
  }
  const main = zones.mainRegions[zone];
  const isElsewhere = region !== undefined && main !== "" && main !== region;
  if (isElsewhere && rules.twoRegions === "most-inhabitants" && !choice.agreement) {
    return {
      column: "zone",
      got: `${called}, most of whose inhabitants live in region ${main}`,
      expected: "a zone that this region decides on",
      advice: "With the other region's agreement, write it in a column agreement (yes).",
    };
  }
  return undefined;
}

function refusalOfQpv(rules: Rules, parents: readonly string[], chosen: ZoneClass): RowProblem | undefined {
  const { from, to } = rules.qpv ?? { from: [], to: [] };
  if (!to.includes(chosen.id)) {
    const expected =
      to.length > 0 ? `one of ${to.join(", ")}` : `no neighbourhood classed apart: ${rules.id} has none`;
    return { column: "class", got: `${chosen.id} for a priority neighbourhood`, expected };
  }
  const kept = parents.find((parent) => parent !== chosen.id && !from.includes(parent));
  if (kept === undefined) return undefined;
  return {
    column: "zone",
    got: `a neighbourhood of a zone in ${kept || "no class"}`,
    expected: `its zone in ${from.join(", ")}`,
  };
}
