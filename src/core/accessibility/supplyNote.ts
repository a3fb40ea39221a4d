/** How often something happened: `reason` is a key of core/words ("doctors-capped"). */
export interface SupplyNote {
  readonly reason: string;
  readonly count: number;
  /** The variant it is about, where it is about one. */
  readonly variant?: string;
}
