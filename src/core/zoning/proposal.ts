import type { Problems } from "../../table/problems.ts";
import type { Choice, Choices, DecideInput } from "./choices.ts";
import { holdingsOf } from "./holdings.ts";
import { usedOf } from "./quotas.ts";
import type { Rules } from "./rules.ts";
import type { Zones } from "./zones.ts";

export interface ProposalOptions {
  /** Id of the class to fill. */
  readonly class: string;
  /** f64[zones]: zones are taken by this value; one that is missing (NaN) is not taken. */
  readonly score: Float64Array;
  /** Least first (accessibility) or largest first (population, a need score). */
  readonly order: "ascending" | "descending";
  /** Class of the zones not taken; the class they are left in by the rules if absent. */
  readonly rest?: string | undefined;
  /** What every proposed choice gives as its reason, for example "lowest apl_62". */
  readonly reason: string;
}

/**
 * Fills a class with zones that may be chosen into it, in the order of a score, as long as no quota is exceeded: a zone
 * that does not fit is passed over and the next is tried, so what room is left is smaller than any zone passed over
 * by that quota. Ties go by code. Zones that `choices` names keep what it says; zones that need a reason or another
 * region's agreement are never proposed. Everything that may be in the class and is not taken gets the class `rest`.
 * @returns the choices given and the proposed ones, to be checked like any others.
 */
export function propose(
  { rules, zones, classification, qpv, choices, region }: DecideInput,
  limits: ReadonlyMap<string, number | undefined>,
  options: ProposalOptions,
  problems: Problems,
): Choices {
  const target = rules.classes.find((each) => each.id === options.class);
  const source = `proposal of ${options.class}`;
  const result = (all: readonly Choice[]): Choices => ({
    source: choices?.source ?? source,
    firstRow: choices?.firstRow ?? 2,
    all,
  });
  if (!target || target.from.length === 0) {
    const fillable = rules.classes.filter((each) => each.from.length > 0).map((each) => each.id);
    problems.error({
      source: "--propose",
      got: options.class,
      expected: `a class that zones are chosen into: ${fillable.join(", ")}`,
    });
    return result(choices?.all ?? []);
  }
  const given = classification.classes;
  const named = new Set(choices?.all.map((choice) => choice.zone));
  const isOurs = (zone: number): boolean =>
    rules.twoRegions === "own-inhabitants" ||
    region === undefined ||
    ["", region].includes(zones.mainRegions[zone]);
  const candidates = [...zones.codes.keys()].filter(
    (zone) =>
      target.from.includes(given[zone]) &&
      !target.reasonFrom.includes(given[zone]) &&
      !named.has(zones.codes[zone]) &&
      isOurs(zone),
  );
  const zoneClass = startingClasses(rules, zones, given, choices);
  for (const zone of candidates) zoneClass[zone] = restOf(rules, given[zone], options);
  const rest = [...zoneClass];
  const gauges = rules.gauges.map((gauge) => ({ gauge, limit: limits.get(gauge.id), used: 0 }));
  const holdings = holdingsOf(
    zones,
    zoneClass,
    qpv,
    qpv.map((each) => choices?.all.find((choice) => choice.zone === each.code)?.class ?? ""),
  );
  for (const each of gauges) each.used = usedOf(each.gauge, holdings, given);
  const population = zones.population.slice();
  for (const holding of holdings) if (holding.qpv >= 0) population[holding.zone] -= holding.population;
  const sign = options.order === "ascending" ? 1 : -1;
  const inOrder = candidates
    .filter((zone) => !Number.isNaN(options.score[zone]))
    .sort(
      (a, b) => sign * (options.score[a] - options.score[b]) || (zones.codes[a] < zones.codes[b] ? -1 : 1),
    );
  for (const zone of inOrder) {
    const added = gauges.map(({ gauge }) => {
      if (gauge.from && !gauge.from.includes(given[zone])) return 0;
      return (
        population[zone] *
        (Number(gauge.counts.includes(target.id)) - Number(gauge.counts.includes(zoneClass[zone])))
      );
    });
    const fits = gauges.every(
      ({ limit, used }, g) => limit === undefined || added[g] <= 0 || used + added[g] <= limit,
    );
    if (!fits) continue;
    gauges.forEach((each, g) => {
      each.used += added[g];
    });
    zoneClass[zone] = target.id;
  }
  const proposed = candidates.map((zone, position) => ({
    zone: zones.codes[zone],
    class: zoneClass[zone],
    reason: zoneClass[zone] === target.id && rest[zone] !== target.id ? options.reason : "",
    agreement: false,
    row: (choices?.all.length ?? 0) + position,
  }));
  return result([...(choices?.all ?? []), ...proposed]);
}

/** Classes before filling: proposed by the rules, or chosen. */
function startingClasses(
  rules: Rules,
  zones: Zones,
  given: readonly string[],
  choices: Choices | undefined,
): string[] {
  const own = new Map<string, string>(
    rules.classes.map((each) => [each.id, each.unchosen ?? each.proposed ?? each.id]),
  );
  const classes = given.map((id) => own.get(id) ?? id);
  for (const choice of choices?.all ?? []) {
    const zone = zones.index.get(choice.zone);
    if (zone !== undefined) classes[zone] = choice.class;
  }
  return classes;
}

/**
 * Class of a candidate that is not taken: `rest`, else the class the rules leave it in, else (where that is the class
 * to fill) the next one it may be chosen into, from the most to the least fragile.
 */
function restOf(rules: Rules, given: string, options: ProposalOptions): string {
  if (options.rest !== undefined) return options.rest;
  const own = rules.classes.find((each) => each.id === given)!;
  const left = own.unchosen ?? own.proposed ?? own.id;
  if (left !== options.class) return left;
  const position = rules.classes.findIndex((each) => each.id === options.class);
  const next = rules.classes.slice(position + 1).find((each) => each.from.includes(given));
  return next?.id ?? given;
}
