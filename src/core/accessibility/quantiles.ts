/** What inhabitants have, read off communes in order. */
import type { Ranking } from "./ranking.ts";

/** Inhabitants of all communes of known value. */
export const everyone = ({ people }: Ranking): number => people.at(-1) ?? 0;

/**
 * The least value that at least `share` of the inhabitants do not exceed, `share` in [0, 1]; the extremes are the least and
 * the greatest that someone has. NaN where no commune has inhabitants.
 */
export function quantile(ranking: Ranking, share: number): number {
  const { values, people } = ranking;
  const target = share * everyone(ranking);
  return values[firstTrue(people.length, (at) => people[at] > 0 && people[at] >= target)] ?? Number.NaN;
}

/** Share of the inhabitants whose value is strictly under a threshold, in [0, 1]; NaN without inhabitants. */
export function shareUnder(ranking: Ranking, threshold: number): number {
  const { values, people } = ranking;
  const under = firstTrue(values.length, (at) => values[at] >= threshold);
  return (people[under - 1] ?? 0) / everyone(ranking);
}

/** The first of `count` positions from which on something is true, by halves; `count` where it never is. */
function firstTrue(count: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
