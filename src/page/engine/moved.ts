import type { Doctors } from "../../core/accessibility/doctors.ts";
import type { Practices } from "../../core/accessibility/practices.ts";
import { countsInVariant } from "../../core/method/doctorAge.ts";
import type { Method } from "../../core/method/document.ts";
import type { Communes } from "../../core/territory/communes.ts";

/**
 * Practices without the doctors removed: of each commune named (by code, with a number below 0), so many of those who
 * practise there and are within the first age limit of the method, the oldest first. A doctor leaves all his practices.
 */
export function withoutDoctors(
  practices: Practices,
  moved: Readonly<Record<string, number>>,
  communes: Communes,
  method: Method,
): Practices {
  const gone = new Set<number>();
  for (const [code, count] of Object.entries(moved)) {
    const commune = communes.index.get(code);
    if (commune === undefined || count >= 0) continue;
    const here = doctorsIn(practices, commune, method).filter((doctor) => !gone.has(doctor));
    for (const doctor of here.slice(0, -count)) gone.add(doctor);
  }
  return gone.size === 0 ? practices : { ...practices, doctors: without(practices.doctors, gone) };
}

function without(doctors: Doctors, gone: ReadonlySet<number>): Doctors {
  const left = Uint32Array.from({ length: doctors.count }, (_, doctor) => doctor).filter(
    (doctor) => !gone.has(doctor),
  );
  const start = new Uint32Array(left.length + 1);
  const members: number[] = [];
  left.forEach((doctor, at) => {
    members.push(...doctors.members.subarray(doctors.start[doctor], doctors.start[doctor + 1]));
    start[at + 1] = members.length;
  });
  const kept = (flags: Uint8Array) => Uint8Array.from(left, (doctor) => flags[doctor]);
  return {
    count: left.length,
    start,
    members: Uint32Array.from(members),
    centre: kept(doctors.centre),
    age: Float64Array.from(left, (doctor) => doctors.age[doctor]),
    newcomer: kept(doctors.newcomer),
    partlyNew: kept(doctors.partlyNew),
  };
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
    const own = members.subarray(start[doctor], start[doctor + 1]);
    const practises = own.some((practice) => communeOf[practice] === commune);
    if (practises && countsInVariant(age[doctor], variants[0], doctorAge)) here.push(doctor);
  }
  return here.sort((a, b) => (age[b] || -1) - (age[a] || -1) || a - b);
}
