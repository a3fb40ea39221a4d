import { type Results, resultsFrom } from "../../core/accessibility/resultTable.ts";
import type { Method } from "../../core/method/document.ts";
import { languages } from "../../core/words/languages.ts";
import type { ZoningWords } from "../../core/words/zoning.ts";
import { type Choices, choicesFrom } from "../../core/zoning/choices.ts";
import {
  type MeshLine,
  meshLines,
  type PrintedDensities,
  publishedMeshLines,
} from "../../core/zoning/meshByDepartment.ts";
import { type Previous, previousFrom } from "../../core/zoning/previous.ts";
import type { ProposalOptions } from "../../core/zoning/proposal.ts";
import type { Declared, Publication } from "../../core/zoning/publication.ts";
import { type Qpv, qpvFrom } from "../../core/zoning/qpv.ts";
import { publishedQpvCommunes, type QpvCommunes } from "../../core/zoning/qpvCommunes.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import type { Zones } from "../../core/zoning/zones.ts";
import { zonesOfList } from "../../core/zoning/zonesOfList.ts";
import { type ZonedCommunes, zonesOfMesh } from "../../core/zoning/zonesOfMesh.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import type { InputFile } from "../files.ts";
import { Collector } from "./collector.ts";
import { type PublicationFile, readPublication, readRules } from "./documents.ts";
import { labelMesh, meshOfTables } from "./meshOption.ts";
import { checkOptions, isComputed, type ZoneOptions } from "./options.ts";
import { proposalOf } from "./proposalOption.ts";

/** Everything a zoning is made from, read and bound; what is wrong with it is in `problems`. */
export interface ZoneInputs {
  readonly rules: Rules;
  readonly zones: Zones;
  readonly communes: ZonedCommunes | undefined;
  readonly region: string | undefined;
  readonly title: string;
  readonly qpv: readonly Qpv[];
  readonly qpvCommunes: QpvCommunes | undefined;
  readonly choices: Choices | undefined;
  readonly previous: Previous | undefined;
  readonly proposal: ProposalOptions | undefined;
  readonly declared: Declared | undefined;
  readonly meshLines: readonly MeshLine[];
  readonly printedDensities: PrintedDensities | undefined;
  readonly populationYear: number | undefined;
  readonly notes: readonly string[];
  /** The method, where the accessibility was computed with it here. */
  readonly method: Method | undefined;
  readonly files: readonly InputFile[];
  readonly problems: Problems;
  readonly excluded: Exclusions;
}

/** Zones and what is known with them, wherever they come from. */
interface ZoneSource {
  readonly zones: Zones;
  readonly communes?: ZonedCommunes;
  readonly publication?: PublicationFile;
}

/**
 * Reads and binds everything the options name: communes and a mesh, a list of zones, or a publication. Problems are
 * collected over all files before any is thrown; only what leaves no zones at all to go on with stops at once.
 * @throws InputError
 */
export async function loadZoneInputs(options: ZoneOptions, words: ZoningWords): Promise<ZoneInputs> {
  const problems = new Problems();
  const excluded = new Exclusions();
  checkOptions(options, problems);
  const collector = new Collector(problems, options.sheet);
  const publication =
    options.accessibility === undefined && options.zones === undefined && !isComputed(options)
      ? await collector.tryAsync(() => readPublication(options.publication))
      : undefined;
  const rulesName = options.rules ?? publication?.publication.rules;
  const rules = rulesName === undefined ? undefined : await collector.tryAsync(() => readRules(rulesName));
  const tables = await collector.readAll(
    {
      accessibility: options.accessibility,
      mesh: options.mesh,
      merged: options.merged,
      zones: publication ? new URL(publication.publication.zones, publication.address) : options.zones,
      qpvCommunes: beside(publication, "qpvCommunes"),
      meshByDepartment: beside(publication, "meshByDepartment"),
      qpv: options.qpv,
      choices: options.choices,
      compare: options.compare,
      scores: options.scores,
    },
    { accessibility: isZoned },
  );
  if (!rules) return collector.stop();
  const computed = isComputed(options)
    ? await collector.tryAsync(async () => {
        const { computedResults } = await import("./computed.ts");
        return computedResults(options, rules, collector, excluded, languages[options.lang]);
      })
    : undefined;
  const { accessibility } = tables;
  const { map } = options;
  const results =
    computed?.results ??
    (accessibility && collector.try(() => resultsFrom(accessibility, { map, problems })));
  const source = await zoneSource(options, rules, tables, { publication, results, collector, excluded });
  const choices = tables.choices && collector.try(() => choicesFrom(tables.choices!, { problems }));
  const hasCommunes = source?.communes !== undefined;
  const { compare, qpv } = tables;
  const previous =
    compare &&
    collector.try(() => previousFrom(compare, { rules, problems, hasCommunes, inside: options.inside }));
  if (!source) return collector.stop();
  const { zones, communes } = source;
  const region = options.region ?? publication?.publication.region.code;
  const published =
    publication &&
    collector.try(() => publishedTables(publication.publication, tables, rules, zones, problems));
  return {
    rules,
    zones,
    communes,
    region,
    title: titleOf(options, publication?.publication, rules, words),
    qpv: (qpv && collector.try(() => qpvFrom(qpv, zones, communes, { problems }))) ?? [],
    qpvCommunes: published?.qpvCommunes,
    choices,
    previous,
    proposal: collector.try(() => proposalOf(options, rules, zones, tables.scores, words, problems)),
    declared: publication && { source: publication.source, ...publication.publication.declared },
    meshLines: published?.lines ?? meshLines(zones, region ?? ""),
    printedDensities: published?.densities,
    populationYear: publication?.publication.populationYear,
    notes: notesOf(options, publication?.publication, rules, words),
    method: computed?.method,
    files: collector.files,
    problems,
    excluded,
  };
}

/** Columns of a result table that zones need not wait for. */
const isZoned = (column: string): boolean => !/^(supply|ratio)_|^(latitude|longitude)$/.test(column);

type Tables = Readonly<Record<string, Table | undefined>>;

const beside = (
  file: PublicationFile | undefined,
  list: "qpvCommunes" | "meshByDepartment",
): URL | undefined => {
  const name = file?.publication[list];
  return file && name !== undefined ? new URL(name, file.address) : undefined;
};

async function zoneSource(
  options: ZoneOptions,
  rules: Rules,
  tables: Tables,
  known: {
    readonly publication: PublicationFile | undefined;
    readonly results: Results | undefined;
    readonly collector: Collector;
    readonly excluded: Exclusions;
  },
): Promise<ZoneSource | undefined> {
  const { publication, results, collector, excluded } = known;
  const { problems } = collector;
  const { map } = options;
  if (results) {
    const mesh =
      options.by === undefined
        ? meshOfTables(tables.mesh, tables.merged, collector)
        : await labelMesh(results.communes, options.by);
    const weight = options.weight ?? rules.zoneWeight;
    const { region } = options;
    const made =
      mesh && collector.try(() => zonesOfMesh(mesh, results, { region, weight, problems, excluded }));
    return made && { zones: made.zones, communes: made.communes };
  }
  const list = tables.zones;
  if (!list) return undefined;
  const printed = publication?.publication;
  const zones = collector.try(() =>
    zonesOfList(list, {
      rules,
      map,
      problems,
      printedDecimals: options.printedDecimals ?? printed?.printedDecimals,
      emptyAccessibility: options.empty ?? printed?.emptyAccessibility,
    }),
  );
  return zones && { zones, ...(publication ? { publication } : {}) };
}

function publishedTables(
  publication: Publication,
  tables: Tables,
  rules: Rules,
  zones: Zones,
  problems: Problems,
) {
  const variants = [...zones.accessibility.keys()];
  const mesh = tables.meshByDepartment
    ? publishedMeshLines(tables.meshByDepartment, { problems })
    : undefined;
  return {
    qpvCommunes:
      tables.qpvCommunes &&
      publishedQpvCommunes(tables.qpvCommunes, rules, variants, publication.straddlingQpv, { problems }),
    lines: mesh?.lines ?? [],
    densities: mesh?.densities,
  };
}

function titleOf(
  options: ZoneOptions,
  publication: Publication | undefined,
  rules: Rules,
  words: ZoningWords,
): string {
  if (publication) return publication.title[words.language];
  const title = rules.title[words.language];
  return options.region === undefined ? title : `${title}, ${words.inRegion(options.region)}`;
}

function notesOf(
  options: ZoneOptions,
  publication: Publication | undefined,
  rules: Rules,
  words: ZoningWords,
): string[] {
  const weight =
    options.accessibility === undefined ? [] : [words.weightNote(options.weight ?? rules.zoneWeight)];
  const own = publication
    ? [...publication.notes.map((note) => note[words.language]), ...publication.sources]
    : [];
  return [...weight, ...own];
}
