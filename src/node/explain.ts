import { type Contribution, explainCommune } from "../core/accessibility/explain.ts";
import type { Accessibility } from "../core/accessibility/run.ts";
import { decayWeight } from "../core/method/decay.ts";
import { languages } from "../core/words/languages.ts";
import type { Words } from "../core/words/words.ts";
import { nearestName } from "../table/names.ts";
import { Problems } from "../table/problems.ts";
import { computeRun } from "./computeRun.ts";
import { ofVariant, practicesIn, practicesText } from "./explainPractices.ts";
import type { InputOptions } from "./inputOptions.ts";
import { type Inputs, loadInputs } from "./inputs.ts";
import { markLines } from "./marks.ts";
import { colours, screenTable } from "./screen.ts";
import { Stages } from "./stages.ts";
import { printWarnings } from "./warnings.ts";

export interface ExplainOptions extends InputOptions {
  readonly lang: "fr" | "en";
  readonly top: number;
  /** Also the practices, one by one. */
  readonly practices?: boolean;
  readonly json?: boolean;
}

interface Explanation {
  readonly commune: number;
  readonly contributions: readonly Contribution[];
}

/** `aplomb explain`: each commune's accessibility taken apart. @throws InputError for communes that the input lacks. */
export async function explainCommand(codes: readonly string[], options: ExplainOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(7, (stage) => words.stages[stage] ?? stage);
  try {
    const inputs = await loadInputs(options, stages);
    await printWarnings(inputs.problems.warnings, options.lang);
    const asked = positionsOf(codes, inputs);
    const { result } = await computeRun(inputs, stages);
    stages.stop();
    const { travelTimes, supplied, method } = inputs;
    const explanations = asked.map((commune) => ({
      commune,
      contributions: explainCommune(commune, { travelTimes, supply: supplied, decay: method.decay, result }),
    }));
    if (options.json) {
      console.log(
        JSON.stringify(
          explanations.map((one) => documentOf(one, inputs, result)),
          null,
          2,
        ),
      );
      return;
    }
    for (const line of markLines(inputs, words)) console.log(line);
    for (const one of explanations) {
      console.log(textOf(one, inputs, result, words, options.top));
      if (options.practices && one.contributions.length > 0)
        console.log(`\n${practicesText(one.contributions, inputs, words, options.top)}`);
    }
  } finally {
    stages.stop();
  }
}

/** Positions of communes given by code, or by name where only one has it. */
function positionsOf(asked: readonly string[], { communes }: Inputs): number[] {
  const problems = new Problems();
  const positions = asked.flatMap((text) => {
    const byCode = communes.index.get(text) ?? communes.index.get(text.padStart(5, "0"));
    if (byCode !== undefined) return [byCode];
    const wanted = text.toLocaleLowerCase("fr");
    const named = communes.codes.flatMap((_, c) =>
      communes.names[c].toLocaleLowerCase("fr") === wanted ? [c] : [],
    );
    if (named.length === 1) return named;
    const expected = "the code of a commune of the input, or the name of only one";
    const several = named.map((c) => `${communes.codes[c]} ${communes.names[c]}`).join(", ");
    const nearest = nearestName([text], communes.names);
    const advice = several !== "" ? `There are ${several}.` : nearest && `Did you mean ${nearest}?`;
    problems.error({ source: "explain", got: text, expected, ...(advice ? { advice } : {}) });
    return [];
  });
  problems.throwIfAny();
  return positions;
}

function documentOf({ commune, contributions }: Explanation, inputs: Inputs, result: Accessibility): unknown {
  const { communes, demand } = inputs;
  const perVariant = (values: readonly number[]) =>
    Object.fromEntries(result.variants.map((variant, v) => [variant, values[v]]));
  return {
    code: communes.codes[commune],
    name: communes.names[commune],
    demand: demand.values[commune],
    apl: perVariant(result.accessibility.map((values) => values[commune])),
    estimated: inputs.travelTimes.estimated,
    synthetic: inputs.synthetic,
    destinations: contributions.map((one) => ({
      code: communes.codes[one.destination],
      name: communes.names[one.destination],
      minutes: one.minutes,
      weight: one.weight,
      supply: perVariant(one.supply),
      demandInReach: one.catchmentDemand,
      ratio: perVariant(one.ratio),
      contribution: perVariant(one.contribution),
      practices: practicesIn(one, inputs).map(({ practice, acts, counted, contribution, outcomes }) => ({
        practice,
        acts,
        counted: perVariant(counted),
        contribution: perVariant(contribution),
        rules: outcomes,
      })),
    })),
  };
}

/** Minutes with one decimal, or as the method compares them where the rounded ones would have another weight (10.03 is beyond 10). */
function shownMinutes({ minutes, weight }: Contribution, { method }: Inputs, { numbers }: Words): string {
  const weightOfRounded = decayWeight(method.decay, Math.round(minutes * 10) / 10);
  const isSame = numbers.decimal(weightOfRounded, 2) === numbers.decimal(weight, 2);
  return numbers.decimal(minutes, isSame ? 1 : 3);
}

function textOf(
  { commune, contributions }: Explanation,
  inputs: Inputs,
  result: Accessibility,
  words: Words,
  top: number,
): string {
  const { communes } = inputs;
  const { numbers, explain, summary } = words;
  const apl = result.accessibility.map((values) => values[commune]);
  const lines = ["", colours.bold(explain.title(communes.names[commune], communes.codes[commune]))];
  result.variants.forEach((variant, v) => {
    lines.push(explain.sum(numbers.decimal(apl[v], 3), summary.variantName(variant)));
  });
  if (!inputs.present[commune]) return [...lines, explain.missing].join("\n");
  if (contributions.length === 0) return [...lines, explain.nothing].join("\n");
  const row = (title: string, middle: readonly string[], contribution: readonly number[]): string[] => [
    title,
    ...middle,
    ...contribution.flatMap((value, v) => [
      numbers.decimal(value, 3),
      apl[v] > 0 ? numbers.percent(value / apl[v]) : numbers.percent(Number.NaN),
    ]),
  ];
  const rows = contributions
    .slice(0, top)
    .map((one) =>
      row(
        `${communes.names[one.destination]} (${communes.codes[one.destination]})`,
        [
          shownMinutes(one, inputs, words),
          numbers.decimal(one.weight, 2),
          practiceCount(one.destination, inputs, words),
          numbers.integer(one.supply[0]),
          numbers.integer(one.catchmentDemand),
        ],
        one.contribution,
      ),
    );
  const others = contributions.slice(top);
  if (others.length > 0) {
    const sums = result.variants.map((_, v) => others.reduce((sum, one) => sum + one.contribution[v], 0));
    rows.push(row(explain.others(numbers.integer(others.length)), ["", "", "", "", ""], sums));
  }
  const { supply, contribution } = explain;
  const head = [
    explain.destination,
    explain.minutes,
    explain.weight,
    explain.practices,
    result.variants.length > 1 ? ofVariant(supply, result.variants[0], words) : supply,
    explain.catchment,
    ...result.variants.flatMap((variant) => [ofVariant(contribution, variant, words), explain.share]),
  ];
  return [...lines, "", screenTable(head, rows)].join("\n");
}

function practiceCount(commune: number, { supply }: Inputs, { numbers }: Words): string {
  const { practices } = supply;
  if (practices === undefined) return numbers.integer(Number.NaN);
  return numbers.integer(practices.commune.reduce((count, at) => count + (at === commune ? 1 : 0), 0));
}
