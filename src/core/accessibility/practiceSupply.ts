/**
 * Supply from practice records: the acts of each doctor's year, by the method's activity rules, in the communes of his
 * practices. Reading (`practicesFrom`) and counting (`countPractices`) are apart: a sweep over the rules reads once.
 */
import { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import { type ActivityRules, countActs, type Outcome } from "../method/activity.ts";
import { countsInVariant, type DoctorAgeRules, type Variant, variantName } from "../method/doctorAge.ts";
import type { Method } from "../method/document.ts";
import type { Communes } from "../territory/communes.ts";
import type { Doctor } from "./doctors.ts";
import { type Practices, practicesFrom } from "./practices.ts";
import { limitedNames, type Supply, type SupplyNote, variantsAsked } from "./supply.ts";

export interface CountedPractices extends Practices {
  /** Per variant, consultations that count in each practice, f64[practices]; 0 where the doctor is beyond the age limit. */
  readonly counted: readonly Float64Array[];
  /** What the rules did to the doctor of each practice. */
  readonly outcomes: readonly (readonly Outcome[])[];
}

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
  const doctorAge = {
    ...method.doctorAge,
    ...(options.referenceDate && { referenceDate: options.referenceDate }),
  };
  const practices = practicesFrom(table, communes, {
    map: options.map,
    problems,
    excluded,
    activity,
    doctorAge,
  });
  if (activity.newcomers === null) checkObserved(table, practices, problems);
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

function checkObserved(table: Table, { acts, row }: Practices, problems: Problems): void {
  const errors = new RowErrors(problems, { source: table.source, firstRow: 0 }); // rows are as a spreadsheet counts them
  acts.forEach((count, practice) => {
    const expected = "acts in the year, since the method imputes none to newcomers";
    if (Number.isNaN(count)) errors.add(row[practice], () => ({ column: "acts", got: "nothing", expected }));
  });
  errors.close();
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
  const { activity, doctorAge, variants, excluded = new Exclusions() } = rules;
  const counted = variants.map(() => new Float64Array(practices.count));
  const outcomes: (readonly Outcome[])[] = new Array(practices.count);
  const happened = new Map<Outcome, number>();
  const tooOld = variants.map(() => 0);
  for (const doctor of practices.doctors) {
    const year = countActs(activity, {
      ...doctor,
      acts: doctor.practices.map((practice) => practices.acts[practice]),
    });
    for (const outcome of year.outcomes) happened.set(outcome, (happened.get(outcome) ?? 0) + 1);
    const isCounted = year.acts.some((acts) => acts > 0);
    if (!isCounted)
      excluded.add(
        year.outcomes.includes("below-floor") ? "doctor-below-floor" : "doctor-below-minimum",
        doctor.id,
      );
    else if (lacksAge(doctor, rules)) excluded.add("doctor-without-age", doctor.id);
    const isIn = variants.map((variant) => countsIn(doctor, variant, activity, doctorAge));
    isIn.forEach((counts, v) => {
      if (isCounted && !counts && !Number.isNaN(doctor.age)) tooOld[v]++;
    });
    doctor.practices.forEach((practice, p) => {
      outcomes[practice] = year.outcomes;
      isIn.forEach((counts, v) => {
        if (counts) counted[v][practice] = year.acts[p];
      });
    });
  }
  const done: SupplyNote[] = [...happened]
    .filter(([outcome]) => !outcome.startsWith("below"))
    .map(([outcome, count]) => ({ reason: `doctors-${outcome}`, count }));
  const beyond = variants.flatMap((variant, v) =>
    tooOld[v] > 0 ? [{ reason: "doctors-beyond-age", count: tooOld[v], variant: variantName(variant) }] : [],
  );
  return {
    basis: "practices",
    variants: variants.map(variantName),
    values: counted.map((acts) => perCommuneSum(acts, practices.commune, rules.communes)),
    notes: [{ reason: "doctors", count: practices.doctors.length }, ...practices.notes, ...done, ...beyond],
    practices: { ...practices, counted, outcomes },
  };
}

function countsIn(doctor: Doctor, variant: Variant, activity: ActivityRules, ages: DoctorAgeRules): boolean {
  if (doctor.kind === "centre" && activity.centres.ages !== "by-age") {
    return variant === "all" || activity.centres.ages === "every-variant";
  }
  return countsInVariant(doctor.age, variant, ages);
}

/** Whether a doctor is left out of some variant for want of an age. */
function lacksAge(doctor: Doctor, { activity, doctorAge, variants }: CountingRules): boolean {
  const agesMatter = doctor.kind === "liberal" || activity.centres.ages === "by-age";
  return (
    agesMatter &&
    Number.isNaN(doctor.age) &&
    doctorAge.missing === "excluded" &&
    variants.some((v) => v !== "all")
  );
}

function perCommuneSum(acts: Float64Array, commune: Int32Array, communes: number): Float64Array {
  const sums = new Float64Array(communes);
  acts.forEach((count, practice) => {
    if (commune[practice] !== -1) sums[commune[practice]] += count;
  });
  return sums;
}
