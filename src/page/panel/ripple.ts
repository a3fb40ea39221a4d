import type { Figures } from "../engine/figures.ts";

/** Communes whose accessibility rises or falls against the reference, and their inhabitants. */
export interface Ripple {
  readonly gaining: { readonly communes: number; readonly inhabitants: number };
  readonly losing: { readonly communes: number; readonly inhabitants: number };
}

/** A difference under this, in consultations, is rounding. */
const NOTHING = 1e-9;

export function rippleOf(now: Figures, before: Figures, population: Float64Array): Ripple {
  const gaining = { communes: 0, inhabitants: 0 };
  const losing = { communes: 0, inhabitants: 0 };
  now.accessibility[0].forEach((value, commune) => {
    const difference = value - before.accessibility[0][commune];
    if (!(Math.abs(difference) > NOTHING)) return;
    const side = difference > 0 ? gaining : losing;
    side.communes++;
    side.inhabitants += population[commune] || 0;
  });
  return { gaining, losing };
}
