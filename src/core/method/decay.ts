/**
 * Decays: the weight of a travel time, the same in both steps of the method.
 *
 * Contract of every decay (its tests assert exactly these words):
 * - minutes: finite, at least 0, compared as rounded to 0.001 (`roundMinutes`);
 * - weight: in [0, 1], non-increasing with minutes, 1 at 0 minutes, 0 beyond the reach;
 * - edge: a time equal to a cutoff belongs to the nearer class when "right-closed" (t <= cutoff), to the farther one
 *   when "left-closed" (t < cutoff). For a smooth family the farther class is "beyond the reach".
 *
 * Accessibility does not change when all weights are multiplied by one number, so w(0) = 1 loses nothing.
 */
export type Decay = StepDecay | GaussianDecay | ExponentialDecay | LinearDecay | LogisticDecay | PowerDecay;

/** Which class a time that equals a cutoff belongs to: "right-closed" the nearer one, "left-closed" the farther one. */
export type Edge = "right-closed" | "left-closed";

/**
 * `weights[k]` for times after `cutoffs[k - 1]` (0 for the first) up to `cutoffs[k]`, 0 beyond the last.
 * Source: DREES workbook 2022-2023, sheet Paramètres (10, 15, 20 minutes: 1, 2/3, 1/3).
 */
export interface StepDecay {
  readonly family: "step";
  /** Minutes, above 0, increasing by at least 0.001. */
  readonly cutoffs: readonly number[];
  /** As many as cutoffs, non-increasing, in [0, 1], the first 1. */
  readonly weights: readonly number[];
  readonly edge: Edge;
}

/** What the smooth families share. */
interface SmoothDecay {
  /** Minutes beyond which the weight is 0, above 0. */
  readonly cutoff: number;
  readonly edge: Edge;
  /**
   * True: the curve f is lowered and stretched to reach 0 at the cutoff, (f(t) - f(cutoff)) / (1 - f(cutoff)), as
   * Dai (2010) does with the gaussian; false: it is cut there and drops from f(cutoff) to 0.
   */
  readonly zeroAtCutoff: boolean;
}

/** exp(-t² / (2 sigma²)); `sigma` in minutes, above 0. */
export interface GaussianDecay extends SmoothDecay {
  readonly family: "gaussian";
  readonly sigma: number;
}

/** 2^(-t / halfLife); `halfLife`: the minutes that halve the weight, above 0. */
export interface ExponentialDecay extends SmoothDecay {
  readonly family: "exponential";
  readonly halfLife: number;
}

/** 1 up to `start`, then a straight line down to 0 at the cutoff; `start` in minutes, in [0, cutoff). */
export interface LinearDecay {
  readonly family: "linear";
  readonly cutoff: number;
  readonly start: number;
  readonly edge: Edge;
}

/**
 * (1 + exp(-middle / spread)) / (1 + exp((t - middle) / spread)): an S-shaped fall, scaled to 1 at 0 minutes;
 * `middle`: minutes of steepest fall, at least 0; `spread`: minutes, above 0 (the smaller, the nearer to a step).
 */
export interface LogisticDecay extends SmoothDecay {
  readonly family: "logistic";
  readonly middle: number;
  readonly spread: number;
}

/** 1 up to `start`, then (t / start)^(-exponent); `start` in minutes, above 0; `exponent` above 0. */
export interface PowerDecay extends SmoothDecay {
  readonly family: "power";
  readonly start: number;
  readonly exponent: number;
}

/** Minutes as the method compares them: rounded to 0.001. Rounding twice changes nothing. */
export function roundMinutes(minutes: number): number {
  return thousandthsOf(minutes) / 1000;
}

/** Thousandths of a minute, rounded half up. Not Math.round, which takes three times as long over millions of pairs. */
export function thousandthsOf(minutes: number): number {
  return Math.floor(minutes * 1000 + 0.5);
}

/** Minutes beyond which the weight is 0 (finite, above 0, rounded): the last cutoff. At the reach itself: see `edge`. */
export function decayReach(decay: Decay): number {
  return roundMinutes(decay.family === "step" ? decay.cutoffs[decay.cutoffs.length - 1] : decay.cutoff);
}

/** Weight of a travel time, in [0, 1]. @throws RangeError when minutes are negative or not finite. */
export function decayWeight(decay: Decay, minutes: number): number {
  return decayTable(decay, Float64Array.of(minutes))[0];
}

/** f64[minutes]: the weight of each, in [0, 1]. @throws RangeError when minutes are negative or not finite. */
export function decayTable(decay: Decay, minutes: Float64Array): Float64Array {
  const weightOf = decay.family === "step" ? steps(decay) : smooth(decay);
  const table = new Float64Array(minutes.length);
  for (let i = 0; i < table.length; i++) {
    const time = minutes[i];
    if (!(time >= 0 && time < Infinity)) {
      throw new RangeError(`minutes: expected a finite number of at least 0, got ${time}.`);
    }
    table[i] = weightOf(roundMinutes(time));
  }
  return table;
}

/**
 * u32[cutoffs]: how many of `minutes` (ascending, rounded) lie within each cutoff, the edge rule applied: class k of the
 * step decay is the half-open range of positions [k === 0 ? 0 : ends[k - 1], ends[k]). Minutes count `factor` times,
 * rounded again.
 */
export function stepEnds(decay: StepDecay, minutes: Float64Array, factor = 1): Uint32Array {
  return Uint32Array.from(decay.cutoffs, (cutoff) => {
    const isWithin = within(cutoff, decay.edge);
    let low = 0;
    let high = minutes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isWithin(roundMinutes(minutes[middle] * factor))) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/** Weight of rounded minutes. */
function steps(decay: StepDecay): (minutes: number) => number {
  const { weights } = decay;
  const isWithin = decay.cutoffs.map((cutoff) => within(cutoff, decay.edge));
  return (minutes) => {
    const nearer = isWithin.findIndex((isNear) => isNear(minutes));
    return nearer === -1 ? 0 : weights[nearer];
  };
}

function smooth(decay: SmoothFamily): (minutes: number) => number {
  const isWithin = within(decay.cutoff, decay.edge);
  const at = curve(decay);
  if (decay.family === "linear" || !decay.zeroAtCutoff) {
    return (minutes) => (isWithin(minutes) ? at(minutes) : 0);
  }
  const last = at(decayReach(decay));
  return (minutes) => (isWithin(minutes) ? (at(minutes) - last) / (1 - last) : 0);
}

/** The edge rule, in its one place; a cutoff is rounded as the minutes are, so that 3 * 1.1 is the 3.3 it means. */
function within(cutoff: number, edge: Edge): (minutes: number) => boolean {
  const last = roundMinutes(cutoff);
  return edge === "right-closed" ? (minutes) => minutes <= last : (minutes) => minutes < last;
}

type SmoothFamily = Exclude<Decay, StepDecay>;

/** The uncut curve of a smooth family; 1 at 0 minutes. */
function curve(decay: SmoothFamily): (minutes: number) => number {
  switch (decay.family) {
    case "gaussian": {
      const { sigma } = decay;
      return (minutes) => Math.exp(-0.5 * (minutes / sigma) * (minutes / sigma));
    }
    case "exponential": {
      const { halfLife } = decay;
      return (minutes) => 2 ** (-minutes / halfLife);
    }
    case "linear": {
      const reach = decayReach(decay);
      const length = reach - decay.start;
      return (minutes) => Math.min(1, (reach - minutes) / length);
    }
    case "logistic": {
      const { middle, spread } = decay;
      const most = 1 + Math.exp(-middle / spread);
      return (minutes) => most / (1 + Math.exp((minutes - middle) / spread));
    }
    case "power": {
      const { start, exponent } = decay;
      return (minutes) => Math.max(1, minutes / start) ** -exponent;
    }
  }
}

/** One field of a decay that breaks the contract. */
export interface DecayFault {
  readonly path: readonly (string | number)[];
  readonly got: unknown;
  readonly expected: string;
}

/** Every field by which `decay` breaks the contract; none when it keeps it. Names and kinds of fields are the schema's to check. */
export function decayFaults(decay: Decay): DecayFault[] {
  const faults: DecayFault[] = [];
  const expect = (kept: boolean, got: unknown, expected: string, ...path: (string | number)[]) => {
    if (!kept) faults.push({ path, got, expected });
  };
  const above = (floor: number, got: number, field: string) =>
    expect(got > floor && got < Infinity, got, `a finite number above ${floor}`, field);

  if (decay.family === "step") return stepFaults(decay);
  const kept = roundMinutes(decay.cutoff) > 0 && decay.cutoff < Infinity;
  expect(kept, decay.cutoff, "finite minutes of at least 0.001", "cutoff");
  if (decay.family === "gaussian") above(0, decay.sigma, "sigma");
  if (decay.family === "exponential") above(0, decay.halfLife, "halfLife");
  if (decay.family === "power") {
    above(0, decay.start, "start");
    above(0, decay.exponent, "exponent");
  }
  if (decay.family === "linear") {
    const kept = decay.start >= 0 && decay.start < decayReach(decay);
    expect(kept, decay.start, `minutes in [0, ${decay.cutoff}), before the cutoff`, "start");
  }
  if (decay.family === "logistic") {
    const kept = decay.middle >= 0 && decay.middle < Infinity;
    expect(kept, decay.middle, "a finite number of at least 0", "middle");
    above(0, decay.spread, "spread");
  }
  if (faults.length === 0 && decay.family !== "linear" && decay.zeroAtCutoff) {
    const kept = curve(decay)(decayReach(decay)) < 1;
    expect(kept, true, "false, because the curve is still 1 at the cutoff", "zeroAtCutoff");
  }
  return faults;
}

function stepFaults(decay: StepDecay): DecayFault[] {
  const faults: DecayFault[] = [];
  const { cutoffs, weights } = decay;
  cutoffs.forEach((got, k) => {
    const floor = k === 0 ? 0 : cutoffs[k - 1];
    if (!(roundMinutes(got) > roundMinutes(floor) && got < Infinity)) {
      const expected = `finite minutes above ${floor}, by at least 0.001`;
      faults.push({ path: ["cutoffs", k], got, expected });
    }
  });
  if (cutoffs.length === 0) faults.push({ path: ["cutoffs"], got: "none", expected: "at least one cutoff" });
  if (weights.length !== cutoffs.length) {
    const expected = `${cutoffs.length} ${cutoffs.length === 1 ? "weight" : "weights"}, one per cutoff`;
    faults.push({
      path: ["weights"],
      got: `${weights.length} ${weights.length === 1 ? "weight" : "weights"}`,
      expected,
    });
  }
  weights.forEach((got, k) => {
    const ceiling = k === 0 ? 1 : weights[k - 1];
    const kept = k === 0 ? got === 1 : got >= 0 && got <= ceiling;
    const expected = k === 0 ? "1 (divide every weight by the first)" : `a weight in [0, ${ceiling}]`;
    if (!kept) faults.push({ path: ["weights", k], got, expected });
  });
  return faults;
}
