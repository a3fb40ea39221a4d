import type { ShareRules } from "./rules.ts";
import type { Classification, Zones } from "./zones.ts";

/**
 * Rank-and-share classes: zones sorted by accessibility and cut at cumulative shares of the population, from the
 * lowest class up; or, with basis "values", at the largest accessibility printed for each class, itself included.
 * Zones of equal accessibility share one class, so the order of the input changes nothing. Shares are of the
 * population of the zones that have an accessibility; a missing one is no class. The last class takes what remains.
 */
export function classifyByShares(rules: ShareRules, zones: Zones): Classification {
  const accessibility = zones.accessibility.get(rules.variant)!;
  const present = zones.codes.map((_, zone) => zone).filter((zone) => !Number.isNaN(accessibility[zone]));
  const classes = zones.codes.map(() => "");
  if (rules.basis === "values") {
    for (const zone of present) {
      const within = rules.classes.find(
        (each) => each.atMost !== undefined && accessibility[zone] <= each.atMost,
      );
      classes[zone] = (within ?? rules.classes[rules.classes.length - 1]).id;
    }
  } else cutAtShares(rules, zones, accessibility, present, classes);
  const decisions = classes.map((each) => (each === "" ? "missing" : "rule"));
  return { classes, decisions: decisions as Classification["decisions"], ambiguous: new Map() };
}

function cutAtShares(
  rules: ShareRules,
  zones: Zones,
  accessibility: Float64Array,
  present: readonly number[],
  classes: string[],
): void {
  const sorted = [...present].sort((a, b) => accessibility[a] - accessibility[b]);
  const total = sum(sorted.map((zone) => zones.wholePopulation[zone]));
  const cuts: number[] = [];
  for (const each of rules.classes.slice(0, -1))
    cuts.push((cuts[cuts.length - 1] ?? 0) + each.share! * total);
  let before = 0;
  for (let first = 0, next = 0; first < sorted.length; first = next) {
    while (next < sorted.length && accessibility[sorted[next]] === accessibility[sorted[first]]) next++;
    const tied = sorted.slice(first, next);
    const population = sum(tied.map((zone) => zones.wholePopulation[zone]));
    const isWithin = insideCut[rules.straddling];
    const cut = cuts.findIndex((each) => isWithin(before, before + population, each, total * 1e-12));
    for (const zone of tied) classes[zone] = rules.classes[cut === -1 ? rules.classes.length - 1 : cut].id;
    before += population;
  }
}

/**
 * Whether inhabitants cumulated from `begin` to `end` belong below a cut, which is inclusive but where a zone begins at
 * it; `slack` is the rounding of a cut, far below one inhabitant.
 */
type InsideCut = (begin: number, end: number, cut: number, slack: number) => boolean;

const insideCut: Readonly<Record<ShareRules["straddling"], InsideCut>> = {
  midpoint: (begin, end, cut, slack) => (begin + end) / 2 <= cut + slack,
  end: (_, end, cut, slack) => end <= cut + slack,
  begin: (begin, _, cut, slack) => begin < cut - slack,
};

/** Sum in ascending order, so that permuting zones of equal accessibility cannot move a cut by rounding. */
function sum(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((total, each) => total + each, 0);
}
