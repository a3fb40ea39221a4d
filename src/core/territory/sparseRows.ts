/** A sparse matrix of minute codes: row r holds the pairs `start[r] … start[r + 1]`. */
export interface SparseRows {
  /** u32[rows + 1] */
  readonly start: Uint32Array;
  /** Position of the other end of each pair. */
  readonly id: Uint16Array | Uint32Array;
  readonly code: Uint16Array;
}
