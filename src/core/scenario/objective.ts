/** What doctors are placed for: one number of the accessibility of everyone, the smaller the better. */

/** Communes without accessibility or inhabitants are left out of every objective. */
export interface People {
  /** f64[communes], consultations a year; NaN where missing. */
  readonly accessibility: Float64Array;
  /** f64[communes], inhabitants; NaN counts as nobody. */
  readonly population: Float64Array;
}

export interface Objective {
  readonly name: "population-under" | "lowest-tenth" | "gini";
  /** Value on these people. */
  readonly of: (people: People) => number;
  /**
   * Value were the accessibility of `moved` (distinct communes) `values`, from the sorted state of the others: one walk,
   * no sorting of the country. Same value as `of` on the changed array, but for rounding.
   */
  readonly ofMoved: (ranked: Ranked, moved: readonly number[], values: readonly number[]) => number;
  /** Whether moving these communes upwards can change the value at all: a cheap and exact no saves the walk. */
  readonly mayChange: (ranked: Ranked, moved: readonly number[]) => boolean;
}

/** People sorted by accessibility (ties by population, then position, as the tenths of the summary are). */
export class Ranked {
  readonly people: People;
  /** Communes that have accessibility and inhabitants, ascending. */
  readonly order: Uint32Array;
  readonly totalPopulation: number;
  /** u8[communes], scratch: 1 for the communes moved in the walk under way. */
  readonly isMoved: Uint8Array;

  /** Accessibility of the last commune of the lowest tenth (midpoint rule); -Infinity where it holds none. */
  readonly topOfTenth: number;
  /** Area under the Lorenz curve and total consultations, people weighting both. */
  readonly lorenz: { readonly area: number; readonly amount: number };
  /** f64[order]: accessibility ascending; f64[order + 1]: people and consultations of those before each. */
  readonly #sorted: Float64Array;
  readonly #peopleBefore: Float64Array;
  readonly #amountBefore: Float64Array;

  constructor(people: People) {
    const { accessibility, population } = people;
    this.people = people;
    this.order = Uint32Array.from(accessibility.keys())
      .filter((c) => !Number.isNaN(accessibility[c]) && population[c] > 0)
      .sort((a, b) => accessibility[a] - accessibility[b] || population[a] - population[b] || a - b);
    const count = this.order.length;
    this.#sorted = Float64Array.from(this.order, (commune) => accessibility[commune]);
    this.#peopleBefore = new Float64Array(count + 1);
    this.#amountBefore = new Float64Array(count + 1);
    let area = 0;
    for (let at = 0; at < count; at++) {
      const inhabitants = population[this.order[at]];
      const held = inhabitants * this.#sorted[at];
      area += inhabitants * (this.#amountBefore[at] + held / 2);
      this.#peopleBefore[at + 1] = this.#peopleBefore[at] + inhabitants;
      this.#amountBefore[at + 1] = this.#amountBefore[at] + held;
    }
    this.totalPopulation = this.#peopleBefore[count];
    this.lorenz = { area, amount: this.#amountBefore[count] };
    let inTenth = 0;
    const middle = (at: number): number => (this.#peopleBefore[at] + this.#peopleBefore[at + 1]) / 2;
    while (inTenth < count && middle(inTenth) < this.totalPopulation / 10) inTenth++;
    this.topOfTenth = inTenth > 0 ? this.#sorted[inTenth - 1] : Number.NEGATIVE_INFINITY;
    this.isMoved = new Uint8Array(accessibility.length);
  }

  /** Sum over everyone of the lesser of `value` and their accessibility. */
  lesserSum(value: number): number {
    const at = this.#under(value);
    return this.#amountBefore[at] + value * (this.totalPopulation - this.#peopleBefore[at]);
  }

  /** Inhabitants strictly under `value`. */
  peopleUnder(value: number): number {
    return this.#peopleBefore[this.#under(value)];
  }

  /** How many of the order are strictly under `value`. */
  #under(value: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Calls `visit(population, accessibility)` in ascending order, the moved communes at their new places, until it says false. */
  walk(
    moved: readonly number[],
    values: readonly number[],
    visit: (population: number, accessibility: number) => boolean,
  ): void {
    const { accessibility, population } = this.people;
    const places = moved
      .map((commune, m) => ({ commune, value: values[m] }))
      .filter(({ commune, value }) => population[commune] > 0 && !Number.isNaN(value))
      .sort(
        (a, b) => a.value - b.value || population[a.commune] - population[b.commune] || a.commune - b.commune,
      );
    for (const commune of moved) this.isMoved[commune] = 1;
    let next = 0;
    let going = true;
    for (let at = 0; at < this.order.length && going; at++) {
      const commune = this.order[at];
      if (this.isMoved[commune]) continue;
      const value = accessibility[commune];
      while (going && next < places.length && isBefore(places[next], commune, value, population)) {
        going = visit(population[places[next].commune], places[next].value);
        next++;
      }
      if (going) going = visit(population[commune], value);
    }
    for (; going && next < places.length; next++)
      going = visit(population[places[next].commune], places[next].value);
    for (const commune of moved) this.isMoved[commune] = 0;
  }
}

function isBefore(
  place: { commune: number; value: number },
  commune: number,
  value: number,
  population: Float64Array,
): boolean {
  if (place.value !== value) return place.value < value;
  const difference = population[place.commune] - population[commune];
  return difference === 0 ? place.commune < commune : difference < 0;
}

/** Inhabitants strictly under `threshold` consultations a year. */
export function populationUnder(threshold: number): Objective {
  const of = ({ accessibility, population }: People): number => {
    let under = 0;
    for (let c = 0; c < accessibility.length; c++) {
      if (accessibility[c] < threshold && population[c] > 0) under += population[c];
    }
    return under;
  };
  return {
    name: "population-under",
    of,
    ofMoved: (ranked, moved, values) => {
      const { accessibility, population } = ranked.people;
      let under = ranked.peopleUnder(threshold);
      moved.forEach((commune, m) => {
        if (!(population[commune] > 0)) return;
        if (accessibility[commune] < threshold) under -= population[commune];
        if (values[m] < threshold) under += population[commune];
      });
      return under;
    },
    mayChange: ({ people }, moved) => moved.some((commune) => people.accessibility[commune] < threshold),
  };
}

/** Less the mean accessibility of the tenth of inhabitants that has least, weighted by population (midpoint rule of the tenths). */
export const lowestTenth: Objective = {
  name: "lowest-tenth",
  of: (people) => lowestTenth.ofMoved(new Ranked(people), [], []),
  ofMoved: (ranked, moved, values) => {
    let cumulated = 0;
    let weighted = 0;
    ranked.walk(moved, values, (population, accessibility) => {
      if (cumulated + population / 2 >= ranked.totalPopulation / 10) return false;
      cumulated += population;
      weighted += population * accessibility;
      return true;
    });
    return cumulated > 0 ? -weighted / cumulated : 0;
  },
  // A commune above the tenth that moves up stays above it, and the tenth keeps its communes.
  mayChange: ({ people, topOfTenth }, moved) =>
    moved.some((commune) => people.accessibility[commune] <= topOfTenth),
};

/**
 * Gini coefficient over inhabitants: 1 - 2 area / (people x amount), the area under the Lorenz curve being half the sum
 * over all pairs of communes, each with itself too, of population x population x the lesser accessibility. Moving k
 * communes changes their pairs alone: k log n and k squared steps, not a walk over the country.
 */
export const gini: Objective = {
  name: "gini",
  of: (people) => gini.ofMoved(new Ranked(people), [], []),
  ofMoved: (ranked, moved, values) => {
    const { accessibility, population } = ranked.people;
    const ones = moved.flatMap((commune, m) =>
      population[commune] > 0 && !Number.isNaN(values[m])
        ? [{ people: population[commune], before: accessibility[commune], after: values[m] }]
        : [],
    );
    let { area, amount } = ranked.lorenz;
    for (const { people, before, after } of ones) {
      amount += people * (after - before);
      let change = ranked.lesserSum(after) - ranked.lesserSum(before);
      for (const other of ones) {
        const both = (Math.min(after, other.after) + Math.min(before, other.before)) / 2;
        change += other.people * (both - Math.min(after, other.before));
      }
      area += people * change;
    }
    return amount > 0 ? 1 - (2 * area) / (ranked.totalPopulation * amount) : 0;
  },
  mayChange: () => true,
};
