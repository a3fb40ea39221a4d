import type { NumberWords } from "../words/numbers.ts";
import type { TerritoryWords } from "../words/territoryWords.ts";
import type { Criterion } from "./criteriaRules.ts";
import type { ResolvedThreshold, Threshold } from "./thresholds.ts";

/** `< 19,02 (imprimé pour 2023)`, `> 0,2`: every edge of a criterion, and where it comes from. */
export function thresholdText(
  criterion: Criterion,
  thresholds: readonly ResolvedThreshold[],
  words: TerritoryWords,
  numbers: NumberWords,
): string {
  return thresholds
    .map((each) => {
      const origin = originText(criterion[each.edge]!, each, words, numbers);
      return `${words.edges[each.edge]} ${plain(each.value, numbers)}${origin === "" ? "" : ` (${origin})`}`;
    })
    .join(", ");
}

function originText(
  given: Threshold,
  { origin, reference, year }: ResolvedThreshold,
  words: TerritoryWords,
  numbers: NumberWords,
): string {
  if (typeof given === "number" || origin === "fixed") return words.origins.fixed;
  if (origin === "printed") return words.origins.printed(year);
  const { numerator, denominator } = given.fraction;
  return words.origins[origin](`${numerator}/${denominator}`, given.of, plain(reference, numbers));
}

/** A number with the decimals it has, three at most. */
function plain(value: number, numbers: NumberWords): string {
  const decimals = [0, 1, 2, 3].find((each) => Number(value.toFixed(each)) === value) ?? 3;
  return numbers.decimal(value, decimals);
}
