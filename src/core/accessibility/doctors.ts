/** Doctors: the practice records of one person in one kind of practice, taken together. */
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { Kind } from "../method/activity.ts";
import type { Practices } from "./practices.ts";

/** One who is liberal and in a health centre is two: the bounds are those of liberal doctors. */
export interface Doctor {
  /** His id, or his practice's where he has none. */
  readonly id: string;
  readonly kind: Kind;
  /** Completed years at the reference date; NaN where unknown. */
  readonly age: number;
  /** Installed during the year: all his practices say so. */
  readonly newcomer: boolean;
  /** Positions of his practices, ascending. */
  readonly practices: readonly number[];
}

/** The columns of `Practices` that doctors are made of. */
export type Records = Omit<Practices, "doctors" | "hasAges" | "notes">;

/** The doctors of practice records, in the order of their first practice; `flags`: 1 where a record says installed during the year. */
export function doctorsOf(records: Records, flags: Uint8Array): Doctor[] {
  const practicesOf = new Map<string, number[]>();
  for (let practice = 0; practice < records.count; practice++) {
    const doctor = records.doctor[practice];
    const key = doctor === "" ? `\n${practice}` : `${records.kind[practice]}\n${doctor}`;
    const known = practicesOf.get(key);
    if (known === undefined) practicesOf.set(key, [practice]);
    else known.push(practice);
  }
  return Array.from(practicesOf.values(), (practices) => ({
    id: records.doctor[practices[0]] || records.id[practices[0]],
    kind: records.kind[practices[0]],
    age: records.age[practices[0]],
    newcomer: practices.every((practice) => flags[practice] === 1),
    practices,
  }));
}

/** Acts may be missing only where a newcomer's are imputed. */
export function checkActs(
  table: Table,
  { acts, row }: Records,
  doctors: readonly Doctor[],
  problems: Problems,
): void {
  const errors = new RowErrors(problems, { source: table.source, firstRow: 0 }); // rows are as a spreadsheet counts them
  for (const { kind, newcomer, practices } of doctors) {
    if (newcomer && kind === "liberal") continue;
    for (const practice of practices) {
      if (!Number.isNaN(acts[practice])) continue;
      errors.add(row[practice], () => ({
        column: "acts",
        got: "nothing",
        expected: "acts in the year (0 where there are none)",
      }));
    }
  }
  errors.close();
}

/** Records alike in practice, doctor and commune may be one record twice: they are added, and that is said. */
export function warnRepeated(
  table: Table,
  { id, commune, row }: Records,
  doctors: readonly Doctor[],
  problems: Problems,
): void {
  const repeated = doctors.flatMap(({ practices }) =>
    practices
      .slice(1)
      .filter(
        (practice, i) => id[practice] === id[practices[i]] && commune[practice] === commune[practices[i]],
      ),
  );
  if (repeated.length === 0) return;
  const shown = repeated
    .slice(0, 5)
    .map((practice) => `${id[practice]} (row ${row[practice]})`)
    .join(", ");
  problems.warn({
    source: table.source,
    got: `${repeated.length} records that repeat practice, doctor and commune of another: ${shown}${repeated.length > 5 ? ", …" : ""}`,
    expected: "one record a doctor and practice",
    advice: "Their acts are added; remove them if they are the same record twice.",
  });
}
