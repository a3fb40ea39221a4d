import type { PoleSymbol } from "./symbols.ts";

export interface OverlayInks {
  readonly text: string;
  readonly halo: string;
  readonly border: string;
  readonly coast: string;
  readonly rule: string;
  readonly softText: string;
  readonly strong: string;
}

/** What is drawn above the colours of one map. */
export interface OverlayMarks {
  /** Communes by descending population: the first to be named. */
  readonly towns: Uint32Array;
  readonly nameOf: (commune: number) => string;
  readonly selected: number;
  /** Where the selected commune's accessibility comes from: communes of practice, and their share of it in [0, 1]. */
  readonly origins: readonly { readonly commune: number; readonly share: number }[];
  /** Zones of a list, at their pole. */
  readonly symbols: readonly PoleSymbol[];
  /** Communes where doctors were added (above 0) or removed (below 0). */
  readonly moved: readonly { readonly commune: number; readonly doctors: number }[];
}
