/**
 * The acts of practice records in two steps: what the activity rules count of each practice, whatever the doctor's age;
 * then what of it counts up to an age. Another age limit looks the first step up.
 */
import { type ActivityRules, activityCounter } from "../method/activity.ts";
import type { DoctorAgeRules, Variant } from "../method/doctorAge.ts";
import type { Practices } from "./practices.ts";

/** What activity rules make of practices. */
export interface CountedActs {
  /** Consultations that count in each practice, f64[practices]. */
  readonly acts: Float64Array;
  /** What the rules did to each doctor, as a mask of outcomes (`outcomesOf`), u8[doctors]. */
  readonly marks: Uint8Array;
}

/** The acts that count under these rules, of every doctor whatever his age. */
export function countActs({ acts, doctors }: Practices, rules: ActivityRules): CountedActs {
  const { start, members, centre, newcomer } = doctors;
  const counters = [activityCounter(rules, "liberal"), activityCounter(rules, "centre")];
  const byDoctor = new Float64Array(members.length);
  for (let member = 0; member < members.length; member++) {
    byDoctor[member] = acts[members[member]] || 0; // unknown adds nothing
  }
  const marks = new Uint8Array(doctors.count);
  for (let doctor = 0; doctor < doctors.count; doctor++) {
    const count = counters[centre[doctor]];
    marks[doctor] = count(byDoctor, start[doctor], start[doctor + 1], newcomer[doctor] === 1);
  }
  const counted = new Float64Array(acts.length);
  for (let member = 0; member < members.length; member++) counted[members[member]] = byDoctor[member];
  return { acts: counted, marks };
}

/** Least limit of a practice that counts in the variant of all doctors alone, and of one that counts in none. */
const ONLY_ALL = 254;
export const NEVER = 255;

/**
 * u8[practices]: the least age limit at which each practice counts, by its doctor's age (completed years) and what the
 * rules say of health centres; 0 where it counts in every variant.
 */
export function leastLimits(
  { count, doctors }: Practices,
  { centres }: ActivityRules,
  { limit, missing }: DoctorAgeRules,
): Uint8Array {
  const least = new Uint8Array(count);
  const { start, members, centre, age } = doctors;
  const ofCentre = centres.ages === "every-variant" ? 0 : ONLY_ALL;
  const ofUnknown = missing === "counted" ? 0 : ONLY_ALL;
  for (let doctor = 0; doctor < doctors.count; doctor++) {
    const years = Math.floor(age[doctor]) + (limit === "under" ? 1 : 0);
    const byAge = Number.isNaN(years) ? ofUnknown : Math.min(years, ONLY_ALL);
    const isByAge = centre[doctor] === 0 || centres.ages === "by-age";
    for (let member = start[doctor]; member < start[doctor + 1]; member++) {
      least[members[member]] = isByAge ? byAge : ofCentre;
    }
  }
  return least;
}

/** Whether a practice of this least limit counts in a variant. */
export function countsAt(least: number, variant: Variant): boolean {
  return least <= (variant === "all" ? ONLY_ALL : variant);
}

/**
 * f64[communes]: acts of the practices that count in a variant, in the order of practices; those of communes outside the
 * run add nothing.
 */
export function actsByCommune(
  { commune }: Practices,
  acts: Float64Array,
  least: Uint8Array,
  variant: Variant,
  communes: number,
): Float64Array {
  const sums = new Float64Array(communes);
  const limit = variant === "all" ? ONLY_ALL : variant;
  for (let practice = 0; practice < acts.length; practice++) {
    if (least[practice] <= limit && commune[practice] !== -1) sums[commune[practice]] += acts[practice];
  }
  return sums;
}
