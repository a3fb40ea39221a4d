/** The report: one HTML document that needs nothing else, for someone who decides. */

import type { Words } from "../../words/words.ts";
import { escapeText } from "../svg.ts";
import { figure, paragraph, printed, section, subheading } from "./html.ts";
import type { ReportInput } from "./reportInput.ts";
import { reportStyle } from "./style.ts";
import {
  departmentsTable,
  excludedSection,
  filesTable,
  lowestTable,
  sourcesTable,
  zoningSections,
} from "./tables.ts";

/** HTML, UTF-8, no script, no link outside itself. */
export function drawReport(input: ReportInput): string {
  const { words, general } = input;
  const sections = [
    ["essential", words.essential, essential(input)],
    ["map", words.map, figure(input.map.svg)],
    ["charts", words.charts, `<div class="charts">${input.charts.map((svg) => figure(svg)).join("")}</div>`],
    ["departments", words.departments, departmentsTable(input) + lowestTable(input)],
    ...(input.zoning ? [["zoning", words.zoning, zoning(input)] as const] : []),
    ["method", words.method, method(input)],
    ["quality", words.quality, quality(input)],
    ["reproduction", words.reproduction, reproduction(input)],
  ] as const;
  const marks = [
    ...(input.synthetic ? [words.synthetic] : []),
    ...(input.estimated ? [words.estimated] : []),
  ];
  const contents = sections.map(([id, title]) => `<li><a href="#${id}">${printed(title)}</a></li>`);
  return `<!doctype html>
<html lang="${general.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="aplomb ${escapeText(input.version)}">
<title>${printed(`${words.title}, ${input.territory}`)}</title>
<style>${reportStyle}</style>
</head>
<body>
<header><h1>${printed(words.title)}</h1>${paragraph(words.of(input.territory, input.date), "territory")}${marks
    .map((mark) => paragraph(mark, "mark"))
    .join("")}</header>
<nav aria-label="${printed(words.contents)}"><ul>${contents.join("")}</ul></nav>
<main>
${sections.map(([id, title, content]) => section(id, title, content)).join("\n")}
</main>
<footer>${paragraph(words.footer(input.version))}</footer>
</body>
</html>
`;
}

/** Four headline figures, then the same in sentences. */
function essential({ words, general, variants, threshold, territory }: ReportInput): string {
  const { numbers } = general;
  const [main, ...others] = variants;
  const { mean, median, tenths, shares, population } = main.summary;
  const under = shares.find((share) => share.threshold === threshold)?.share ?? Number.NaN;
  const ratio = tenths[9] / tenths[0];
  const other = others.find(({ variant }) => variant !== "all" && Number(variant) < Number(main.variant));
  const change = other ? other.summary.mean / mean - 1 : Number.NaN;
  const limit = numbers.decimal(threshold, threshold % 1 === 0 ? 0 : 1);
  const figures: (readonly [value: number, text: string, label: string])[] = [
    [mean, numbers.decimal(mean, 2), words.perInhabitant(words.doctors(main.variant))],
    [under, numbers.percent(under), words.under(limit)],
    ...(Number.isFinite(ratio) ? [[ratio, numbers.decimal(ratio, 1), words.ratio] as const] : []),
    ...(other ? [[change, signedPercent(change, numbers), words.withoutOlder(other.variant)] as const] : []),
  ];
  const sentences = [
    words.meanSentence(
      territory,
      numbers.decimal(mean, 2),
      numbers.decimal(median, 2),
      words.doctors(main.variant),
    ),
    words.underSentence(numbers.integer(under * population), numbers.percent(under), limit),
    ...(Number.isFinite(ratio)
      ? [
          words.tenthsSentence(
            numbers.decimal(tenths[0], 2),
            numbers.decimal(tenths[9], 2),
            numbers.decimal(ratio, 1),
          ),
        ]
      : []),
    ...(other
      ? [
          words.variantSentence(
            other.variant,
            numbers.decimal(other.summary.mean, 2),
            signedPercent(change, numbers),
          ),
        ]
      : []),
  ];
  const items = figures.map(
    ([value, text, label]) =>
      `<li><strong><data value="${value}">${printed(text)}</data></strong><span>${printed(label)}</span></li>`,
  );
  return `<ul class="figures">${items.join("")}</ul>${sentences.map((text) => paragraph(text, "lead")).join("")}`;
}

function signedPercent(share: number, numbers: Words["numbers"]): string {
  return `${share < 0 ? "−" : "+"}${numbers.percent(Math.abs(share))}`;
}

function zoning({ general, zoning }: ReportInput): string {
  if (!zoning) return "";
  return (zoning.map ? figure(zoning.map) : "") + zoningSections(zoning, general.numbers);
}

function method({ words, method }: ReportInput): string {
  return (
    (method ? paragraph(method.title, "lead") : "") +
    words.methodSentences.map((text) => paragraph(text)).join("") +
    (method ? paragraph(words.decay(method.decay)) + sourcesTable(method.sources, words) : "")
  );
}

function quality(input: ReportInput): string {
  const { words, general, variants, k } = input;
  const { integer, decimal } = general.numbers;
  const { communes, missing, population, missingPopulation } = variants[0].summary;
  const sentences = [
    words.dataOf(integer(communes + missing), integer(population + missingPopulation)),
    missing > 0 ? words.missing(integer(missing), integer(missingPopulation)) : words.noneMissing,
    ...(input.map.unplaced > 0 ? [words.offMap(integer(input.map.unplaced))] : []),
    ...(input.synthetic ? [words.synthetic] : []),
    ...(input.estimated ? [words.estimated] : []),
    ...(!input.synthetic && !input.estimated ? [words.official] : []),
    ...(input.nearCut > 0 ? [words.nearCut(integer(input.nearCut))] : []),
    ...(k && !Number.isNaN(k.value)
      ? [words.k(decimal(k.value, 4), general.demandSources[k.source] ?? k.source)]
      : []),
  ];
  return sentences.map((text) => paragraph(text)).join("") + excludedSection(input);
}

function reproduction({ words, command, inputs, outputs }: ReportInput): string {
  return [
    command
      ? `${subheading(words.commandIs)}<pre><code>${escapeText(command)}</code></pre>`
      : paragraph(words.noCommand),
    ...(inputs.length > 0 ? [subheading(words.inputs), filesTable(inputs, words)] : []),
    subheading(words.outputs),
    filesTable(outputs, words),
  ].join("");
}
