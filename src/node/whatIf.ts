import { type Results, resultsFrom } from "../core/accessibility/resultTable.ts";
import { supplyToTell } from "../core/accessibility/run.ts";
import { LocalUpdate } from "../core/scenario/localUpdate.ts";
import type { SupplyChange } from "../core/scenario/presetChanges.ts";
import { fromOfficial, type Gains, gainsOf, whatIf } from "../core/scenario/whatIf.ts";
import { whatIfTable } from "../core/scenario/whatIfTable.ts";
import { languages } from "../core/words/languages.ts";
import type { Words } from "../core/words/words.ts";
import { numberColumn, tableOf, textColumn } from "../table/columns.ts";
import { Problems } from "../table/problems.ts";
import type { Column, Table } from "../table/table.ts";
import { computeRun } from "./computeRun.ts";
import { excludedDocument, excludedTable } from "./excludedTable.ts";
import type { InputFile } from "./files.ts";
import { type Inputs, loadInputs } from "./inputs.ts";
import { markLines } from "./marks.ts";
import { metadataOf } from "./metadata.ts";
import { Outputs } from "./outputs.ts";
import { scenarioChanges } from "./scenarioChanges.ts";
import { colours, screenTable } from "./screen.ts";
import { Stages } from "./stages.ts";
import { readTableFile } from "./tables.ts";
import { typedCommand } from "./typedCommand.ts";
import { printWarnings } from "./warnings.ts";
import type { WhatIfOptions } from "./whatIfOptions.ts";
import { zoneTable } from "./zoneTable.ts";

interface Outcome {
  readonly inputs: Inputs;
  readonly changes: readonly SupplyChange[];
  readonly before: readonly Float64Array[];
  readonly after: Results;
  readonly gains: readonly Gains[];
  readonly unreached: readonly number[];
  readonly official: boolean;
}

/** Communes shown one by one on screen, those that gain or lose most. */
const shownCommunes = 10;

/** `aplomb what-if`: changes of supply, the accessibility after them, and for whom it changes. @throws InputError */
export async function whatIfCommand(options: WhatIfOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(8, (stage) => words.stages[stage] ?? stage);
  try {
    const outputs = new Outputs(options, "what-if");
    await outputs.refuseEarly();
    const inputs = await loadInputs({ ...options, addsDoctors: true }, stages);
    await printWarnings(inputs.problems.warnings, options.lang);
    const files = [...inputs.files, ...inputs.documents];
    const changes = await scenarioChanges(options, inputs, files);
    const outcome = await outcomeOf(options, inputs, changes, files, stages);
    const command = typedCommand();
    const paths = await stages.run("write", () => write(outputs, outcome, options, files, command));
    stages.stop();
    if (options.json) console.log(JSON.stringify(documentOf(outcome, paths, stages), null, 2));
    else
      console.log(
        [...textOf(outcome, words), words.about(words.summary.outputs, paths.join(", "))].join("\n"),
      );
  } finally {
    stages.stop();
  }
}

async function outcomeOf(
  options: WhatIfOptions,
  inputs: Inputs,
  changes: readonly SupplyChange[],
  files: InputFile[],
  stages: Stages,
): Promise<Outcome> {
  const { communes, demand, supplied, travelTimes, method, present } = inputs;
  const { result } = await computeRun(inputs, stages);
  const people = demand.values.map((value, commune) => (present[commune] ? value : 0));
  const local = new LocalUpdate(travelTimes, people, method.decay);
  const model = { supply: supplied, accessibility: result.accessibility };
  const { supply, accessibility, unreached } = whatIf(model, changes, local, present);
  const official =
    options.official === undefined
      ? undefined
      : await officialOf(options.official, inputs, files, options.lang);
  const before = official ?? result.accessibility;
  const after = official
    ? official.map((values, v) => fromOfficial(values, result.accessibility[v], accessibility[v]))
    : accessibility;
  return {
    inputs,
    changes,
    before,
    after: {
      communes,
      demand: demand.values,
      variants: result.variants,
      supply: supplyToTell(supply, present),
      ratio: result.ratio.map(() => undefined),
      accessibility: after,
      estimated: travelTimes.estimated,
      synthetic: inputs.synthetic,
    },
    gains: after.map((values, v) => gainsOf(before[v], values, communes.population, method.thresholds)),
    unreached,
    official: official !== undefined,
  };
}

/** Published accessibility of the run's communes and variants; NaN where a commune is not in it. */
async function officialOf(
  path: string,
  inputs: Inputs,
  files: InputFile[],
  lang: WhatIfOptions["lang"],
): Promise<Float64Array[]> {
  const problems = new Problems();
  const { table, file } = await readTableFile(path, { problems });
  files.push(file);
  const results = resultsFrom(table, { problems });
  const found = inputs.supply.variants.map((variant) => {
    const values = results.accessibility[results.variants.indexOf(variant)];
    if (values === undefined) {
      const expected = `a column apl_${variant}, as the run has this variant`;
      const shared = results.variants.filter((one) => inputs.supply.variants.includes(one));
      const got = results.variants.join(", ");
      const advice = `Pass --variants ${(shared.length > 0 ? shared : results.variants).join(",")}.`;
      problems.error({ source: path, column: `apl_${variant}`, got, expected, advice });
    }
    return Float64Array.from(inputs.communes.codes, (code) => {
      const commune = results.communes.index.get(code);
      return commune === undefined || values === undefined ? Number.NaN : values[commune];
    });
  });
  problems.throwIfAny();
  const without = inputs.communes.codes.filter(
    (_, c) => inputs.present[c] && found.every((values) => Number.isNaN(values[c])),
  );
  if (without.length > 0) {
    const listed = `${without.slice(0, 3).join(", ")}${without.length > 3 ? ", …" : ""}`;
    problems.warn({
      source: path,
      got: `no accessibility for ${without.length} ${without.length === 1 ? "commune" : "communes"} of the run (${listed})`,
      expected: "one of each, under the code that the run gives it",
      advice: "Their accessibility stays missing, and their inhabitants count nowhere.",
    });
  }
  await printWarnings(problems.warnings, lang);
  return found;
}

async function write(
  outputs: Outputs,
  outcome: Outcome,
  options: WhatIfOptions,
  files: readonly InputFile[],
  command: string,
): Promise<string[]> {
  const { inputs, after, before, official } = outcome;
  const provenance = {
    command,
    method: inputs.method,
    variants: after.variants,
    k: inputs.demand.k,
    kSource: inputs.demand.kSource,
    estimated: after.estimated,
    synthetic: after.synthetic,
    inputs: files,
  };
  const metadata = new Map([
    ...metadataOf(provenance),
    ["aplomb.whatif.start", official ? "official" : "model"],
  ]);
  await outputs.addTable("what-if", whatIfTable(after, before, { source: "what-if", metadata }));
  await outputs.addTable("changes", changesTable(outcome, metadata));
  if (options.zone !== undefined) {
    const rows = after.communes.codes.map((_, row) => row);
    const zoned = { column: options.zone, metadata };
    await outputs.addTable(`by-${options.zone}`, zoneTable(after, rows, inputs, zoned));
    const was = { ...after, accessibility: before };
    await outputs.addTable(`by-${options.zone}-before`, zoneTable(was, rows, inputs, zoned));
  }
  if (inputs.exclusions.all.length > 0)
    await outputs.addTable("excluded", excludedTable(inputs.exclusions, metadata));
  return outputs.write(command);
}

/** The changes asked for, one row a commune: `code, name, supply_<v>_change` in consultations a year. */
function changesTable({ changes, inputs, after }: Outcome, metadata: ReadonlyMap<string, string>): Table {
  const { codes, names } = inputs.communes;
  const perVariant = after.variants.map((variant, v): [string, Column] => [
    `supply_${variant}_change`,
    numberColumn(
      Float64Array.from(changes, ({ acts }) => acts[v]),
      0,
    ),
  ]);
  const columns: [string, Column][] = [
    ["code", textColumn(changes.map(({ commune }) => codes[commune]))],
    ["name", textColumn(changes.map(({ commune }) => names[commune]))],
    ...perVariant,
  ];
  return tableOf("changes", columns, metadata);
}

function documentOf(
  { inputs, changes, after, gains, unreached, official }: Outcome,
  outputs: readonly string[],
  stages: Stages,
) {
  return {
    start: official ? "official" : "model",
    estimated: after.estimated,
    synthetic: after.synthetic,
    changes: changes.map(({ commune, acts }) => ({
      code: inputs.communes.codes[commune],
      acts: Object.fromEntries(after.variants.map((variant, v) => [variant, acts[v]])),
    })),
    variants: Object.fromEntries(
      after.variants.map((variant, v) => [variant, { ...gains[v], unreached: unreached[v] }]),
    ),
    excluded: excludedDocument(inputs.exclusions.all),
    stages: stages.done,
    outputs,
  };
}

function textOf(
  { inputs, changes, before, after, gains, unreached, official }: Outcome,
  words: Words,
): string[] {
  const { numbers, summary, whatIf: say } = words;
  const { integer, decimal } = numbers;
  const lines = markLines(after, words);
  if (official) lines.push(colours.yellow(`! ${say.official}`));
  const total = after.variants.map((_, v) => changes.reduce((sum, { acts }) => sum + acts[v], 0));
  lines.push(`${colours.bold(inputs.method.id)} · ${say.changes(integer(changes.length))}`, "");
  lines.push(
    screenTable(
      [
        summary.variant,
        say.supply,
        say.gaining,
        say.losing,
        say.meanChange,
        ...inputs.method.thresholds.map((t) => summary.under(decimal(t, 1))),
      ],
      after.variants.map((variant, v) => [
        summary.variantName(variant),
        signed(total[v], integer),
        say.people(integer(gains[v].gaining.population), integer(gains[v].gaining.communes)),
        say.people(integer(gains[v].losing.population), integer(gains[v].losing.communes)),
        signed(gains[v].meanChange, (value) => decimal(value, 4)),
        ...gains[v].thresholds.map((t) => signed(t.populationAfter - t.populationBefore, integer)),
      ]),
    ),
    say.thresholds,
  );
  unreached.forEach((acts, v) => {
    if (acts !== 0) lines.push(summary.unreached(integer(acts), summary.variantName(after.variants[v])));
  });
  const { codes, names } = inputs.communes;
  const change = after.accessibility[0].map((value, c) => value - before[0][c]);
  const most = [...change.keys()]
    .filter((c) => Math.abs(change[c]) > 1e-9)
    .sort((a, b) => Math.abs(change[b]) - Math.abs(change[a]) || a - b)
    .slice(0, shownCommunes);
  const rows = most.map((c) => [
    `${names[c]} (${codes[c]})`,
    decimal(before[0][c], 3),
    decimal(after.accessibility[0][c], 3),
    signed(change[c], (value) => decimal(value, 3)),
  ]);
  lines.push(
    "",
    screenTable([say.most(summary.variantName(after.variants[0])), say.before, say.after, say.change], rows),
    "",
  );
  return lines;
}

const signed = (value: number, show: (value: number) => string): string =>
  value > 0 ? `+${show(value)}` : show(value);
