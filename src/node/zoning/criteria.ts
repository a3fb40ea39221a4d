import type { NearestFacility } from "../../core/engine/nearest.ts";
import { languages } from "../../core/words/languages.ts";
import { territoryWords } from "../../core/words/territories.ts";
import type { TerritoryWords } from "../../core/words/territoryWords.ts";
import {
  type ContiguousCommunes,
  contiguousCommunesOf,
  contiguousSheets,
  contiguousTable,
} from "../../core/zoning/contiguousSheets.ts";
import { type CriteriaRules, parseCriteriaRules } from "../../core/zoning/criteriaRules.ts";
import { criteriaSheets } from "../../core/zoning/criteriaSheets.ts";
import { criteriaCommunesTable, criteriaZonesTable } from "../../core/zoning/criteriaTables.ts";
import { type CriteriaZoning, criteriaClasses, criteriaZoningOf } from "../../core/zoning/criteriaZoning.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { zoningMetadata } from "../metadata.ts";
import { typedCommand } from "../typedCommand.ts";
import { printWarnings } from "../warnings.ts";
import { Collector } from "./collector.ts";
import { type CriteriaInputs, loadCriteriaInputs } from "./criteriaInputs.ts";
import type { RulesDocument } from "./rulesKind.ts";
import { refuseSheetFiles, writeSheetFiles } from "./sheetFiles.ts";
import { sheetText } from "./sheetReport.ts";
import { readBorders, readCurrent } from "./territoryInputs.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

/** Partial sets of communes looked at before the count of minimal groups is given up: a few seconds. */
const enumerationVisits = 2_000_000;

/** `aplomb zone` with rules of kind "criteria": pharmacies, density deserts. @throws InputError with every problem. */
export async function criteriaCommand(options: TerritoryOptions, document: RulesDocument): Promise<void> {
  const words = territoryWords[options.lang];
  const rules = parseCriteriaRules(document.json, document.source);
  await refuseSheetFiles(options, "zones");
  const problems = new Problems();
  const excluded = new Exclusions();
  const collector = new Collector(problems, options.sheet);
  const inputs = await loadCriteriaInputs(options, rules, collector, excluded);
  if (inputs === undefined) return collector.stop();
  const { zones, communes, qpv, qpvMeasures } = inputs;
  const { region, criteria: combination, reference, cap } = options;
  const zoning = collector.try(() =>
    criteriaZoningOf(
      { rules, zones, communes, region, combination, reference, qpv, qpvMeasures, cap },
      problems,
    ),
  );
  const contiguous = zoning && (await contiguousOf(options, rules, zoning, inputs, collector, excluded));
  problems.throwIfAny();
  if (zoning === undefined) return collector.stop();
  await printWarnings(problems.warnings, options.lang);
  await tell({ options, rules, zoning, inputs, contiguous, collector, excluded, words });
}

/** Contiguous communes of the territories selected, where rules and borders allow. */
async function contiguousOf(
  options: TerritoryOptions,
  rules: CriteriaRules,
  zoning: CriteriaZoning,
  { facilities }: CriteriaInputs,
  collector: Collector,
  excluded: Exclusions,
): Promise<ContiguousCommunes | undefined> {
  const { communes: zoned, zones } = zoning;
  if (options.borders === undefined || rules.contiguity === undefined || !zoned || !facilities)
    return undefined;
  const { map } = options;
  const current = await readCurrent(options.merged, collector);
  const borders = await readBorders(options.borders, zoned.communes, { map, current }, collector, excluded);
  if (borders === undefined || collector.problems.errors.length > 0) return undefined;
  const { communes, zone, counted } = zoned;
  const isCandidate = (c: number): boolean =>
    counted[c] === 1 &&
    zone[c] >= 0 &&
    zoning.zoneClass[zone[c]] === criteriaClasses.selected &&
    facilities[c] === 0;
  return contiguousCommunesOf(
    communes,
    {
      borders,
      population: communes.population,
      candidate: Uint8Array.from(communes.codes, (_, c) => (isCandidate(c) ? 1 : 0)),
      rule: rules.contiguity,
    },
    Array.from(zone, (each) => zones.codes[each] ?? ""),
    options.minimalGroups === undefined
      ? undefined
      : { limit: options.minimalGroups, visits: enumerationVisits },
  );
}

interface Told {
  readonly options: TerritoryOptions;
  readonly rules: CriteriaRules;
  readonly zoning: CriteriaZoning;
  readonly inputs: CriteriaInputs;
  readonly contiguous: ContiguousCommunes | undefined;
  readonly collector: Collector;
  readonly excluded: Exclusions;
  readonly words: TerritoryWords;
}

async function tell(told: Told): Promise<void> {
  const { options, rules, zoning, inputs, contiguous, collector, excluded, words } = told;
  const { numbers, marks: markWords } = languages[options.lang];
  const marks = [
    ...(inputs.synthetic ? [markWords.synthetic] : []),
    ...(inputs.estimated ? [markWords.estimated] : []),
  ];
  const notes = [...marks, ...notesOf(told)];
  const { measures: facilities, nearest } = inputs;
  const sheets = [
    ...criteriaSheets({ zoning, facilities, consultedOn: options.date, notes, words, numbers }),
    ...(contiguous ? contiguousSheets(contiguous, words, numbers) : []),
  ];
  // Notes and sources close the document.
  sheets.sort((a, b) => Number(a.id === "notes") - Number(b.id === "notes"));
  const provenance = {
    command: typedCommand(),
    estimated: inputs.estimated,
    synthetic: inputs.synthetic,
    inputs: collector.files,
  };
  const metadata = zoningMetadata(provenance, rules, zoning.region);
  const found = { facilities: inputs.facilities, nearest };
  const communesTable = criteriaCommunesTable(zoning, found, metadata);
  const tables = new Map<string, Table>([
    ["zones", criteriaZonesTable(zoning, facilities, metadata)],
    ...(communesTable ? [["communes", communesTable] as const] : []),
    ...(contiguous ? [["contiguous", contiguousTable(contiguous, metadata)] as const] : []),
  ]);
  const title = rules.title[options.lang];
  const outputs = await writeSheetFiles({ options, title, marks, tables, sheets, metadata, excluded });
  if (options.json) console.log(criteriaJson(told, outputs, marks));
  else {
    const subtitle = `${rules.id}, ${rules.version}`;
    console.log(sheetText({ title, subtitle, marks, sheets, excluded, outputs, lang: options.lang }));
  }
}

function notesOf({ options, rules, zoning, inputs, contiguous, words }: Told): string[] {
  const { numbers } = languages[options.lang];
  const { notes } = words;
  const { measures, nearest, maxMinutes } = inputs;
  const computed = zoning.selection.criteria.some((each) =>
    each.thresholds.some(({ origin }) => origin === "computed"),
  );
  const unreachable = unreachableOf(zoning, nearest);
  const withoutTime = measures?.withoutTime.reduce((sum, each) => sum + each, 0) ?? 0;
  return [
    ...(inputs.isPlain ? [notes.plainPopulation] : []),
    ...(computed ? [notes.partOfCountry] : []),
    ...(unreachable.communes > 0
      ? [
          notes.unreachable(
            numbers.integer(unreachable.communes),
            numbers.integer(unreachable.population),
            numbers.integer(maxMinutes ?? 0),
          ),
        ]
      : []),
    ...(withoutTime > 0 && nearest ? [notes.withoutTime(numbers.integer(withoutTime))] : []),
    ...(options.cap !== undefined ? [notes.capLifted] : []),
    ...(rules.contiguity !== undefined && !contiguous ? [notes.noBorders] : []),
  ];
}

function unreachableOf({ communes: zoned }: CriteriaZoning, nearest: NearestFacility | undefined) {
  const found = { communes: 0, population: 0 };
  if (!zoned || !nearest) return found;
  for (let c = 0; c < zoned.communes.count; c++) {
    if (zoned.counted[c] === 0 || nearest.minutes[c] !== Number.POSITIVE_INFINITY) continue;
    found.communes++;
    found.population += zoned.communes.population[c];
  }
  return found;
}

/**
 * `{title, marks, region, rules, population, classes, criteria: [{id, thresholds, zones, population, share}],
 * combination, caps, territories: [{zone, name, population, criteria}], unknown, neighbourhoods, contiguous, excluded,
 * warnings, outputs}`; numbers unrounded, null where there is none.
 */
function criteriaJson(
  { rules, zoning, inputs, contiguous, collector, excluded }: Told,
  outputs: readonly string[],
  marks: readonly string[],
): string {
  const { zones, selection, zoneClass, population, selectedPopulation } = zoning;
  const isOf = (id: string) => [...zones.codes.keys()].filter((zone) => zoneClass[zone] === id);
  const selected = isOf(criteriaClasses.selected);
  const eligible = contiguous?.maximal.groups.filter((_, group) => contiguous.maximal.eligible[group]) ?? [];
  return JSON.stringify(
    {
      title: rules.title.en,
      marks,
      region: zoning.region || null,
      rules: { id: rules.id, version: rules.version },
      population,
      classes: [
        {
          class: criteriaClasses.selected,
          zones: selected.length,
          population: selectedPopulation,
          share: selectedPopulation / population,
        },
        { class: criteriaClasses.others, zones: isOf(criteriaClasses.others).length },
        { class: null, zones: isOf("").length },
      ],
      criteria: selection.criteria.map((each) => ({
        id: each.criterion.id,
        thresholds: each.thresholds,
        zones: each.zones,
        population: each.population,
        share: each.population / population,
      })),
      combination: selection.combination,
      caps: zoning.caps,
      territories: selected.map((zone) => ({
        zone: zones.codes[zone],
        name: zones.names[zone],
        population: zones.population[zone],
        criteria: selection.by[zone],
      })),
      unknown: isOf("").map((zone) => zones.codes[zone]),
      neighbourhoods: zoning.qpv.filter((_, at) => zoning.qpvClass[at] !== "").map((each) => each.code),
      unreachable: { ...unreachableOf(zoning, inputs.nearest), maxMinutes: inputs.maxMinutes ?? null },
      contiguous: contiguous
        ? {
            groups: eligible.length,
            communes: eligible.reduce((sum, group) => sum + group.communes.length, 0),
            unproven: contiguous.smallest.filter((each) => each && !each.proven).length,
            minimal: contiguous.minimal
              ? { count: contiguous.minimal.count, complete: contiguous.minimal.complete }
              : null,
          }
        : null,
      excluded: excluded.all.map(({ reason, count }) => ({ reason, count })),
      warnings: collector.problems.warnings.map(({ severity: _, ...warning }) => warning),
      outputs,
    },
    null,
    2,
  );
}
