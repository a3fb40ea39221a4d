/**
 * Weights of age bands: mean consumption of care of the band over the national mean. Age only, not sex.
 * Source: DREES workbook 2022-2023, sheet Paramètres, "Pondération de la population selon l'âge".
 */

/** Ages in completed years, both inclusive; `to` is Infinity for the open last band. */
export interface AgeBand {
  readonly from: number;
  readonly to: number;
}

export interface WeightedAgeBand extends AgeBand {
  readonly weight: number;
}

export interface AgeWeights {
  /** What outputs call them: "gp-2023". */
  readonly id: string;
  /** Ascending; cover every age from 0 once. */
  readonly bands: readonly WeightedAgeBand[];
  /** National factor that makes standardised and total population equal, where it is published; else null. */
  readonly k: number | null;
}

/** The band that "0-4" or "90+" names; undefined where the text is neither, or ends before it begins. */
export function ageBandOf(name: string): AgeBand | undefined {
  const [, from, to] = /^(\d{1,3})(?:-(\d{1,3})|\+)$/.exec(name) ?? [];
  if (from === undefined) return undefined;
  const band = { from: Number(from), to: to === undefined ? Number.POSITIVE_INFINITY : Number(to) };
  return band.to >= band.from ? band : undefined;
}

/** "0-4", "90+" */
export function ageBandName({ from, to }: AgeBand): string {
  return to === Number.POSITIVE_INFINITY ? `${from}+` : `${from}-${to}`;
}

/** The first age that `bands` (ascending) leave out or give twice; undefined where they cover every age from 0 once. */
export function uncoveredAge(bands: readonly AgeBand[]): number | undefined {
  let next = 0;
  for (const band of bands) {
    if (band.from !== next) return Math.min(band.from, next);
    next = band.to + 1;
  }
  return next === Number.POSITIVE_INFINITY ? undefined : next;
}

export interface BandWeight {
  readonly weight: number;
  /** How many bands of the weights it joins: 1 where its weight is published, more where it is their plain mean. */
  readonly joined: number;
}

/**
 * Weight of any band: that of the published band it lies in, or the plain mean of the published bands it joins.
 * The plain mean is an assumption (each of the joined bands as populous as the others): outputs name those bands.
 * Undefined where the band cuts a published one in two.
 */
export function weightOfBand(band: AgeBand, weights: AgeWeights): BandWeight | undefined {
  const within = weights.bands.find(({ from, to }) => from <= band.from && band.to <= to);
  if (within !== undefined) return { weight: within.weight, joined: 1 };
  const joined = weights.bands.filter(({ from, to }) => from >= band.from && to <= band.to);
  if (joined.length === 0 || joined[0].from !== band.from || joined.at(-1)?.to !== band.to) return undefined;
  return {
    weight: joined.reduce((sum, { weight }) => sum + weight, 0) / joined.length,
    joined: joined.length,
  };
}
