/** Criteria of a rules document (pharmacies, density): what each zone meets, and which combination selects it. */
import type { Problems } from "../../table/problems.ts";
import type { CriteriaRules, Criterion } from "./criteriaRules.ts";
import type { MeasuredZones } from "./measuredZones.ts";
import { meetsEdges, type ReferenceSource, type ResolvedThreshold, resolveEdges } from "./thresholds.ts";

/** Whether a zone meets a criterion: unknown where the measure is missing. */
export type Answer = "met" | "unmet" | "unknown";

export interface CriterionAnswers {
  readonly criterion: Criterion;
  /** Edges in figures. */
  readonly thresholds: readonly ResolvedThreshold[];
  /** One a zone. */
  readonly answers: readonly Answer[];
  /** Zones that meet it, and their inhabitants. */
  readonly zones: number;
  readonly population: number;
}

/** Any one of these sets of criteria, all of it met, selects a zone. */
export type Combination = readonly (readonly string[])[];

export interface Selection {
  readonly criteria: readonly CriterionAnswers[];
  readonly combination: Combination;
  /** met: selected; unknown: could be, were the missing measures known. */
  readonly selected: readonly Answer[];
  /** Ids of the criteria of the combination that selected each zone, in the order of the document. */
  readonly by: readonly (readonly string[])[];
}

/**
 * What each zone meets. A criterion whose measure the zones do not have at all is answered only if the combination
 * names it: that is an error in `problems`; the others are left out.
 */
export function selectByCriteria(
  rules: CriteriaRules,
  zones: MeasuredZones,
  options: {
    readonly combination?: Combination | undefined;
    readonly reference?: ReferenceSource | undefined;
    /** Thresholds of other zones, by criterion, instead of those that these zones' own means and medians make. */
    readonly thresholds?: ReadonlyMap<string, readonly ResolvedThreshold[]> | undefined;
    readonly problems: Problems;
  },
): Selection {
  const combination = options.combination ?? rules.combination;
  const chosen = new Set(combination.flat());
  const known = rules.criteria.map((each) => each.id);
  for (const id of chosen) {
    if (known.includes(id)) continue;
    options.problems.error({
      source: "--criteria",
      got: id,
      expected: `criteria of ${rules.id}: ${known.join(", ")}`,
    });
  }
  const criteria: CriterionAnswers[] = [];
  for (const criterion of rules.criteria) {
    const values = zones.measures.get(criterion.measure);
    if (values !== undefined) {
      const thresholds =
        options.thresholds?.get(criterion.id) ??
        resolveEdges(criterion, values, zones.population, options.reference);
      criteria.push(answersOf(criterion, values, zones, thresholds));
    } else if (chosen.has(criterion.id)) {
      options.problems.error({
        source: zones.source,
        column: criterion.measure,
        got: `the measures ${[...zones.measures.keys()].join(", ") || "none"}`,
        expected: `${criterion.measure}, which criterion ${criterion.id} reads`,
      });
    }
  }
  const answers = new Map(criteria.map((each) => [each.criterion.id, each.answers]));
  const selected: Answer[] = [];
  const by: string[][] = [];
  for (let zone = 0; zone < zones.codes.length; zone++) {
    const sets = combination.map((ids) => allOf(ids.map((id) => answers.get(id)?.[zone] ?? "unknown")));
    selected.push(anyOf(sets));
    const met = new Set(combination.filter((_, at) => sets[at] === "met").flat());
    by.push(known.filter((id) => met.has(id)));
  }
  return { criteria, combination, selected, by };
}

function answersOf(
  criterion: Criterion,
  values: Float64Array,
  zones: MeasuredZones,
  thresholds: readonly ResolvedThreshold[],
): CriterionAnswers {
  const answers = Array.from(values, (value): Answer => {
    return Number.isNaN(value) ? "unknown" : meetsEdges(value, thresholds) ? "met" : "unmet";
  });
  const met = [...answers.keys()].filter((zone) => answers[zone] === "met");
  const population = met.reduce((total, zone) => total + zones.population[zone], 0);
  return { criterion, thresholds, answers, zones: met.length, population };
}

const allOf = (answers: readonly Answer[]): Answer =>
  answers.includes("unmet") ? "unmet" : answers.includes("unknown") ? "unknown" : "met";

const anyOf = (answers: readonly Answer[]): Answer =>
  answers.includes("met") ? "met" : answers.includes("unknown") ? "unknown" : "unmet";

/** `a+b,c`: a and b together, or c. Undefined where a part is empty. */
export function combinationOf(text: string): Combination | undefined {
  const sets = text.split(",").map((set) => set.split("+").map((id) => id.trim()));
  return sets.flat().includes("") ? undefined : sets;
}
