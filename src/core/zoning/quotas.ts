import type { Problems } from "../../table/problems.ts";
import { type Holding, inhabitantsOf } from "./holdings.ts";
import type { Bilingual, Gauge, Rules } from "./rules.ts";

/** A quota of the region, in inhabitants: shares are for display only and decide nothing. */
export interface Quota {
  readonly id: string;
  readonly label: Bilingual;
  /** Inhabitants at most; undefined where the rules leave it to be given and it was not. */
  readonly limit: number | undefined;
  readonly used: number;
  /** limit - used; undefined without a limit. */
  readonly room: number | undefined;
}

/** A quota that the user gives: inhabitants, or a share of the population of the region, in [0, 1]. */
export type GivenQuota = { readonly inhabitants: number } | { readonly share: number };

/** Limits of the gauges of the rules, by id. @param proposed inhabitants of each class of the national proposal. */
export function quotaLimits(
  rules: Rules,
  proposed: (classes: readonly string[]) => number,
  population: number,
  given: ReadonlyMap<string, GivenQuota>,
): ReadonlyMap<string, number | undefined> {
  const limitOf = (gauge: Gauge): number | undefined => {
    const own = given.get(gauge.id);
    if (own) return "inhabitants" in own ? own.inhabitants : Math.floor(own.share * population);
    if (gauge.limit === "given") return undefined;
    if ("inhabitants" in gauge.limit) return gauge.limit.inhabitants;
    const whole = proposed(gauge.limit.proposal);
    return gauge.limit.share === 1 ? whole : Math.floor(gauge.limit.share * whole);
  };
  return new Map(rules.gauges.map((gauge) => [gauge.id, limitOf(gauge)]));
}

/**
 * Inhabitants that a gauge counts. One that looks at where zones come from counts whole zones: neighbourhoods classed
 * apart are in it by their zone alone.
 * @param givenClass class that the rules gave each zone, before any choice.
 */
export function usedOf(gauge: Gauge, holdings: readonly Holding[], givenClass: readonly string[]): number {
  const from = gauge.from;
  if (from === undefined) return inhabitantsOf(holdings, gauge.counts);
  const own = holdings.filter((holding) => holding.qpv === -1 && from.includes(givenClass[holding.zone]));
  return inhabitantsOf(own, gauge.counts);
}

export function quotasOf(
  rules: Rules,
  limits: ReadonlyMap<string, number | undefined>,
  holdings: readonly Holding[],
  givenClass: readonly string[],
): readonly Quota[] {
  return rules.gauges.map((gauge) => {
    const limit = limits.get(gauge.id);
    const used = usedOf(gauge, holdings, givenClass);
    return {
      id: gauge.id,
      label: gauge.label,
      limit,
      used,
      room: limit === undefined ? undefined : limit - used,
    };
  });
}

/** Quotas exceeded: an error where choices exceed them, one inhabitant too many is too many; a warning where the rules alone do. */
export function checkQuotas(
  quotas: readonly Quota[],
  choices: string | undefined,
  rulesSource: string,
  problems: Problems,
): void {
  for (const { id, limit, used } of quotas) {
    if (limit === undefined || used <= limit) continue;
    const problem = {
      source: choices ?? rulesSource,
      got: `${used} inhabitants for quota ${id}`,
      expected: `at most ${limit} inhabitants`,
      advice: `It is exceeded by ${used - limit}; quotas are inhabitants, not rounded shares.`,
    };
    if (choices === undefined) problems.warn(problem);
    else problems.error(problem);
  }
}

/** Given quotas that make no sense: an unknown gauge, a share over 100 %. */
export function checkGivenQuotas(
  rules: Rules,
  given: ReadonlyMap<string, GivenQuota>,
  problems: Problems,
): void {
  const known = rules.gauges.map((gauge) => gauge.id);
  for (const [id, quota] of given) {
    const source = `--quota ${id}`;
    if (!known.includes(id)) {
      problems.error({
        source,
        got: id,
        expected: known.length > 0 ? `one of ${known.join(", ")}` : `no quota: ${rules.id} has none`,
      });
    }
    if ("share" in quota && !(quota.share >= 0 && quota.share <= 1)) {
      problems.error({
        source,
        got: `${Number((quota.share * 100).toFixed(6))} %`,
        expected: "a share from 0 to 100 %",
      });
    }
  }
}
