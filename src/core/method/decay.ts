/** Which class a time that equals a cutoff belongs to: "right-closed" the nearer one (t <= cutoff), "left-closed" the farther one (t < cutoff). */
export type Edge = "right-closed" | "left-closed";

/** Weight 1 up to the first cutoff times `weights`, as steps: `weights[k]` up to `cutoffs[k]`, 0 beyond the last. */
export interface StepDecay {
  readonly family: "step";
  readonly cutoffs: readonly number[];
  readonly weights: readonly number[];
  readonly edge: Edge;
}
