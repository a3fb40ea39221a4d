import { fileURLToPath } from "node:url";
import { type Finding, findingsOf } from "../core/profile/findings.ts";
import {
  type Indicators,
  indicatorsFrom,
  indicatorsSchema,
  territoryNamed,
} from "../core/profile/indicators.ts";
import { type Profile, profileOf } from "../core/profile/profile.ts";
import { profileSheets, profileTable } from "../core/profile/profileSheets.ts";
import { parseStudy, type Study } from "../core/profile/study.ts";
import { languages } from "../core/words/languages.ts";
import { territoryWords } from "../core/words/territories.ts";
import { checkMap } from "../table/columns.ts";
import { Exclusions } from "../table/exclusions.ts";
import { Problems } from "../table/problems.ts";
import type { ProfileOptions } from "./commands/profile.ts";
import { readDocument } from "./documents.ts";
import { metadataOf } from "./metadata.ts";
import { typedCommand } from "./typedCommand.ts";
import { printWarnings } from "./warnings.ts";
import { Collector } from "./zoning/collector.ts";
import { refuseSheetFiles, writeSheetFiles } from "./zoning/sheetFiles.ts";
import { sheetText } from "./zoning/sheetReport.ts";

const embedded = (name: string): URL => new URL(`../../data/study-departments/${name}`, import.meta.url);

/** `aplomb profile`. @throws InputError with every problem, before anything is written. */
export async function profileCommand(names: readonly string[], options: ProfileOptions): Promise<void> {
  const words = territoryWords[options.lang];
  const { numbers } = languages[options.lang];
  await refuseSheetFiles(options, "profile");
  const problems = new Problems();
  const collector = new Collector(problems, options.sheet);
  checkMap(options.map, [indicatorsSchema], problems);
  const study = await readStudy(options, collector);
  const { indicators: table } = await collector.readAll({
    indicators: options.indicators ?? embedded("indicators.csv"),
  });
  const given = study === undefined ? {} : { study };
  const indicators =
    table && collector.try(() => indicatorsFrom(table, { map: options.map, problems, ...given }));
  if (indicators === undefined) return collector.stop();
  const territories = territoriesOf(names, indicators, study, problems);
  const twins = twinsOf(territories, options.twin, indicators, study, problems);
  problems.throwIfAny();
  await printWarnings(problems.warnings, options.lang);
  const profile = profileOf(indicators, territories, { twins, ...given });
  const findings = study ? findingsOf(profile, study) : [];
  const sheets = profileSheets({ profile, study, findings, words, numbers });
  const metadata = metadataOf({
    command: typedCommand(),
    estimated: false,
    synthetic: false,
    inputs: collector.files,
  });
  const excluded = new Exclusions();
  const tables = new Map([["profile", profileTable(profile, metadata)]]);
  const title = study?.title[options.lang] ?? indicators.source;
  const outputs = await writeSheetFiles({ options, title, marks: [], tables, sheets, metadata, excluded });
  const subtitle = territories.map((each) => indicators.territories[each].name).join(", ");
  console.log(
    options.json
      ? profileJson(profile, findings, outputs)
      : sheetText({ title, subtitle, marks: [], sheets, excluded, outputs, lang: options.lang }),
  );
}

/** The study of --study; the embedded one beside the embedded indicators; none beside a user's own. */
async function readStudy(options: ProfileOptions, collector: Collector): Promise<Study | undefined> {
  if (options.study === undefined && options.indicators !== undefined) return undefined;
  const path = options.study ?? fileURLToPath(embedded("study.json"));
  return collector.tryAsync(async () => {
    const source = options.study ?? "study-departments/study.json";
    return parseStudy(await readDocument(path, source), source);
  });
}

/** Those named, each once; those of the study of the first one's level, or every territory but the nation, where none is. */
function territoriesOf(
  names: readonly string[],
  indicators: Indicators,
  study: Study | undefined,
  problems: Problems,
): number[] {
  const named = names.map((name) => territoryNamed(indicators, name, "profile", problems));
  if (named.length > 0) return [...new Set(named)].filter((each) => each >= 0);
  const level = study?.territories[0]?.level ?? indicators.territories[0]?.level;
  return [...indicators.territories.keys()].filter((each) => indicators.territories[each].level === level);
}

/** --twin for all; else, of two territories, each is the other's; else the study's. */
function twinsOf(
  territories: readonly number[],
  twin: string | undefined,
  indicators: Indicators,
  study: Study | undefined,
  problems: Problems,
): ReadonlyMap<number, number> {
  if (twin !== undefined) {
    const other = territoryNamed(indicators, twin, "--twin", problems);
    return new Map(territories.filter((each) => each !== other).map((each) => [each, other]));
  }
  if (territories.length === 2) {
    const [a, b] = territories;
    return new Map([
      [a, b],
      [b, a],
    ]);
  }
  return new Map(
    territories.flatMap((each): [number, number][] => {
      const { code, level } = indicators.territories[each];
      const told = study?.territories.find((one) => one.code === code && one.level === level)?.twin;
      const other = indicators.territories.findIndex((one) => one.code === told && one.level === level);
      return other < 0 ? [] : [[each, other]];
    }),
  );
}

/** `{territories, lines: [{indicator, territory, value, per100k, comparisons}], findings, outputs}`; null where unknown. */
function profileJson(profile: Profile, findings: readonly Finding[], outputs: readonly string[]): string {
  const { indicators, territories, populations, lines } = profile;
  const code = (territory: number): string | null => indicators.territories[territory]?.code ?? null;
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return JSON.stringify(
    {
      territories: territories.map((each) => ({
        ...indicators.territories[each],
        population: orNull(populations[each].value),
      })),
      lines: lines.map(({ indicator, territory, value, per100k, comparisons }) => ({
        pillar: indicator.pillar,
        indicator: indicator.id,
        territory: code(territory),
        value,
        per100k: orNull(per100k),
        comparisons: comparisons.map((each) => ({
          ...each,
          territory: code(each.territory),
          verdict: each.verdict ?? null,
        })),
      })),
      findings: findings.map((each) => ({ ...each, territory: code(each.territory) })),
      outputs,
    },
    null,
    2,
  );
}
