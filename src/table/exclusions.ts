/** Rows that a computation leaves out: every one counted, every id listed, so that nothing is dropped in silence. */
export interface Exclusion {
  /** Key of the sentence that core/words says for it, for example "pairs-unknown-origin". */
  readonly reason: string;
  /** Rows left out for this reason. */
  readonly count: number;
  /** Each distinct id, with the rows it was left out of, in order of first appearance. */
  readonly ids: ReadonlyMap<string, number>;
  /** By variant, the consultations a year that were left out with each id; empty where the rows are no supply. */
  readonly supply: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

interface Growing extends Exclusion {
  count: number;
  readonly ids: Map<string, number>;
  readonly supply: Map<string, Map<string, number>>;
}

export class Exclusions {
  readonly #reasons = new Map<string, Growing>();

  add(reason: string, id: string, count = 1): void {
    const exclusion = this.#of(reason);
    exclusion.count += count;
    exclusion.ids.set(id, (exclusion.ids.get(id) ?? 0) + count);
  }

  /** Counts consultations a year of a variant that are left out with an id, which `add` lists. */
  addSupply(reason: string, id: string, variant: string, consultations: number): void {
    const { supply } = this.#of(reason);
    const ofVariant = supply.get(variant) ?? new Map<string, number>();
    supply.set(variant, ofVariant.set(id, (ofVariant.get(id) ?? 0) + consultations));
  }

  /** Adds everything that others list. */
  addAll(others: Exclusions): void {
    for (const { reason, ids, supply } of others.all) {
      for (const [id, count] of ids) this.add(reason, id, count);
      for (const [variant, ofVariant] of supply)
        for (const [id, consultations] of ofVariant) this.addSupply(reason, id, variant, consultations);
    }
  }

  #of(reason: string): Growing {
    let exclusion = this.#reasons.get(reason);
    if (exclusion === undefined) {
      exclusion = { reason, count: 0, ids: new Map(), supply: new Map() };
      this.#reasons.set(reason, exclusion);
    }
    return exclusion;
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
