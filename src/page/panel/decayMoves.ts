/** Moves of a decay that keep its contract: cutoffs increase, weights never do, the first weight is 1. */
import { type Decay, decayReach, type StepDecay } from "../../core/method/decay.ts";

export type Family = Decay["family"];
export type SmoothDecay = Exclude<Decay, StepDecay>;

export const families: readonly Family[] = ["step", "gaussian", "exponential", "linear", "logistic", "power"];

/** Parameters of the smooth families, and the range a slider gives each, in minutes but for the exponent. */
export const parameterRanges = {
  sigma: [1, 40, 0.5],
  halfLife: [1, 40, 0.5],
  start: [1, 20, 0.5],
  middle: [0, 30, 0.5],
  spread: [0.5, 10, 0.1],
  exponent: [0.1, 5, 0.1],
} as const;
export type Parameter = keyof typeof parameterRanges;

const APART = 0.5;

/** A decay of another family: the same reach and edge, and a fall near that of the official steps. */
export function decayOfFamily(family: Family, before: Decay, official: Decay): Decay {
  const cutoff = decayReach(before);
  const { edge } = before;
  const smooth = { cutoff, edge, zeroAtCutoff: true };
  switch (family) {
    case "step":
      return official.family === "step"
        ? official
        : { family, cutoffs: [cutoff / 2, (3 * cutoff) / 4, cutoff], weights: [1, 2 / 3, 1 / 3], edge };
    case "gaussian":
      return { family, sigma: cutoff / 2, ...smooth };
    case "exponential":
      return { family, halfLife: cutoff / 2, ...smooth };
    case "linear":
      return { family, start: cutoff / 4, cutoff, edge };
    case "logistic":
      return { family, middle: (2 * cutoff) / 3, spread: 2, ...smooth };
    case "power":
      return { family, start: cutoff / 4, exponent: 1, ...smooth };
  }
}

/** Cutoff k at a value, the others pushed so that they stay half a minute apart and within `max`. */
export function withCutoff(decay: StepDecay, k: number, value: number, max: number): StepDecay {
  const last = decay.cutoffs.length - 1;
  const cutoffs = [...decay.cutoffs];
  cutoffs[k] = Math.min(Math.max(value, APART * (k + 1)), max - APART * (last - k));
  for (let at = k - 1; at >= 0; at--) cutoffs[at] = Math.min(cutoffs[at], cutoffs[at + 1] - APART);
  for (let at = k + 1; at <= last; at++) cutoffs[at] = Math.max(cutoffs[at], cutoffs[at - 1] + APART);
  return { ...decay, cutoffs };
}

/** Weight k at a value, the others moved with it where they must; the first stays 1. */
export function withWeight(decay: StepDecay, k: number, value: number): StepDecay {
  const weights = decay.weights.map((weight, at) => {
    if (at === 0) return 1;
    if (at === k) return value;
    return at < k ? Math.max(weight, value) : Math.min(weight, value);
  });
  return { ...decay, weights };
}

/** A parameter of a smooth decay at a value; a start stays before the cutoff. */
export function withParameter(decay: SmoothDecay, name: Parameter, value: number): SmoothDecay {
  return { ...decay, [name]: name === "start" ? Math.min(value, decay.cutoff - APART) : value };
}

/** A smooth decay with another reach; its start, if it has one, stays before it. */
export function withReach(decay: SmoothDecay, cutoff: number): SmoothDecay {
  const start = "start" in decay ? { start: Math.min(decay.start, cutoff - APART) } : {};
  return { ...decay, ...start, cutoff };
}
