/** Circles whose area is proportional to a value, and the sizes that a legend shows. */

/** Pixels of radius for a value: area proportional, `largestRadius` at `largest`; 0 where the value is 0 or missing. */
export function radiusOf(value: number, largest: number, largestRadius: number): number {
  return value > 0 && largest > 0 ? largestRadius * Math.sqrt(value / largest) : 0;
}

/** Three round values for a legend: near the largest, a quarter and a twentieth of it; whole where the values are. */
export function circleSteps(largest: number): number[] {
  if (!(largest > 0)) return [];
  const steps = [1, 0.25, 0.05].map((share) => roundDown(largest * share));
  return [...new Set(steps.filter((step) => step > 0))];
}

/** The greatest of 1, 2, 5 times a power of ten that is not over the value. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2, 1].find((multiple) => multiple * power <= value) ?? 1;
  return Number((step * power).toPrecision(6));
}
