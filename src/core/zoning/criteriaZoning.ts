/** A zoning by criteria: the zones selected, priority neighbourhoods classed apart, and the caps of regions. */
import type { Problems } from "../../table/problems.ts";
import { type CapCheck, capChecks, type RegionInhabitants } from "./caps.ts";
import { type Answer, type Combination, type Selection, selectByCriteria } from "./criteria.ts";
import type { CriteriaRules } from "./criteriaRules.ts";
import { type Holding, holdingsOf, inhabitantsOf } from "./holdings.ts";
import type { MeasuredZones } from "./measuredZones.ts";
import type { Qpv } from "./qpv.ts";
import type { ReferenceSource } from "./thresholds.ts";
import type { ZonedCommunes } from "./zonesOfMesh.ts";

/** Classes of a zoning by criteria; "" where measures that decide are missing. */
export const criteriaClasses = { selected: "selected", others: "others" } as const;

export interface CriteriaInput {
  readonly rules: CriteriaRules;
  readonly zones: MeasuredZones;
  /** Absent where only a list of zones is known. */
  readonly communes?: ZonedCommunes | undefined;
  /** Region code; undefined for a national zoning, whose caps are shown and bind nobody. */
  readonly region?: string | undefined;
  readonly combination?: Combination | undefined;
  readonly reference?: ReferenceSource | undefined;
  readonly qpv?: readonly Qpv[] | undefined;
  /** Measures of the neighbourhoods themselves, f64[qpv] by name: they are selected by the same criteria as zones. */
  readonly qpvMeasures?: ReadonlyMap<string, Float64Array> | undefined;
  /** Cap of the region in place of the rules', in [0, 1]; Infinity: none. */
  readonly cap?: number | undefined;
}

export interface CriteriaZoning {
  readonly rules: CriteriaRules;
  readonly region: string;
  readonly zones: MeasuredZones;
  readonly communes: ZonedCommunes | undefined;
  readonly selection: Selection;
  /** Class of each zone. */
  readonly zoneClass: readonly string[];
  readonly qpv: readonly Qpv[];
  /** Class of each neighbourhood classed apart, "" for those that follow their zone. */
  readonly qpvClass: readonly string[];
  /** Criteria that selected each neighbourhood. */
  readonly qpvBy: readonly (readonly string[])[];
  /** They add up to the population. */
  readonly holdings: readonly Holding[];
  readonly population: number;
  readonly selectedPopulation: number;
  readonly caps: readonly CapCheck[];
}

/**
 * A zoning by criteria. A neighbourhood that meets them while its zone does not is selected with its own inhabitants
 * alone; inside a selected zone it adds nothing. A region over its cap is an error in `problems` that says what each
 * criterion selects by itself; without a region the caps are only shown.
 */
export function criteriaZoningOf(input: CriteriaInput, problems: Problems): CriteriaZoning {
  const { rules, zones, communes, combination, reference, qpv = [] } = input;
  const selection = selectByCriteria(rules, zones, { combination, reference, problems });
  const zoneClass = selection.selected.map((each) => classOf[each]);
  const apart = qpvSelection(input, selection);
  const qpvClass = qpv.map((each, position) => {
    const isSelected = apart?.selected[position] === "met";
    return isSelected && each.parts.some((part) => zoneClass[part.zone] !== criteriaClasses.selected)
      ? criteriaClasses.selected
      : "";
  });
  const holdings = holdingsOf(zones, zoneClass, qpv, qpvClass);
  const byRegion = inhabitantsByRegion(input, zoneClass, holdings);
  const rulesCaps = rules.caps ?? {};
  const caps = capChecks(
    byRegion,
    input.cap === undefined || input.region === undefined
      ? rulesCaps
      : { ...rulesCaps, [input.region]: input.cap },
  ).filter((each) => input.region === undefined || each.region === input.region);
  const zoning: CriteriaZoning = {
    rules,
    region: input.region ?? "",
    zones,
    communes,
    selection,
    zoneClass,
    qpv,
    qpvClass,
    qpvBy: apart?.by ?? qpv.map(() => []),
    holdings,
    population: zones.population.reduce((total, each) => total + each, 0),
    selectedPopulation: inhabitantsOf(holdings, [criteriaClasses.selected]),
    caps,
  };
  if (input.region !== undefined)
    for (const check of caps) if (!check.isWithin) refuse(zoning, check, problems);
  return zoning;
}

const classOf: Readonly<Record<Answer, string>> = {
  met: criteriaClasses.selected,
  unmet: criteriaClasses.others,
  unknown: "",
};

/** What neighbourhoods meet by themselves, under the thresholds of the zones; their missing measures are their own affair. */
function qpvSelection(input: CriteriaInput, selection: Selection): Selection | undefined {
  const { rules, qpv, qpvMeasures } = input;
  if (qpv === undefined || qpvMeasures === undefined) return undefined;
  const codes = qpv.map((each) => each.code);
  const units: MeasuredZones = {
    source: "qpv",
    count: codes.length,
    codes,
    index: new Map(codes.map((code, position) => [code, position])),
    names: qpv.map((each) => each.name),
    departments: codes.map(() => ""),
    regions: codes.map(() => ""),
    population: Float64Array.from(qpv, (each) => each.population),
    communes: new Float64Array(codes.length),
    measures: new Map(
      rules.criteria.map(({ measure }) => [
        measure,
        qpvMeasures.get(measure) ?? new Float64Array(codes.length).fill(Number.NaN),
      ]),
    ),
  };
  const thresholds = new Map(selection.criteria.map((each) => [each.criterion.id, each.thresholds]));
  const ignored = { error: () => undefined } as unknown as Problems;
  return selectByCriteria(rules, units, {
    combination: selection.combination,
    thresholds,
    problems: ignored,
  });
}

/** By region of each commune where communes are known, else of each zone's pole; neighbourhoods go with their zone. */
function inhabitantsByRegion(
  { zones, communes, region: zoned }: CriteriaInput,
  zoneClass: readonly string[],
  holdings: readonly Holding[],
): Map<string, RegionInhabitants> {
  const regions = new Map<string, { population: number; selected: number }>();
  const add = (region: string, population: number, selected: number): void => {
    const known = regions.get(region) ?? { population: 0, selected: 0 };
    regions.set(region, { population: known.population + population, selected: known.selected + selected });
  };
  if (communes) {
    communes.zone.forEach((zone, c) => {
      if (zone < 0 || communes.counted[c] === 0) return;
      const inhabitants = communes.communes.population[c];
      const isSelected = zoneClass[zone] === criteriaClasses.selected;
      add(communes.communes.regions[c], inhabitants, isSelected ? inhabitants : 0);
    });
  } else {
    zones.codes.forEach((_, zone) => {
      const inhabitants = zones.population[zone];
      add(
        zoned ?? zones.regions[zone],
        inhabitants,
        zoneClass[zone] === criteriaClasses.selected ? inhabitants : 0,
      );
    });
  }
  for (const { qpv, zone, class: own, population } of holdings) {
    if (qpv >= 0 && own === criteriaClasses.selected) add(zoned ?? zones.regions[zone], 0, population);
  }
  return regions;
}

function refuse({ rules, selection }: CriteriaZoning, check: CapCheck, problems: Problems): void {
  const percent = (inhabitants: number): string => `${((100 * inhabitants) / check.population).toFixed(2)} %`;
  const alone = selection.criteria.map((each) => `${each.criterion.id} ${percent(each.population)}`);
  problems.error({
    source: rules.id,
    got: `${Math.round(check.selected)} inhabitants selected in region ${check.region} (${percent(check.selected)})`,
    expected: `at most ${Math.floor(check.limit)} (${percent(check.limit)}), ${Math.ceil(-check.room)} fewer`,
    advice: `Each criterion by itself: ${alone.join(", ")}. Choose with --criteria (a+b: both, a,b: either), or lift the cap with --cap none.`,
  });
}
