import type { Contribution } from "../core/accessibility/explain.ts";
import type { Outcome } from "../core/method/activity.ts";
import { practiceWords } from "../core/words/practices.ts";
import type { Words } from "../core/words/words.ts";
import type { Inputs } from "./inputs.ts";
import { screenTable } from "./screen.ts";

/** The heading of a column of a variant. */
export const ofVariant = (title: string, variant: string, { summary }: Words): string =>
  `${title} ${variant === "all" ? summary.variantName(variant) : variant}`;

/** A practice, and what it brings to the accessibility of a commune. */
export interface PracticePart {
  readonly practice: string;
  /** Consultations a year, before the rules of activity. */
  readonly acts: number;
  /** Consultations that count, and their weight x share of the demand in reach, per variant. */
  readonly counted: readonly number[];
  readonly contribution: readonly number[];
  readonly outcomes: readonly Outcome[];
}

/** The practices of a commune of practice, in the order of the file; none where supply was not read from practices. */
export function practicesIn(
  { destination, weight, catchmentDemand }: Contribution,
  { supply: { practices, variants } }: Inputs,
): readonly PracticePart[] {
  const parts: PracticePart[] = [];
  if (practices === undefined) return parts;
  for (let practice = 0; practice < practices.count; practice++) {
    if (practices.commune[practice] !== destination) continue;
    const counted = variants.map((_, v) => practices.counted[v][practice]);
    parts.push({
      practice: practices.id[practice],
      acts: practices.acts[practice],
      counted,
      contribution: counted.map((consultations) => (weight * consultations) / catchmentDemand),
      outcomes: practices.outcomes[practice],
    });
  }
  return parts;
}

/** The practices that bring most to the first variant, `top` of them, then the others summed; a sentence where none are known. */
export function practicesText(
  contributions: readonly Contribution[],
  inputs: Inputs,
  said: Words,
  top: number,
): string {
  const { language, explain, numbers } = said;
  const words = practiceWords[language];
  if (inputs.supply.practices === undefined) return words.unknown;
  const { variants } = inputs.supply;
  const parts = contributions
    .flatMap((one) => practicesIn(one, inputs).map((part) => ({ ...part, destination: one.destination })))
    .sort((a, b) => b.contribution[0] - a.contribution[0]);
  const perVariant = (cells: (v: number) => readonly string[]) => variants.flatMap((_, v) => cells(v));
  const { names, codes } = inputs.communes;
  const rows = parts
    .slice(0, top)
    .map((part) => [
      part.practice,
      `${names[part.destination]} (${codes[part.destination]})`,
      numbers.integer(part.acts),
      ...perVariant((v) => [numbers.integer(part.counted[v]), numbers.decimal(part.contribution[v], 3)]),
      part.outcomes.map((outcome) => words.outcomes[outcome]).join(", "),
    ]);
  const others = parts.slice(top);
  if (others.length > 0) {
    const sum = (of: (part: PracticePart) => number) => others.reduce((total, part) => total + of(part), 0);
    rows.push([
      words.others(numbers.integer(others.length)),
      "",
      "",
      ...perVariant((v) => [
        numbers.integer(sum(({ counted }) => counted[v])),
        numbers.decimal(
          sum(({ contribution }) => contribution[v]),
          3,
        ),
      ]),
      "",
    ]);
  }
  const head = [
    words.practice,
    explain.destination,
    words.acts,
    ...variants.flatMap((variant) =>
      [words.counted, explain.contribution].map((title) => ofVariant(title, variant, said)),
    ),
    words.rules,
  ];
  const isText = (column: number) => column < 2 || column === head.length - 1;
  return screenTable(
    head,
    rows,
    head.map((_, column) => (isText(column) ? "left" : "right")),
  );
}
