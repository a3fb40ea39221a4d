import { communesSchema } from "../../core/territory/communes.ts";
import { longDate } from "../../core/words/dates.ts";
import { languages } from "../../core/words/languages.ts";
import { territoryWords } from "../../core/words/territories.ts";
import { communeZoningSchema } from "../../core/zoning/communeZoning.ts";
import { type ListedZoning, listedZones, listedZoningOf, listSchema } from "../../core/zoning/listed.ts";
import { listedSheets, listedZonesTable, zonedCommunesTable } from "../../core/zoning/listedSheets.ts";
import { parseListRules } from "../../core/zoning/listRules.ts";
import { overlapOf } from "../../core/zoning/overlap.ts";
import { overlapSheets } from "../../core/zoning/overlapSheets.ts";
import type { Sheet } from "../../core/zoning/sheet.ts";
import { checkMap } from "../../table/columns.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import { zoningMetadata } from "../metadata.ts";
import { typedCommand } from "../typedCommand.ts";
import { printWarnings } from "../warnings.ts";
import { Collector } from "./collector.ts";
import { communeZoningsOf } from "./communeZonings.ts";
import { labelMesh } from "./meshOption.ts";
import { communesOfRegion, zoningOfCommunes } from "./regionCommunes.ts";
import type { RulesDocument } from "./rulesKind.ts";
import { refuseSheetFiles, writeSheetFiles } from "./sheetFiles.ts";
import { sheetText } from "./sheetReport.ts";
import { plainZones, readCommunes, readCurrent } from "./territoryInputs.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

/** `aplomb zone` with rules of kind "list": red zones. @throws InputError with every problem. */
export async function listedCommand(options: TerritoryOptions, document: RulesDocument): Promise<void> {
  const words = territoryWords[options.lang];
  const { numbers } = languages[options.lang];
  const rules = parseListRules(document.json, document.source);
  await refuseSheetFiles(options, "zones");
  const problems = new Problems();
  const excluded = new Exclusions();
  const collector = new Collector(problems, options.sheet);
  if (options.list === undefined) {
    problems.error({
      source: "--list",
      got: "nothing",
      expected: `the list of ${rules.mesh.en} (a file)`,
      advice: "No formula reproduces it: the list that was published is an input.",
    });
  }
  checkMap(options.map, [communesSchema, listSchema, communeZoningSchema], problems);
  const { list } = await collector.readAll({ list: options.list });
  const input = await readCommunes(options, collector);
  if (input === undefined || list === undefined) return collector.stop();
  const { communes } = input;
  const mesh = await labelMesh(communes, options.by ?? rules.by);
  const made = collector.try(() => plainZones(mesh, communes, options.region, problems, excluded));
  const listed =
    made &&
    collector.try(() =>
      listedZones(list, made.zones, { map: options.map, problems, elsewhere: new Set(mesh.codes) }),
    );
  const others =
    options.overlap &&
    (await communeZoningsOf(
      options.overlap,
      communes,
      { ...options, current: await readCurrent(options.merged, collector) },
      collector,
      excluded,
    ));
  problems.throwIfAny();
  if (!made || !listed) return collector.stop();
  await printWarnings(problems.warnings, options.lang);
  const zoning = listedZoningOf({
    rules,
    region: options.region,
    zones: listed.zones,
    communes: made.communes,
    zoneClass: listed.zoneClass,
    version: options.listVersion ?? "",
    date: options.listDate ?? "",
  });
  const isToldOf = zoning.version !== "" || zoning.date !== "";
  const notes = isToldOf
    ? [
        words.notes.listVersion(
          zoning.version || "–",
          zoning.date === "" ? "–" : longDate(zoning.date, options.lang),
        ),
      ]
    : [];
  const sheets: Sheet[] = [...listedSheets(zoning, notes, words)];
  if (others && others.length > 0) {
    const own = { name: rules.id, inside: insideOf(zoning), zones: zoneOfCommunes(zoning) };
    const kept = communesOfRegion(communes, options.region, problems);
    const met = [own, ...others].map((each) => zoningOfCommunes(each, communes, kept));
    sheets.splice(-1, 0, ...overlapSheets(overlapOf(kept, met), words, numbers));
  }
  const provenance = {
    command: typedCommand(),
    estimated: false,
    synthetic: false,
    inputs: collector.files,
  };
  const metadata = zoningMetadata(provenance, rules, options.region);
  if (zoning.version !== "") metadata.set("aplomb.list.version", zoning.version);
  if (zoning.date !== "") metadata.set("aplomb.list.date", zoning.date);
  const tables = new Map([
    ["zones", listedZonesTable(zoning, metadata)],
    ["communes", zonedCommunesTable(zoning, metadata)],
  ]);
  const title = rules.title[options.lang];
  const outputs = await writeSheetFiles({ options, title, marks: [], tables, sheets, metadata, excluded });
  const subtitle = `${rules.id}, ${rules.version}`;
  console.log(
    options.json
      ? listedJson(zoning, problems, excluded, outputs)
      : sheetText({ title, subtitle, marks: [], sheets, excluded, outputs, lang: options.lang }),
  );
}

const insideOf = ({ communes: { communes, zone, counted }, zoneClass }: ListedZoning): Int8Array =>
  Int8Array.from(communes.codes, (_, c) =>
    counted[c] === 0 ? -1 : zone[c] >= 0 && zoneClass[zone[c]] === "selected" ? 1 : 0,
  );

const zoneOfCommunes = ({ communes: { zone }, zones }: ListedZoning): string[] =>
  Array.from(zone, (each) => zones.codes[each] ?? "");

/** `{title, region, rules, list: {version, date}, population, classes, departments, announced, zones, …}` */
function listedJson(
  zoning: ListedZoning,
  problems: Problems,
  excluded: Exclusions,
  outputs: readonly string[],
): string {
  const { rules, zones, zoneClass, population, selectedPopulation } = zoning;
  const selected = [...zones.codes.keys()].filter((zone) => zoneClass[zone] === "selected");
  return JSON.stringify(
    {
      title: rules.title.en,
      region: zoning.region || null,
      rules: { id: rules.id, version: rules.version },
      list: { version: zoning.version || null, date: zoning.date || null },
      population,
      classes: [
        {
          class: "selected",
          zones: selected.length,
          population: selectedPopulation,
          share: selectedPopulation / population,
        },
        {
          class: "others",
          zones: zones.count - selected.length,
          population: population - selectedPopulation,
        },
      ],
      departments: zoning.departments,
      announced: zoning.announced,
      zones: selected.map((zone) => ({ zone: zones.codes[zone], population: zones.population[zone] })),
      excluded: excluded.all.map(({ reason, count }) => ({ reason, count })),
      warnings: problems.warnings.map(({ severity: _, ...warning }) => warning),
      outputs,
    },
    null,
    2,
  );
}
