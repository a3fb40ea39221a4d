import type { Practices } from "../../core/accessibility/practices.ts";
import { countsInVariant } from "../../core/method/doctorAge.ts";
import type { Method } from "../../core/method/document.ts";
import type { Communes } from "../../core/territory/communes.ts";

/**
 * The doctors that the settings remove: of each commune named (by code, with a number below 0), so many of those who
 * practise there and are within the first age limit of the method, the oldest first. A doctor leaves all his practices.
 */
export function doctorsRemoved(
  practices: Practices,
  moved: Readonly<Record<string, number>>,
  communes: Communes,
  method: Method,
): ReadonlySet<number> {
  const removed = new Set<number>();
  for (const [code, count] of Object.entries(moved)) {
    const commune = communes.index.get(code);
    if (commune === undefined || count >= 0) continue;
    const here = doctorsIn(practices, commune, method).filter((doctor) => !removed.has(doctor));
    for (const doctor of here.slice(0, -count)) removed.add(doctor);
  }
  return removed;
}

/** Doctors with a practice in a commune who are within the first age limit, the oldest first, unknown ages last. */
export function doctorsIn(
  { doctors, commune: communeOf }: Practices,
  commune: number,
  { variants, doctorAge }: Method,
): number[] {
  const { age, members, start } = doctors;
  const here: number[] = [];
  for (let doctor = 0; doctor < doctors.count; doctor++) {
    let practises = false;
    for (let member = start[doctor]; member < start[doctor + 1]; member++) {
      practises ||= communeOf[members[member]] === commune;
    }
    if (practises && countsInVariant(age[doctor], variants[0], doctorAge)) here.push(doctor);
  }
  return here.sort((a, b) => (age[b] || -1) - (age[a] || -1) || a - b);
}
