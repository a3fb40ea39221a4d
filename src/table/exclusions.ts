/** Rows that a computation leaves out: every one counted, every id listed, so that nothing is dropped in silence. */
export interface Exclusion {
  /** Key of the sentence that core/words says for it, for example "pairs-unknown-origin". */
  readonly reason: string;
  /** Rows left out for this reason. */
  readonly count: number;
  /** Each distinct id, with the rows it was left out of, in order of first appearance. */
  readonly ids: ReadonlyMap<string, number>;
}

export class Exclusions {
  readonly #reasons = new Map<string, { reason: string; count: number; ids: Map<string, number> }>();

  add(reason: string, id: string, count = 1): void {
    let exclusion = this.#reasons.get(reason);
    if (exclusion === undefined) {
      exclusion = { reason, count: 0, ids: new Map() };
      this.#reasons.set(reason, exclusion);
    }
    exclusion.count += count;
    exclusion.ids.set(id, (exclusion.ids.get(id) ?? 0) + count);
  }

  /** One entry per reason, in order of first appearance. */
  get all(): readonly Exclusion[] {
    return [...this.#reasons.values()];
  }

  /** Rows left out for `reason`. */
  count(reason: string): number {
    return this.#reasons.get(reason)?.count ?? 0;
  }
}
