/** Which age bands of a table to add up, and the weight of each. */
import type { Problems } from "../../table/problems.ts";
import {
  type AgeBand,
  type AgeWeights,
  ageBandName,
  type BandWeight,
  uncoveredAge,
  weightOfBand,
} from "../method/ageWeights.ts";
import type { AgeBandColumns } from "./ageColumns.ts";

/**
 * Bands of `bands` that cover every age from 0 once, the finest such choice (INSEE's files hold several that overlap);
 * undefined where there is none.
 */
export function finestCover<B extends { readonly band: AgeBand }>(
  bands: readonly B[],
): readonly B[] | undefined {
  const coverFrom = new Map<number, readonly B[]>([[Number.POSITIVE_INFINITY, []]]);
  for (const item of [...bands].sort((a, b) => b.band.from - a.band.from)) {
    const rest = coverFrom.get(item.band.to + 1);
    const known = coverFrom.get(item.band.from);
    if (rest !== undefined && rest.length + 1 > (known?.length ?? 0))
      coverFrom.set(item.band.from, [item, ...rest]);
  }
  return coverFrom.get(0);
}

export type WeightedBandColumns = AgeBandColumns & BandWeight;

/**
 * The bands to add up, each with its weight: the finest cover of all ages by bands that cut no published one.
 * @throws InputError where there is none, or a band has not the same columns (one, or men and women) as the others.
 */
export function weightedCover(
  source: string,
  bands: readonly AgeBandColumns[],
  weights: AgeWeights,
  problems: Problems,
): readonly WeightedBandColumns[] {
  const crossing: AgeBandColumns[] = [];
  const weighted = bands.flatMap((band) => {
    const weight = weightOfBand(band.band, weights);
    if (weight === undefined) crossing.push(band);
    return weight === undefined ? [] : [{ ...band, ...weight }];
  });
  const cover = finestCover(weighted);
  if (cover !== undefined) {
    checkColumns(source, cover, problems);
    return cover;
  }
  if (finestCover(bands) !== undefined) {
    const expected = `bands that join whole bands of the weights ${weights.id} (${names(weights.bands)})`;
    return problems.fail({ source, got: names(crossing.map(({ band }) => band)), expected });
  }
  const every = bands.map(({ band }) => band);
  const next = uncoveredAge(every);
  const expected = `age bands that cover every age once, from 0 to an open last one${next === undefined ? "" : ` (none goes on at ${next})`}`;
  return problems.fail({ source, got: names(every) || "no age bands", expected });
}

const names = (bands: readonly AgeBand[]): string => bands.map(ageBandName).join(", ");

function checkColumns(source: string, cover: readonly AgeBandColumns[], problems: Problems): void {
  const sexesOf = ({ columns }: AgeBandColumns) =>
    columns
      .map(({ sex }) => sex)
      .sort()
      .join();
  for (const band of cover) {
    const sexes = sexesOf(band);
    const isOnce = ["all", "men", "women", "men,women"].includes(sexes);
    if (isOnce && sexes === sexesOf(cover[0])) continue;
    problems.error({
      source,
      got: `${band.columns.map(({ name }) => name).join(", ")} for ${ageBandName(band.band)}`,
      expected: "one column a band, or one of men and one of women in every band",
    });
  }
  problems.throwIfAny();
}
