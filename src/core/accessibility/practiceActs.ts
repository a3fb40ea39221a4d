/**
 * The acts of practice records in two steps: what the activity rules count of each practice, whatever the doctor's age;
 * then what of it counts up to an age. Another age limit looks the first step up.
 */
import { type ActivityRules, activityCounter } from "../method/activity.ts";
import { countsInVariant, type DoctorAgeRules, type Variant } from "../method/doctorAge.ts";
import type { Practices } from "./practices.ts";

/** What activity rules make of practices. */
export interface CountedActs {
  readonly rules: ActivityRules;
  /** Consultations that count in each practice, f64[practices]. */
  readonly acts: Float64Array;
  /** What the rules did to each doctor, as a mask of outcomes (`outcomesOf`), u8[doctors]. */
  readonly marks: Uint8Array;
}

/** The acts that count under these rules, of every doctor whatever his age. */
export function countActs({ acts, doctors }: Practices, rules: ActivityRules): CountedActs {
  const { start, members, centre, newcomer } = doctors;
  const counters = [activityCounter(rules, "liberal"), activityCounter(rules, "centre")];
  const byDoctor = Float64Array.from(members, (practice) => acts[practice] || 0); // unknown adds nothing
  const marks = new Uint8Array(doctors.count);
  for (let doctor = 0; doctor < doctors.count; doctor++) {
    const count = counters[centre[doctor]];
    marks[doctor] = count(byDoctor, start[doctor], start[doctor + 1], newcomer[doctor] === 1);
  }
  const counted = new Float64Array(acts.length);
  for (let member = 0; member < members.length; member++) counted[members[member]] = byDoctor[member];
  return { rules, acts: counted, marks };
}

/** u8[doctors]: 1 where the doctor counts in a variant, by his age or as the rules say of health centres. */
export function doctorsWithin(
  { doctors }: Practices,
  variant: Variant,
  { centres }: ActivityRules,
  doctorAge: DoctorAgeRules,
): Uint8Array {
  const { count, centre, age } = doctors;
  const centreCounts = variant === "all" || centres.ages === "every-variant";
  const within = new Uint8Array(count);
  for (let doctor = 0; doctor < count; doctor++) {
    const byAge = centre[doctor] === 0 || centres.ages === "by-age";
    within[doctor] = (byAge ? countsInVariant(age[doctor], variant, doctorAge) : centreCounts) ? 1 : 0;
  }
  return within;
}

/** Acts of the doctors within (u8[doctors]), f64[practices]; 0 in the practices of the others. */
export function actsWithin({ doctors }: Practices, acts: Float64Array, within: Uint8Array): Float64Array {
  const { start, members } = doctors;
  const counted = new Float64Array(acts.length);
  for (let doctor = 0; doctor < within.length; doctor++) {
    if (within[doctor] === 0) continue;
    for (let member = start[doctor]; member < start[doctor + 1]; member++) {
      counted[members[member]] = acts[members[member]];
    }
  }
  return counted;
}

/** f64[communes]: sum of acts in the order of practices; those of communes outside the run add nothing. */
export function actsByCommune({ commune }: Practices, acts: Float64Array, communes: number): Float64Array {
  const sums = new Float64Array(communes);
  for (let practice = 0; practice < acts.length; practice++) {
    if (commune[practice] !== -1) sums[commune[practice]] += acts[practice];
  }
  return sums;
}
