/** Doctors: the practices of one person in one kind of practice, taken together. */
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { PracticeTable } from "./practiceTable.ts";

/**
 * Doctor d has the practices `members[start[d]] … members[start[d + 1] - 1]`, in ascending order. One who is liberal and
 * in a health centre is two doctors: the bounds are those of liberal practice.
 */
export interface Doctors {
  readonly count: number;
  /** u32[doctors + 1] */
  readonly start: Uint32Array;
  /** Positions of practices, u32[practices] */
  readonly members: Uint32Array;
  /** 1 in a health centre, 0 liberal, u8[doctors]. */
  readonly centre: Uint8Array;
  /** Completed years at the reference date, f64[doctors]; NaN where unknown. */
  readonly age: Float64Array;
  /** 1 where all his practices say that he was installed during the year, u8[doctors]. */
  readonly newcomer: Uint8Array;
  /** 1 where only some of them say it, u8[doctors]. */
  readonly partlyNew: Uint8Array;
}

/** Columns of practices that doctors are made of. */
interface Records {
  readonly count: number;
  /** A number per doctor's id; -1 where the file gives none: the practice is then a doctor of its own. */
  readonly person: Int32Array;
  readonly centre: Uint8Array;
  readonly age: Float64Array;
  readonly installed: Uint8Array;
}

/** The doctors of practices, in the order of their first practice. */
export function doctorsOf({ count: practices, person, centre, age, installed }: Records): Doctors {
  const doctorOf = new Uint32Array(practices);
  const known = new Int32Array(2 * (person.reduce((most, each) => Math.max(most, each), -1) + 1)).fill(-1);
  let count = 0;
  for (let practice = 0; practice < practices; practice++) {
    const key = 2 * person[practice] + centre[practice];
    const doctor = person[practice] === -1 || known[key] === -1 ? count++ : known[key];
    if (person[practice] !== -1) known[key] = doctor;
    doctorOf[practice] = doctor;
  }
  const start = new Uint32Array(count + 1);
  for (const doctor of doctorOf) start[doctor + 1]++;
  for (let doctor = 0; doctor < count; doctor++) start[doctor + 1] += start[doctor];
  const next = start.slice();
  const members = new Uint32Array(practices);
  const told = new Uint32Array(count);
  for (let practice = 0; practice < practices; practice++) {
    members[next[doctorOf[practice]]++] = practice;
    told[doctorOf[practice]] += installed[practice];
  }
  const size = (doctor: number) => start[doctor + 1] - start[doctor];
  return {
    count,
    start,
    members,
    centre: Uint8Array.from({ length: count }, (_, doctor) => centre[members[start[doctor]]]),
    age: Float64Array.from({ length: count }, (_, doctor) => age[members[start[doctor]]]),
    newcomer: Uint8Array.from(told, (sayings, doctor) => (sayings === size(doctor) ? 1 : 0)),
    partlyNew: Uint8Array.from(told, (sayings, doctor) => (sayings > 0 && sayings < size(doctor) ? 1 : 0)),
  };
}

/** Practices as messages name them: their id, and their row as a spreadsheet counts it. */
interface Named {
  readonly id: readonly string[];
  readonly row: Uint32Array;
  readonly commune: Int32Array;
  readonly acts: Float64Array;
}

/** Acts may be missing only where a newcomer's are imputed: of a liberal doctor, by a method that imputes. */
export function checkActs(
  { table, named }: PracticeTable,
  { acts, row }: Named,
  doctors: Doctors,
  imputes: boolean,
  problems: Problems,
): void {
  const errors = new RowErrors(problems, { source: table.source, firstRow: 0 }); // rows are as a spreadsheet counts them
  const expected = "acts in the year (0 where there are none)";
  for (let doctor = 0; doctor < doctors.count; doctor++) {
    if (imputes && doctors.newcomer[doctor] === 1 && doctors.centre[doctor] === 0) continue;
    for (let member = doctors.start[doctor]; member < doctors.start[doctor + 1]; member++) {
      const practice = doctors.members[member];
      if (!Number.isNaN(acts[practice])) continue;
      errors.add(row[practice], () => ({ column: named.acts, got: "nothing", expected }));
    }
  }
  errors.close();
}

/** Records alike in practice, doctor and commune may be one record twice: they are added, and that is said. */
export function warnRepeated(
  table: Table,
  { id, commune, row }: Named,
  doctors: Doctors,
  problems: Problems,
): void {
  const repeated: number[] = [];
  for (let doctor = 0; doctor < doctors.count; doctor++) {
    const practices = doctors.members.subarray(doctors.start[doctor], doctors.start[doctor + 1]);
    if (practices.length < 2) continue;
    const known = new Set<string>();
    for (const practice of practices) {
      const place = `${commune[practice]} ${id[practice]}`;
      if (known.has(place)) repeated.push(practice);
      known.add(place);
    }
  }
  if (repeated.length === 0) return;
  const shown = repeated.slice(0, 5).map((practice) => `${id[practice]} (row ${row[practice]})`);
  problems.warn({
    source: table.source,
    got: `${repeated.length} ${repeated.length === 1 ? "record that repeats" : "records that repeat"} practice, doctor and commune of another: ${shown.join(", ")}${repeated.length > 5 ? ", …" : ""}`,
    expected: "one record a doctor and practice",
    advice: "Their acts are added; remove them if they are the same record twice.",
  });
}
