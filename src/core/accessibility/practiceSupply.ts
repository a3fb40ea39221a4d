/**
 * Supply from practice records: the acts of each doctor's year, by the method's activity rules, in the communes of his
 * practices. Reading (`practicesFrom`) and counting (`countPractices`) are apart: a sweep over the rules reads once.
 */
import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { type ActivityRules, type Outcome, outcomeNames, outcomesOf } from "../method/activity.ts";
import { type DoctorAgeRules, dayOf, type Variant, variantName } from "../method/doctorAge.ts";
import type { Method } from "../method/document.ts";
import type { Communes } from "../territory/communes.ts";
import { actsByCommune, countActs, countsAt, leastLimits } from "./practiceActs.ts";
import { type Practices, practicesFrom } from "./practices.ts";
import { limitedNames, type Supply, variantsAsked } from "./supply.ts";

export interface PracticeSupplyOptions {
  readonly map?: ReadonlyMap<string, string> | undefined;
  readonly problems: Problems;
  readonly excluded: Exclusions;
  /** Names of variants; by default the method's, or "all" where the file tells no ages. */
  readonly variants?: readonly string[] | undefined;
  /** Rules for a method that has none, or instead of its own. */
  readonly activity?: ActivityRules | undefined;
  /** Day at which ages are taken, instead of the method's. */
  readonly referenceDate?: string | undefined;
}

/**
 * Supply of a table of practice records.
 * @throws InputError when the method has no activity rules and none are named, when a required column is missing, or
 * when a variant limited by age is asked and the file tells no ages.
 */
export function supplyFromPractices(
  table: Table,
  communes: Communes,
  method: Method,
  options: PracticeSupplyOptions,
): Supply {
  const { problems, excluded } = options;
  const asked = variantsAsked(options.variants, method.variants, problems);
  const activity = options.activity ?? method.activity;
  if (activity === null) {
    return problems.fail({
      source: table.source,
      got: "practice records",
      expected: `a headcount (doctors) or counted supply (supply_all), since ${method.id} has no known activity rules`,
      advice: "Name the rules to use, for example --activity gp-2017.",
    });
  }
  const { referenceDate = method.doctorAge.referenceDate } = options;
  if (dayOf(referenceDate) === undefined) {
    problems.fail({ source: "reference date", got: referenceDate, expected: "a day such as 2023-12-31" });
  }
  const doctorAge = { ...method.doctorAge, referenceDate };
  const practices = practicesFrom(table, communes, {
    map: options.map,
    problems,
    excluded,
    activity,
    doctorAge,
  });
  const variants = practices.hasAges
    ? asked
    : variantsWithoutAges(table, asked, options.variants !== undefined, problems);
  return countPractices(practices, { communes: communes.count, activity, doctorAge, variants, excluded });
}

/** Without ages only "all" can be counted: said where nobody asked, an error where a limit was asked. */
function variantsWithoutAges(
  table: Table,
  asked: readonly Variant[],
  explicit: boolean,
  problems: Problems,
): readonly Variant[] {
  const limits = limitedNames(asked);
  if (limits === "") return asked;
  const problem = { source: table.source, column: "age", got: "no age, birth_date or birth_year" };
  if (explicit) {
    return problems.fail({
      ...problem,
      expected: `doctors' ages, to count those up to ${limits}`,
      advice: "Add the column, or ask for --variants all.",
    });
  }
  problems.warn({
    ...problem,
    expected: `doctors' ages, for the variants ${limits}`,
    advice: "Only the variant all is computed.",
  });
  return ["all"];
}

export interface CountingRules {
  /** Number of communes of the run. */
  readonly communes: number;
  readonly activity: ActivityRules;
  readonly doctorAge: DoctorAgeRules;
  readonly variants: readonly Variant[];
  /** Doctors that the rules leave out are listed here, where given. */
  readonly excluded?: Exclusions;
}

/** Supply of practices already read, under these rules. Practices of communes outside the run are counted and add nothing. */
export function countPractices(practices: Practices, rules: CountingRules): Supply {
  const { activity, doctorAge, variants, excluded, communes } = rules;
  const { doctors } = practices;
  const { acts, marks } = countActs(practices, activity);
  const least = leastLimits(practices, activity, doctorAge);
  const counted = variants.map((variant) =>
    acts.map((each, practice) => (countsAt(least[practice], variant) ? each : 0)),
  );
  const outcomes: (readonly Outcome[])[] = new Array(practices.count);
  const happened = new Float64Array(outcomeNames.length);
  const beyondAge = new Float64Array(variants.length);
  for (let doctor = 0; doctor < doctors.count; doctor++) {
    for (let outcome = 0; outcome < happened.length; outcome++) {
      happened[outcome] += (marks[doctor] >> outcome) & 1;
    }
    let isCounted = false;
    for (let member = doctors.start[doctor]; member < doctors.start[doctor + 1]; member++) {
      const practice = doctors.members[member];
      outcomes[practice] = outcomesOf(marks[doctor]);
      isCounted ||= acts[practice] > 0;
    }
    if (excluded !== undefined) listLeftOut(practices, doctor, isCounted, outcomesOf(marks[doctor]), rules);
    if (!isCounted || Number.isNaN(doctors.age[doctor])) continue;
    const limit = least[doctors.members[doctors.start[doctor]]];
    variants.forEach((variant, v) => {
      if (!countsAt(limit, variant)) beyondAge[v]++;
    });
  }
  const done = outcomeNames.map((outcome, o) => ({ reason: `doctors-${outcome}`, count: happened[o] }));
  const beyond = variants.map((variant, v) => ({
    reason: "doctors-beyond-age",
    count: beyondAge[v],
    variant: variantName(variant),
  }));
  const notes = [
    { reason: "doctors", count: doctors.count },
    ...practices.notes,
    ...done.filter(({ reason }) => !reason.includes("below")),
    ...beyond,
  ];
  return {
    basis: "practices",
    variants: variants.map(variantName),
    values: variants.map((variant) => actsByCommune(practices, acts, least, variant, communes)),
    notes: notes.filter(({ count }) => count > 0),
    practices: { ...practices, counted, outcomes },
  };
}

/** Lists a doctor whom the rules leave out altogether, or out of the limited variants for want of an age. */
function listLeftOut(
  { doctors, doctor: ids, id }: Practices,
  doctor: number,
  isCounted: boolean,
  outcomes: readonly Outcome[],
  { activity, doctorAge, variants, excluded }: CountingRules,
): void {
  const practice = doctors.members[doctors.start[doctor]];
  const name = ids[practice] || id[practice];
  if (!isCounted) {
    excluded?.add(outcomes.includes("below-floor") ? "doctor-below-floor" : "doctor-below-minimum", name);
    return;
  }
  const agesMatter = doctors.centre[doctor] === 0 || activity.centres.ages === "by-age";
  const isLeftOut = agesMatter && Number.isNaN(doctors.age[doctor]) && doctorAge.missing === "excluded";
  if (isLeftOut && variants.some((variant) => variant !== "all")) excluded?.add("doctor-without-age", name);
}
