import type { Problems } from "../../table/problems.ts";
import { type Choices, decide } from "./choices.ts";
import { classify } from "./classify.ts";
import { type Holding, holdingsOf, inhabitantsOf } from "./holdings.ts";
import { type ProposalOptions, propose } from "./proposal.ts";
import type { Declared } from "./publication.ts";
import type { Qpv } from "./qpv.ts";
import {
  checkGivenQuotas,
  checkQuotas,
  type GivenQuota,
  type Quota,
  quotaLimits,
  quotasOf,
} from "./quotas.ts";
import { classNamed, givenClasses, type Rules } from "./rules.ts";
import type { Classification, Zones } from "./zones.ts";
import type { ZonedCommunes } from "./zonesOfMesh.ts";

export interface ZoningInput {
  readonly rules: Rules;
  readonly zones: Zones;
  /** Absent where only a list of zones is known. */
  readonly communes?: ZonedCommunes | undefined;
  /** Region code; undefined for a national zoning. */
  readonly region?: string | undefined;
  readonly qpv?: readonly Qpv[] | undefined;
  readonly choices?: Choices | undefined;
  readonly quotas?: ReadonlyMap<string, GivenQuota> | undefined;
  readonly proposal?: ProposalOptions | undefined;
  /** Totals of the region, of which a class not listed is the residual. */
  readonly declared?: Declared | undefined;
}

/** What a class holds in the end, choices and neighbourhoods included. */
export interface ClassSummary {
  /** Id; "" for zones without accessibility. */
  readonly class: string;
  readonly zones: number;
  readonly communes: number;
  readonly population: number;
  /** population / population of the region, unrounded. */
  readonly share: number;
  /** True where the figures are declared totals less what is listed. */
  readonly residual: boolean;
}

export interface Zoning {
  readonly rules: Rules;
  readonly region: string;
  readonly zones: Zones;
  readonly communes: ZonedCommunes | undefined;
  readonly qpv: readonly Qpv[];
  readonly classification: Classification;
  /** Final class of each zone; "" where accessibility is missing. */
  readonly zoneClass: readonly string[];
  readonly qpvClass: readonly string[];
  readonly isChosen: Uint8Array;
  readonly reasons: readonly string[];
  /** Zones and neighbourhoods classed apart, with their inhabitants: these add up to the region. */
  readonly holdings: readonly Holding[];
  /** Inhabitants, zones and communes of the region, as declared where they are. */
  readonly population: number;
  readonly zoneCount: number;
  readonly communeCount: number;
  readonly classes: readonly ClassSummary[];
  readonly quotas: readonly Quota[];
  /** The choices as applied, proposed ones included; undefined where there are none. */
  readonly choices: Choices | undefined;
  readonly declared: Declared | undefined;
}

/**
 * A zoning: classes by the rules, then the agency's choices checked against them and against the quotas. Quotas derived
 * from the national proposal are its inhabitants by class, before any choice. Everything wrong goes to `problems`; the
 * result means something only where it holds no error. A quota that the rules alone exceed is a warning.
 */
export function zoningOf(input: ZoningInput, problems: Problems): Zoning {
  const { rules, zones, region, declared, qpv = [], quotas: given = new Map() } = input;
  const classification = classify(rules, zones, problems);
  const population = declared?.population ?? zones.population.reduce((total, each) => total + each, 0);
  const before = holdingsOf(zones, classification.classes, [], []);
  checkGivenQuotas(rules, given, problems);
  const limits = quotaLimits(rules, (classes) => inhabitantsOf(before, classes), population, given);
  const deciding = { rules, zones, classification, qpv, choices: input.choices, region };
  const choices = input.proposal
    ? propose({ ...deciding, choices: named(rules, input.choices) }, limits, input.proposal, problems)
    : input.choices;
  const decided = decide({ ...deciding, choices }, problems);
  const holdings = holdingsOf(zones, decided.zoneClass, qpv, decided.qpvClass);
  const quotas = quotasOf(rules, limits, holdings, classification.classes);
  checkQuotas(quotas, choices?.source, zones.source, problems);
  const { zoneClass } = decided;
  const summarised = { rules, zones, classification, zoneClass, holdings, population, declared };
  const classes = summaries(summarised, problems);
  return {
    rules,
    region: region ?? "",
    zones,
    communes: input.communes,
    qpv,
    classification,
    ...decided,
    holdings,
    population,
    zoneCount: declared?.zones ?? zones.count,
    communeCount: declared?.communes ?? zones.communes.reduce((total, each) => total + each, 0),
    classes,
    quotas,
    choices,
    declared,
  };
}

/** Choices with the ids of their classes, where the rules know them. */
function named(rules: Rules, choices: Choices | undefined): Choices | undefined {
  return (
    choices && {
      ...choices,
      all: choices.all.map((each) => ({ ...each, class: classNamed(rules, each.class)?.id ?? each.class })),
    }
  );
}

type Summarised = Pick<
  Zoning,
  "rules" | "zones" | "classification" | "zoneClass" | "holdings" | "population" | "declared"
>;

/** One summary a class in the order of the rules, those that hold nothing and no rule gives left out; then zones without a class. */
function summaries(
  { rules, zones, classification, zoneClass, holdings, population, declared }: Summarised,
  problems: Problems,
): readonly ClassSummary[] {
  const summary = (id: string): ClassSummary => {
    const own = zoneClass.flatMap((each, zone) => (each === id ? [zone] : []));
    const inhabitants = inhabitantsOf(holdings, [id]);
    return {
      class: id,
      zones: own.length,
      communes: own.reduce((total, zone) => total + zones.communes[zone], 0),
      population: inhabitants,
      share: inhabitants / population,
      residual: false,
    };
  };
  const listed = [...rules.classes.map((each) => each.id), ""].map(summary);
  // A class that the rules give is shown though it is empty, but not one that choices have emptied (the pool of 2018).
  const isEmptied = (id: string) => classification.classes.includes(id);
  const isShown = (id: string) => givenClasses(rules).includes(id) && !isEmptied(id);
  const shown = listed.filter((each) => each.zones > 0 || each.population > 0 || isShown(each.class));
  if (!declared) return shown;
  return shown.map((each) =>
    each.class === declared.residualClass ? residualOf(each, listed, declared, problems) : each,
  );
}

/** Declared totals less every other class. */
function residualOf(
  own: ClassSummary,
  listed: readonly ClassSummary[],
  declared: Declared,
  problems: Problems,
): ClassSummary {
  const rest = (total: number, of: (each: ClassSummary) => number): number =>
    listed.filter((each) => each.class !== own.class).reduce((left, each) => left - of(each), total);
  const population = rest(declared.population, (each) => each.population);
  const residual = {
    class: own.class,
    zones: rest(declared.zones, (each) => each.zones),
    communes: rest(declared.communes, (each) => each.communes),
    population,
    share: population / declared.population,
    residual: true,
  };
  if (
    residual.zones < own.zones ||
    residual.population < own.population ||
    residual.communes < own.communes
  ) {
    problems.error({
      source: declared.source,
      got: `left for ${own.class}: zones ${residual.zones}, communes ${residual.communes}, inhabitants ${population}`,
      expected: "declared totals at least equal to what is listed",
    });
  }
  return residual;
}
