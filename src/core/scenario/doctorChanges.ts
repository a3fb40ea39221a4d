/** Doctors who settle, leave or retire, as changes of supply. */
import type { CountedPractices } from "../accessibility/practices.ts";
import type { SupplyChange } from "./presetChanges.ts";

/** What departures and retirements read of a `Supply`. */
export interface DoctorsOfSupply {
  /** Per variant, counted consultations, f64[communes]. */
  readonly values: readonly Float64Array[];
  readonly practices?: Pick<
    CountedPractices,
    "count" | "id" | "doctor" | "commune" | "age" | "hasAges" | "counted"
  >;
}

/**
 * Doctors who settle in a commune, each of `acts` consultations a year. Nothing being known of their ages, they count in
 * every variant, as doctors who settle are young.
 */
export function arrivals(commune: number, doctors: number, acts: number, variants: number): SupplyChange {
  return { commune, acts: new Array<number>(variants).fill(doctors * acts) };
}

/**
 * Doctors who leave a commune, each taking its mean consultations per doctor, variant by variant: practice records do
 * not say which doctor leaves. A headcount has as many doctors as its consultations hold `acts`.
 * @returns undefined when the commune has fewer doctors than leave.
 */
export function departures(
  commune: number,
  doctors: number,
  supply: DoctorsOfSupply,
  acts: number,
): SupplyChange | undefined {
  const present = doctorsIn(commune, supply, acts);
  if (doctors > present + 1e-9) return undefined;
  return { commune, acts: supply.values.map((values) => (-values[commune] * doctors) / present) };
}

/** Doctors whose acts count in a commune: distinct ones where practice records tell, else consultations over `acts`. */
export function doctorsIn(commune: number, { values, practices }: DoctorsOfSupply, acts: number): number {
  if (practices === undefined) return Math.max(...values.map((each) => each[commune])) / acts;
  const doctors = new Set<string>();
  for (let practice = 0; practice < practices.count; practice++) {
    if (practices.commune[practice] !== commune) continue;
    if (practices.counted.every((counted) => counted[practice] === 0)) continue;
    doctors.add(practices.doctor[practice] || practices.id[practice]);
  }
  return doctors.size;
}

/**
 * Every doctor of `age` years or more at the method's reference date retires: what each of them counted for leaves his
 * communes. One change a commune, ascending. @returns undefined where no practice record tells ages.
 */
export function retirements(age: number, { practices, values }: DoctorsOfSupply): SupplyChange[] | undefined {
  if (practices === undefined || !practices.hasAges) return undefined;
  const leaving = new Map<number, number[]>();
  for (let practice = 0; practice < practices.count; practice++) {
    const commune = practices.commune[practice];
    if (commune < 0 || !(practices.age[practice] >= age)) continue;
    const acts = leaving.get(commune) ?? values.map(() => 0);
    practices.counted.forEach((counted, variant) => {
      acts[variant] -= counted[practice];
    });
    leaving.set(commune, acts);
  }
  return [...leaving]
    .filter(([, acts]) => acts.some((each) => each !== 0))
    .sort(([a], [b]) => a - b)
    .map(([commune, acts]) => ({ commune, acts }));
}

/** Changes of one commune summed, ascending by commune. */
export function netted(changes: readonly SupplyChange[]): SupplyChange[] {
  const net = new Map<number, number[]>();
  for (const { commune, acts } of changes) {
    const sum = net.get(commune);
    net.set(commune, sum === undefined ? [...acts] : sum.map((each, variant) => each + acts[variant]));
  }
  return [...net].sort(([a], [b]) => a - b).map(([commune, acts]) => ({ commune, acts }));
}
