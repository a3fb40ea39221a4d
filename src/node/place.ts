import { LocalUpdate } from "../core/scenario/localUpdate.ts";
import { gini, lowestTenth, type Objective, populationUnder } from "../core/scenario/objective.ts";
import { type Placed, place } from "../core/scenario/place.ts";
import { languages } from "../core/words/languages.ts";
import type { Words } from "../core/words/words.ts";
import { numberColumn, tableOf, textColumn } from "../table/columns.ts";
import { InputError } from "../table/problems.ts";
import type { Table } from "../table/table.ts";
import { computeRun } from "./computeRun.ts";
import { excludedTable } from "./excludedTable.ts";
import type { InputOptions } from "./inputOptions.ts";
import { type Inputs, loadInputs } from "./inputs.ts";
import { markLines } from "./marks.ts";
import { metadataOf } from "./metadata.ts";
import { type OutputOptions, Outputs } from "./outputs.ts";
import { screenTable } from "./screen.ts";
import { type Selection, selectedRows } from "./selection.ts";
import { Stages } from "./stages.ts";
import { typedCommand } from "./typedCommand.ts";
import { printWarnings } from "./warnings.ts";

export interface PlaceOptions extends InputOptions, OutputOptions, Selection {
  readonly lang: "fr" | "en";
  readonly doctors: number;
  readonly objective: string;
  readonly capacity: number;
  readonly variant?: string;
  readonly json?: boolean;
}

/** `aplomb place`: the communes where the next doctors help most. @throws InputError */
export async function placeCommand(options: PlaceOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(8, (stage) => words.stages[stage] ?? stage);
  try {
    const objective = objectiveOf(options.objective);
    const outputs = new Outputs(options, "place");
    await outputs.refuseEarly();
    const inputs = await loadInputs({ ...options, addsDoctors: true }, stages);
    await printWarnings(inputs.problems.warnings, options.lang);
    const variant = variantOf(options.variant, inputs);
    const { communes, demand, travelTimes, method, present } = inputs;
    const candidates = selectedRows(communes, options).filter((commune) => present[commune] === 1);
    const { result } = await computeRun(inputs, stages);
    const acts = options.acts ?? method.fullTimeActs;
    const placed = await stages.run("place", () => {
      const people = demand.values.map((value, commune) => (present[commune] ? value : 0));
      const local = new LocalUpdate(travelTimes, people, method.decay);
      const accessibility = result.accessibility[variant];
      const { doctors, capacity } = options;
      const { population } = communes;
      return place({ local, accessibility, population, objective, candidates, doctors, acts, capacity });
    });
    const table = placementsTable(placed, inputs);
    const command = typedCommand();
    const paths = await stages.run("write", async () => {
      const metadata = metadataOf({
        command,
        method,
        variants: [inputs.supply.variants[variant]],
        estimated: travelTimes.estimated,
        synthetic: inputs.synthetic,
        inputs: [...inputs.files, ...inputs.documents],
      });
      await outputs.addTable("place", { ...table, metadata });
      if (inputs.exclusions.all.length > 0)
        await outputs.addTable("excluded", excludedTable(inputs.exclusions, metadata));
      return outputs.write(command);
    });
    stages.stop();
    if (options.json)
      console.log(JSON.stringify(documentOf(placed, inputs, options, paths, stages), null, 2));
    else
      console.log(
        [
          ...textOf(placed, inputs, options, words),
          words.about(words.summary.outputs, paths.join(", ")),
        ].join("\n"),
      );
  } finally {
    stages.stop();
  }
}

/** The objective that `--objective` names. @throws InputError */
function objectiveOf(text: string): Objective {
  const threshold = Number(/^population under (\d+(?:[.,]\d+)?)$/.exec(text.trim())?.[1]?.replace(",", "."));
  if (threshold > 0) return populationUnder(threshold);
  if (text.trim() === "lowest tenth") return lowestTenth;
  if (text.trim() === "gini") return gini;
  const expected = '"population under 2.5" (any threshold above 0), "lowest tenth" or "gini"';
  throw new InputError([{ severity: "error", source: "--objective", got: text, expected }]);
}

/** Position of the variant among those of the run. @throws InputError */
function variantOf(name: string | undefined, { supply }: Inputs): number {
  const position = name === undefined ? 0 : supply.variants.indexOf(name);
  if (position >= 0) return position;
  const expected = `a variant of the run: ${supply.variants.join(", ")}`;
  throw new InputError([{ severity: "error", source: "--variant", got: String(name), expected }]);
}

/** One row a doctor, in the order placed: `rank, code, name, department, objective_before, objective_after`. */
function placementsTable({ placements }: Placed, { communes }: Inputs): Table {
  const of = (values: readonly string[]) => textColumn(placements.map(({ commune }) => values[commune]));
  return tableOf("place", {
    rank: numberColumn(Uint32Array.from(placements, (_, rank) => rank + 1)),
    code: of(communes.codes),
    name: of(communes.names),
    department: of(communes.departments),
    objective_before: numberColumn(Float64Array.from(placements, ({ before }) => before)),
    objective_after: numberColumn(Float64Array.from(placements, ({ after }) => after)),
  });
}

function documentOf(
  placed: Placed,
  inputs: Inputs,
  options: PlaceOptions,
  outputs: readonly string[],
  stages: Stages,
) {
  const { placements } = placed;
  const { codes, names } = inputs.communes;
  return {
    objective: options.objective,
    doctors: options.doctors,
    placed: placements.length,
    before: placements[0]?.before ?? null,
    after: placements.at(-1)?.after ?? null,
    placements: placements.map(({ commune, before, after }) => ({
      code: codes[commune],
      name: names[commune],
      before,
      after,
    })),
    estimated: inputs.travelTimes.estimated,
    synthetic: inputs.synthetic,
    stages: stages.done,
    outputs,
  };
}

function textOf({ placements }: Placed, inputs: Inputs, options: PlaceOptions, words: Words): string[] {
  const { numbers, place: say } = words;
  const { codes, names } = inputs.communes;
  const lines = markLines(inputs, words);
  lines.push(
    say.title(numbers.integer(placements.length), numbers.integer(options.doctors), options.objective),
    "",
  );
  const show = (value: number): string => numbers.decimal(Math.abs(value), Math.abs(value) >= 100 ? 0 : 4);
  const rows = placements.map(({ commune, before, after }, rank) => [
    `${rank + 1}. ${names[commune]} (${codes[commune]})`,
    show(before),
    show(after),
  ]);
  if (rows.length > 0)
    lines.push(screenTable([say.commune, words.whatIf.before, words.whatIf.after], rows), "");
  if (placements.length < options.doctors) lines.push(say.stopped);
  return lines;
}
