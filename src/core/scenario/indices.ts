/** What moves an output of a sweep: Sobol indices, Morris screening, the tornado of parameters moved alone. */

export interface SobolIndices {
  /** Share of the variance that each parameter explains alone, and with all its interactions; NaN where nothing varies. */
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/**
 * Indices of `parameters` from the outputs of a saltelli design, in its order: blocks of A, B, and A with each parameter
 * of B. Sources: Saltelli et al. (2010), Computer Physics Communications 181, first order; Jansen (1999), total.
 */
export function sobolIndices(outputs: Float64Array, parameters: number): SobolIndices {
  const width = parameters + 2;
  const blocks = Math.floor(outputs.length / width);
  let mean = 0;
  for (let n = 0; n < blocks; n++) mean += (outputs[n * width] + outputs[n * width + 1]) / (2 * blocks);
  let variance = 0;
  for (let n = 0; n < blocks; n++) {
    variance += ((outputs[n * width] - mean) ** 2 + (outputs[n * width + 1] - mean) ** 2) / (2 * blocks);
  }
  const share = (of: (a: number, b: number, mixed: number) => number) =>
    Array.from({ length: parameters }, (_, p) => {
      let sum = 0;
      for (let n = 0; n < blocks; n++) {
        const at = n * width;
        sum += of(outputs[at] - mean, outputs[at + 1] - mean, outputs[at + 2 + p] - mean);
      }
      return sum / blocks / variance;
    });
  return {
    first: share((a, b, mixed) => b * (mixed - a)),
    total: share((a, _, mixed) => (a - mixed) ** 2 / 2),
  };
}

export interface MorrisEffects {
  /** Mean of the elementary effects, of their absolute values, and their standard deviation. */
  readonly mu: readonly number[];
  readonly muStar: readonly number[];
  readonly sigma: readonly number[];
}

/**
 * Elementary effects, per whole range of a parameter, from the outputs of a morris design in its order.
 * Source: Morris (1991), Technometrics 33; Campolongo et al. (2007) for mu*.
 * @param points shares in [0, 1) of each parameter in a scenario.
 */
export function morrisEffects(
  outputs: Float64Array,
  parameters: number,
  points: (scenario: number) => readonly number[],
): MorrisEffects {
  const effects: number[][] = Array.from({ length: parameters }, () => []);
  for (let scenario = 1; scenario < outputs.length; scenario++) {
    if (scenario % (parameters + 1) === 0) continue;
    const [before, after] = [points(scenario - 1), points(scenario)];
    const moved = after.findIndex((share, p) => share !== before[p]);
    effects[moved].push((outputs[scenario] - outputs[scenario - 1]) / (after[moved] - before[moved]));
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const mu = effects.map(mean);
  return {
    mu,
    muStar: effects.map((each) => mean(each.map(Math.abs))),
    sigma: effects.map((each, p) =>
      Math.sqrt(each.reduce((sum, effect) => sum + (effect - mu[p]) ** 2, 0) / (each.length - 1)),
    ),
  };
}

export interface TornadoBar {
  readonly parameter: string;
  /** Scenarios of the lowest and the highest output among the values of the parameter. */
  readonly low: number;
  readonly high: number;
}

/** The scenarios that each parameter alone moves lowest and highest; settings as a one-at-a-time design has them. */
export function tornadoBars(
  outputs: Float64Array,
  parameters: readonly string[],
  settings: (scenario: number) => readonly unknown[],
): TornadoBar[] {
  const of: number[][] = parameters.map(() => []);
  for (let scenario = 1; scenario < outputs.length; scenario++) {
    const moved = settings(scenario).findIndex((value) => value !== undefined);
    if (moved !== -1) of[moved].push(scenario);
  }
  return parameters.map((parameter, p) => {
    const sorted = of[p].toSorted((a, b) => outputs[a] - outputs[b]);
    return { parameter, low: sorted[0], high: sorted[sorted.length - 1] };
  });
}
