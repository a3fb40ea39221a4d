import { bordersSchema } from "../../core/territory/borders.ts";
import { type Communes, communesSchema } from "../../core/territory/communes.ts";
import { languages } from "../../core/words/languages.ts";
import { territoryWords } from "../../core/words/territories.ts";
import { communeZoningSchema } from "../../core/zoning/communeZoning.ts";
import { contiguityRule } from "../../core/zoning/contiguous.ts";
import {
  type ContiguousCommunes,
  contiguousCommunesOf,
  contiguousSheets,
  contiguousTable,
} from "../../core/zoning/contiguousSheets.ts";
import { facilitiesFrom } from "../../core/zoning/facilities.ts";
import type { CommuneZoning } from "../../core/zoning/overlap.ts";
import { checkMap } from "../../table/columns.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import type { ContiguousOptions } from "../commands/contiguous.ts";
import { metadataOf } from "../metadata.ts";
import { typedCommand } from "../typedCommand.ts";
import { printWarnings } from "../warnings.ts";
import { Collector } from "./collector.ts";
import { communeZoningsOf } from "./communeZonings.ts";
import { refuseSheetFiles, writeSheetFiles } from "./sheetFiles.ts";
import { sheetText } from "./sheetReport.ts";
import { type CommunesInput, readBorders, readCommunes, readCurrent } from "./territoryInputs.ts";

const pharmaciesSchema = { pharmacies: { type: "number", aliases: [] } } as const;
const enumerationVisits = 2_000_000;
const pharmacyColumns = ["pharmacies", "pharm", "pharmacie", "officines", "pharm_bpe", "facilities"];

type Current = ((code: string) => string) | undefined;

/** `aplomb contiguous`. @throws InputError with every problem, before anything is written. */
export async function contiguousCommand(options: ContiguousOptions): Promise<void> {
  const words = territoryWords[options.lang];
  const { numbers } = languages[options.lang];
  await refuseSheetFiles(options, "contiguous");
  const problems = new Problems();
  const excluded = new Exclusions();
  const collector = new Collector(problems, options.sheet);
  checkMap(options.map, [communesSchema, bordersSchema, communeZoningSchema, pharmaciesSchema], problems);
  const input = await readCommunes(options, collector);
  if (input === undefined) return collector.stop();
  const { communes } = input;
  const current = await readCurrent(options.merged, collector);
  const territories = await readTerritories(options, communes, current, collector, excluded);
  const pharmacies = await readPharmacies(options, input, current, collector, excluded);
  const borders = await bordersOf(options, communes, current, collector, excluded);
  checkRegion(options.region, communes, problems);
  const candidate = Uint8Array.from(communes.codes, (_, c) => {
    const isHere = options.region === undefined || communes.regions[c] === options.region;
    return isHere && territories?.inside[c] === 1 && pharmacies?.[c] === 0 ? 1 : 0;
  });
  for (const [c, code] of communes.codes.entries()) {
    if (candidate[c] === 0 || !Number.isNaN(communes.population[c])) continue;
    const got = `nothing for commune ${code}`;
    problems.error({ source: communes.source, column: "population", got, expected: "its inhabitants" });
  }
  problems.throwIfAny();
  if (!territories || !pharmacies || !borders) return collector.stop();
  await printWarnings(problems.warnings, options.lang);
  const found = contiguousCommunesOf(
    communes,
    {
      borders,
      population: communes.population,
      candidate,
      rule: { ...contiguityRule, largestCommune: options.largestCommune, population: options.population },
    },
    territories.zones,
    options.minimalGroups === undefined
      ? undefined
      : { limit: options.minimalGroups, visits: enumerationVisits },
  );
  const sheets = contiguousSheets(found, words, numbers);
  const metadata = metadataOf({
    command: typedCommand(),
    estimated: false,
    synthetic: false,
    inputs: collector.files,
  });
  const tables = new Map([["contiguous", contiguousTable(found, metadata)]]);
  const title = words.titles.contiguous;
  const outputs = await writeSheetFiles({ options, title, marks: [], tables, sheets, metadata, excluded });
  const rule = `≥ ${numbers.integer(options.largestCommune)}, ≥ ${numbers.integer(options.population)}`;
  console.log(
    options.json
      ? contiguousJson(found, excluded, outputs)
      : sheetText({ title, subtitle: rule, marks: [], sheets, excluded, outputs, lang: options.lang }),
  );
}

async function readTerritories(
  { territories, map, inside }: ContiguousOptions,
  communes: Communes,
  current: Current,
  collector: Collector,
  excluded: Exclusions,
): Promise<CommuneZoning | undefined> {
  if (territories === undefined) {
    collector.problems.error({
      source: "--territories",
      got: "nothing",
      expected: "the communes of fragile territories (a file)",
      advice: "aplomb zone --rules pharmacy-2024 --out DIR writes them; a list of codes is enough.",
    });
    return undefined;
  }
  const given = inside === undefined ? {} : { inside };
  const [read] = await communeZoningsOf(
    [territories],
    communes,
    { map, current, ...given },
    collector,
    excluded,
  );
  return read;
}

async function readPharmacies(
  { pharmacies, map }: ContiguousOptions,
  { communes, table }: CommunesInput,
  current: Current,
  collector: Collector,
  excluded: Exclusions,
): Promise<Float64Array | undefined> {
  const { problems } = collector;
  const read = pharmacies === undefined ? { file: table } : await collector.readAll({ file: pharmacies });
  const { file } = read;
  if (file === undefined) return undefined;
  return collector.try(() =>
    facilitiesFrom(file, communes, pharmacyColumns, {
      map,
      problems,
      excluded,
      isCounted: pharmacies === undefined,
      ...(current ? { current } : {}),
    }),
  );
}

async function bordersOf(
  { borders, map }: ContiguousOptions,
  communes: Communes,
  current: Current,
  collector: Collector,
  excluded: Exclusions,
) {
  if (borders !== undefined) return readBorders(borders, communes, { map, current }, collector, excluded);
  collector.problems.error({
    source: "--borders",
    got: "nothing",
    expected: "the borders of communes: pairs (commune, neighbour), or their outlines (GeoJSON)",
  });
  return undefined;
}

function checkRegion(region: string | undefined, communes: Communes, problems: Problems): void {
  if (region === undefined || communes.regions.includes(region)) return;
  const known = [...new Set(communes.regions)].filter((each) => each !== "").sort();
  problems.error({ source: "--region", got: region, expected: `one of ${known.join(", ")}` });
}

/** `{candidates, groups: [{communes, population, largest}], communes, unproven, minimal, excluded, outputs}` */
function contiguousJson(found: ContiguousCommunes, excluded: Exclusions, outputs: readonly string[]): string {
  const { communes, ground, maximal, smallest, minimal } = found;
  const groups = maximal.groups.filter((_, group) => maximal.eligible[group]);
  const code = (commune: number): string => communes.codes[commune];
  return JSON.stringify(
    {
      rule: ground.rule,
      candidates: ground.candidate.reduce((sum, each) => sum + each, 0),
      groups: groups.map((group) => ({
        communes: group.communes.map(code),
        population: group.population,
        largest: code(group.largest),
      })),
      communes: groups.reduce((sum, group) => sum + group.communes.length, 0),
      smallest: smallest.flatMap((group, commune) =>
        group
          ? [
              {
                commune: code(commune),
                communes: group.communes.map(code),
                population: group.population,
                proven: group.proven,
              },
            ]
          : [],
      ),
      minimal: minimal
        ? {
            count: minimal.count,
            complete: minimal.complete,
            groups: minimal.groups.map((each) => each.communes.map(code)),
          }
        : null,
      excluded: excluded.all.map(({ reason, count }) => ({ reason, count })),
      outputs,
    },
    null,
    2,
  );
}
