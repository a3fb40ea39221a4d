import { type Communes, communesFrom, communesSchema } from "../../core/territory/communes.ts";
import { zonesOfCommunes } from "../../core/territory/mesh.ts";
import { languages } from "../../core/words/languages.ts";
import { territoryWords } from "../../core/words/territories.ts";
import { aggregateIndicators } from "../../core/zoning/aggregate.ts";
import { type CompositeIndex, compositeIndexOf } from "../../core/zoning/composite.ts";
import { type CompositeRules, parseCompositeRules } from "../../core/zoning/compositeRules.ts";
import { compositeSheets, compositeTable } from "../../core/zoning/compositeSheets.ts";
import { zonedCommunesTable } from "../../core/zoning/listedSheets.ts";
import {
  type MeasuredZones,
  measuredZonesFrom,
  measuresFrom,
  numbersNamed,
  unmeasured,
  withMeasures,
  zonesOfRegion,
} from "../../core/zoning/measuredZones.ts";
import { zoneRowsSchema } from "../../core/zoning/zoneRows.ts";
import type { ZonedCommunes } from "../../core/zoning/zonesOfMesh.ts";
import { checkMap } from "../../table/columns.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { zoningMetadata } from "../metadata.ts";
import { typedCommand } from "../typedCommand.ts";
import { printWarnings } from "../warnings.ts";
import { Collector } from "./collector.ts";
import { readMesh } from "./meshOption.ts";
import type { RulesDocument } from "./rulesKind.ts";
import { refuseSheetFiles, writeSheetFiles } from "./sheetFiles.ts";
import { sheetText } from "./sheetReport.ts";
import { plainZones, readCommunes } from "./territoryInputs.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

/** Zones with the columns that the indicators read, and their communes where these are known. */
interface Measured {
  readonly zones: MeasuredZones;
  readonly communes?: ZonedCommunes;
}

const number = { type: "number", aliases: [] } as const;

/** `aplomb zone` with rules of kind "composite": an index the user writes. @throws InputError with every problem. */
export async function compositeCommand(options: TerritoryOptions, document: RulesDocument): Promise<void> {
  const words = territoryWords[options.lang];
  const { numbers, marks: told } = languages[options.lang];
  const rules = parseCompositeRules(document.json, document.source);
  await refuseSheetFiles(options, "zones");
  const problems = new Problems();
  const excluded = new Exclusions();
  const collector = new Collector(problems, options.sheet);
  const columns = Object.fromEntries(rules.indicators.map(({ column }) => [column, number]));
  checkMap(options.map, [communesSchema, zoneRowsSchema, columns], problems);
  const measured =
    options.zones !== undefined
      ? await zonesOfTable(options, rules, collector)
      : await zonesOfMeshOf(options, rules, collector, excluded);
  const composite = measured && collector.try(() => compositeIndexOf(rules, measured.zones, problems));
  problems.throwIfAny();
  if (!measured || !composite) return collector.stop();
  await printWarnings(problems.warnings, options.lang);
  const marks = [
    ...(collector.marked.synthetic ? [told.synthetic] : []),
    ...(collector.marked.estimated ? [told.estimated] : []),
  ];
  const sheets = compositeSheets(composite, marks, words, numbers);
  const provenance = {
    command: typedCommand(),
    ...collector.marked,
    inputs: collector.files,
  };
  const metadata = zoningMetadata(provenance, rules, options.region);
  const tables = new Map<string, Table>([["zones", compositeTable(composite, metadata)]]);
  if (measured.communes) {
    const { zoneClass } = composite;
    tables.set(
      "communes",
      zonedCommunesTable({ zones: measured.zones, communes: measured.communes, zoneClass }, metadata),
    );
  }
  const title = rules.title[options.lang];
  const outputs = await writeSheetFiles({ options, title, marks, tables, sheets, metadata, excluded });
  const subtitle = `${rules.id}, ${rules.version}`;
  console.log(
    options.json
      ? compositeJson(composite, problems, excluded, outputs)
      : sheetText({ title, subtitle, marks, sheets, excluded, outputs, lang: options.lang }),
  );
}

/** Measures of zones by column as the indicators that read them, by id. */
function indicatorsOf(
  rules: CompositeRules,
  table: Table,
  zones: MeasuredZones,
  { map }: TerritoryOptions,
  problems: Problems,
): [string, Float64Array][] {
  const columns = [...new Set(rules.indicators.map((each) => each.column))];
  const measures = measuresFrom(table, zones, columns, { map, problems });
  return rules.indicators.flatMap(({ id, column }): [string, Float64Array][] => {
    const values = measures.get(column);
    return values ? [[id, values]] : [];
  });
}

/** One table that holds zones and their indicators alike. */
async function zonesOfTable(
  options: TerritoryOptions,
  rules: CompositeRules,
  collector: Collector,
): Promise<Measured | undefined> {
  const { problems } = collector;
  const { map } = options;
  const { zones: table, indicators } = await collector.readAll({
    zones: options.zones,
    indicators: options.indicators,
  });
  return (
    table &&
    collector.try(() => {
      const { zones: all } = measuredZonesFrom(table, { map, problems });
      const own = indicatorsOf(rules, table, all, options, problems);
      const more = indicators ? indicatorsOf(rules, indicators, all, options, problems) : [];
      const zones = withMeasures(withMeasures(all, own), more);
      return { zones: options.region === undefined ? zones : zonesOfRegion(zones, options.region) };
    })
  );
}

/** Communes put together by a mesh; their indicators in their own table or in --indicators, by commune or by zone. */
async function zonesOfMeshOf(
  options: TerritoryOptions,
  rules: CompositeRules,
  collector: Collector,
  excluded: Exclusions,
): Promise<Measured | undefined> {
  const { problems } = collector;
  const input = await readCommunes(options, collector);
  const { indicators } = await collector.readAll({ indicators: options.indicators });
  if (input === undefined) return undefined;
  const { communes, table } = input;
  const mesh = await readMesh(options, communes, collector, rules.by);
  const made = mesh && collector.try(() => plainZones(mesh, communes, options.region, problems, excluded));
  if (!mesh || !made) return undefined;
  const zone = zonesOfCommunes(mesh, communes.codes).map(
    (each) => made.zones.index.get(mesh.codes[each]) ?? -1,
  );
  const aggregated = (from: Table, rows: ArrayLike<number>): [string, Float64Array][] =>
    aggregateIndicators(
      rules,
      (column) => {
        const values = numbersNamed(from, column, { map: options.map, problems });
        return values && Float64Array.from(rows, (row) => (row < 0 ? Number.NaN : values[row]));
      },
      { zone, zones: made.zones.count, population: communes.population },
    );
  const zones = unmeasured(made.zones);
  const own = collector.try(() => aggregated(table, communes.row)) ?? [];
  const more =
    indicators &&
    collector.try(() =>
      isOfCommunes(indicators, communes)
        ? aggregated(indicators, rowsByCommune(indicators, communes, options, problems, excluded))
        : indicatorsOf(rules, indicators, zones, options, problems),
    );
  return { zones: withMeasures(withMeasures(zones, own), more ?? []), communes: made.communes };
}

/** True where the first column of codes is mostly of communes: five characters that the list of communes has. */
function isOfCommunes(table: Table, communes: Communes): boolean {
  const own = [...table.columns.values()].find((column) => column.kind === "text");
  if (own?.kind !== "text") return true;
  const known = own.values.filter((value) => communes.index.has(value.trim())).length;
  return known * 2 > own.values.length;
}

function rowsByCommune(
  table: Table,
  communes: Communes,
  { map }: TerritoryOptions,
  problems: Problems,
  excluded: Exclusions,
): Int32Array {
  const given = communesFrom(table, { map, problems });
  const rows = new Int32Array(communes.count).fill(-1);
  given.codes.forEach((code, c) => {
    const commune = communes.index.get(code);
    if (commune === undefined) excluded.add("indicators-unknown-commune", code);
    else rows[commune] = given.row[c];
  });
  return rows;
}

/** `{title, rules, population, threshold, steps, zones: [{zone, index, rank, class}], warnings, outputs}` */
function compositeJson(
  { rules, zones, steps, index, rank, zoneClass, leastSelected }: CompositeIndex,
  problems: Problems,
  excluded: Exclusions,
  outputs: readonly string[],
): string {
  const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return JSON.stringify(
    {
      title: rules.title.en,
      rules: { id: rules.id, version: rules.version },
      aggregation: rules.aggregation,
      threshold: rules.threshold,
      leastSelected: orNull(leastSelected),
      steps: steps.map(
        ({ indicator, normalisation, least, largest, mean, deviation, weight, zones: known }) => ({
          indicator: indicator.id,
          column: indicator.column,
          direction: indicator.direction,
          normalisation,
          least: orNull(least),
          largest: orNull(largest),
          mean: orNull(mean),
          deviation: orNull(deviation),
          weight,
          zones: known,
        }),
      ),
      zones: zones.codes.map((zone, z) => ({
        zone,
        name: zones.names[z],
        population: orNull(zones.population[z]),
        index: orNull(index[z]),
        rank: orNull(rank[z]),
        class: zoneClass[z] || null,
        scaled: Object.fromEntries(steps.map((step) => [step.indicator.id, orNull(step.scaled[z])])),
      })),
      excluded: excluded.all.map(({ reason, count }) => ({ reason, count })),
      warnings: problems.warnings.map(({ severity: _, ...warning }) => warning),
      outputs,
    },
    null,
    2,
  );
}
