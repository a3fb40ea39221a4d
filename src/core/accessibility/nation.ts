import type { Communes } from "../territory/communes.ts";

/** Departments of metropolitan France: 01 to 95 without 20, and 2A, 2B. */
const metropolitanDepartments: readonly string[] = [
  ...Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, "0")).filter((code) => code !== "20"),
  "2A",
  "2B",
];

/** Inhabitants under which a table is not the nation, whatever its departments; France without Mayotte has 67 to 68 million. */
const leastInhabitants = 60_000_000;

/**
 * Whether communes with a known `population` (f64[communes], NaN where unknown) stand for the nation: every
 * metropolitan department is there, with at least 60 million inhabitants in all.
 */
export function coversNation(communes: Communes, population: Float64Array): boolean {
  const present = new Set<string>();
  let inhabitants = 0;
  for (let commune = 0; commune < communes.count; commune++) {
    if (!(population[commune] > 0)) continue;
    present.add(communes.departments[commune]);
    inhabitants += population[commune];
  }
  return inhabitants >= leastInhabitants && metropolitanDepartments.every((code) => present.has(code));
}
