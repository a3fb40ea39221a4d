import type { Spread, VariantFigures } from "../../core/scenario/sweepFigures.ts";
import type { Words } from "../../core/words/words.ts";
import { type Marked, markLines } from "../marks.ts";
import { screenTable } from "../screen.ts";
import type { Figures } from "../shards/kinds.ts";

/**
 * The figures of a sweep on screen, after what marks them, and under `variants` in JSON:
 * `{"65": {mean: {least, median, most}, shares: [...]}}`, beside `estimated` and `synthetic`.
 */
export function figuresOf(variants: readonly VariantFigures[], { estimated, synthetic }: Marked): Figures {
  const byVariant = Object.fromEntries(variants.map(({ variant, ...figures }) => [variant, figures]));
  return {
    json: { estimated, synthetic, variants: byVariant },
    text: (words) =>
      [...markLines({ estimated, synthetic }, words), words.sweep.figures, spreadTable(variants, words)].join(
        "\n",
      ),
  };
}

function spreadTable(variants: readonly VariantFigures[], { numbers, summary, sweep }: Words): string {
  const { decimal, percent } = numbers;
  const cell = ({ least, median, most }: Spread, show: (value: number) => string): string =>
    sweep.spread(show(median), show(least), show(most));
  const thresholds = variants[0]?.shares.map(({ threshold }) => summary.under(decimal(threshold, 1))) ?? [];
  return screenTable(
    [summary.variant, summary.mean, ...thresholds],
    variants.map(({ variant, mean, shares }) => [
      summary.variantName(variant),
      cell(mean, (value) => decimal(value, 2)),
      ...shares.map((share) => cell(share, percent)),
    ]),
  );
}
