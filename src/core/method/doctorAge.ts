/**
 * Doctor-age variants: the supply of doctors up to an age, at a reference date.
 * Source: DREES workbook 2022-2023 ("âgés de 65 ans ou moins" in its reading note, "de moins de 65 ans" in its
 * heading: hence the field `limit`).
 */

/** "all", or the age limit of the doctors who count. */
export type Variant = "all" | number;

/** A calendar day. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface DoctorAgeRules {
  /** "at-most": a doctor of the limit's age counts; "under": he does not. */
  readonly limit: "at-most" | "under";
  /** Day at which ages are taken, as ISO text: 31 December of the year of activity. */
  readonly referenceDate: string;
  /** Whether a doctor without a known age counts in the variants limited by age. */
  readonly missing: "counted" | "excluded";
}

/** What results call a variant: "all", "65". */
export function variantName(variant: Variant): string {
  return String(variant);
}

/** The variant that a name means: "all" or an age of 18 to 120; undefined where it means none. */
export function variantOf(name: string): Variant | undefined {
  if (name === "all") return name;
  const limit = /^\d{2,3}$/.test(name) ? Number(name) : Number.NaN;
  return limit >= 18 && limit <= 120 ? limit : undefined;
}

/** Whether a doctor of `age` (years, NaN unknown; completed years are compared) counts in `variant`. */
export function countsInVariant(age: number, variant: Variant, rules: DoctorAgeRules): boolean {
  if (variant === "all") return true;
  if (Number.isNaN(age)) return rules.missing === "counted";
  return rules.limit === "at-most" ? Math.floor(age) <= variant : Math.floor(age) < variant;
}

/** Completed years at `reference` of a person born on `birth`; one born on 29 February has his birthday on 1 March in common years. */
export function ageAt(reference: Day, birth: Day): number {
  const birthdayPassed =
    reference.month > birth.month || (reference.month === birth.month && reference.day >= birth.day);
  return reference.year - birth.year - (birthdayPassed ? 0 : 1);
}

/** The day of "1958-12-31" (a time after it is ignored) or "31/12/1958"; undefined where the text is no real day. */
export function dayOf(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text.trim());
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  const [year, month, day] = iso?.slice(1).map(Number) ?? french?.slice(1).reverse().map(Number) ?? [];
  if (year === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? { year, month, day } : undefined;
}
