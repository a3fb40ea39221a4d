import { communesSchema } from "../../core/territory/communes.ts";
import { languages } from "../../core/words/languages.ts";
import { territoryWords } from "../../core/words/territories.ts";
import { communeZoningSchema } from "../../core/zoning/communeZoning.ts";
import { MOST_ZONINGS, type Overlap, overlapOf } from "../../core/zoning/overlap.ts";
import { overlapSheets, overlapTable } from "../../core/zoning/overlapSheets.ts";
import { checkMap } from "../../table/columns.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import type { OverlapOptions } from "../commands/overlap.ts";
import { metadataOf } from "../metadata.ts";
import { typedCommand } from "../typedCommand.ts";
import { printWarnings } from "../warnings.ts";
import { Collector } from "./collector.ts";
import { communeZoningsOf } from "./communeZonings.ts";
import { communesOfRegion, zoningOfCommunes } from "./regionCommunes.ts";
import { refuseSheetFiles, writeSheetFiles } from "./sheetFiles.ts";
import { sheetText } from "./sheetReport.ts";
import { readCommunes, readCurrent } from "./territoryInputs.ts";

/** `aplomb overlap`. @throws InputError with every problem, before anything is written. */
export async function overlapCommand(paths: readonly string[], options: OverlapOptions): Promise<void> {
  const words = territoryWords[options.lang];
  const { numbers } = languages[options.lang];
  await refuseSheetFiles(options, "overlap");
  const problems = new Problems();
  const excluded = new Exclusions();
  const collector = new Collector(problems, options.sheet);
  if (paths.length < 2 || paths.length > MOST_ZONINGS) {
    problems.error({
      source: "zonings",
      got: String(paths.length),
      expected: `2 to ${MOST_ZONINGS} of them`,
    });
  }
  checkMap(options.map, [communesSchema, communeZoningSchema], problems);
  const input = await readCommunes(options, collector);
  const current = await readCurrent(options.merged, collector);
  const read = { ...options, current };
  const zonings = input && (await communeZoningsOf(paths, input.communes, read, collector, excluded));
  const communes = input && communesOfRegion(input.communes, options.region, problems);
  problems.throwIfAny();
  if (!input || !zonings || !communes) return collector.stop();
  await printWarnings(problems.warnings, options.lang);
  const kept = zonings.map((zoning) => zoningOfCommunes(zoning, input.communes, communes));
  const overlap = overlapOf(communes, kept);
  const sheets = overlapSheets(overlap, words, numbers);
  const metadata = metadataOf({
    command: typedCommand(),
    estimated: false,
    synthetic: false,
    inputs: collector.files,
  });
  const tables = new Map([["overlap", overlapTable(overlap, communes, metadata)]]);
  const title = words.titles.overlapGroups;
  const outputs = await writeSheetFiles({ options, title, marks: [], tables, sheets, metadata, excluded });
  const subtitle = kept.map(({ name }) => name).join(", ");
  console.log(
    options.json
      ? overlapJson(overlap, excluded, outputs)
      : sheetText({ title, subtitle, marks: [], sheets, excluded, outputs, lang: options.lang }),
  );
}

/** `{population, communes, zonings, byCount, combinations, pairs, untold, excluded, outputs}` */
function overlapJson(overlap: Overlap, excluded: Exclusions, outputs: readonly string[]): string {
  const { zonings } = overlap;
  const name = (at: number): string => zonings[at].name;
  return JSON.stringify(
    {
      population: overlap.population,
      communes: overlap.communes,
      zonings: zonings.map((each, at) => ({ name: each.name, untold: overlap.untold[at] })),
      byCount: overlap.byCount.map(({ zonings: own, ...rest }) => ({ zonings: own.length, ...rest })),
      combinations: overlap.groups.map(({ zonings: own, ...rest }) => ({ zonings: own.map(name), ...rest })),
      pairs: overlap.coverage.map(({ zoning, other, ...rest }) => ({
        zoning: name(zoning),
        other: name(other),
        ...rest,
      })),
      excluded: excluded.all.map(({ reason, count }) => ({ reason, count })),
      outputs,
    },
    null,
    2,
  );
}
