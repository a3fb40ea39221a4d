import { resultsFrom } from "../../core/accessibility/resultTable.ts";
import type { Method } from "../../core/method/document.ts";
import { languages } from "../../core/words/languages.ts";
import type { ZoningWords } from "../../core/words/zoningWords.ts";
import { type Choices, choicesFrom } from "../../core/zoning/choices.ts";
import { type MeshLine, meshLines, type PrintedDensities } from "../../core/zoning/meshByDepartment.ts";
import { type Previous, previousFrom } from "../../core/zoning/previous.ts";
import type { ProposalOptions } from "../../core/zoning/proposal.ts";
import type { Declared, Publication } from "../../core/zoning/publication.ts";
import { type Qpv, qpvFrom } from "../../core/zoning/qpv.ts";
import type { QpvCommunes } from "../../core/zoning/qpvCommunes.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import type { Zones } from "../../core/zoning/zones.ts";
import type { ZonedCommunes } from "../../core/zoning/zonesOfMesh.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import type { InputFile } from "../files.ts";
import { Collector } from "./collector.ts";
import { readPublication, readRules } from "./documents.ts";
import { checkOptions, isComputed, type ZoneOptions } from "./options.ts";
import { proposalOf } from "./proposalOption.ts";
import { beside, publishedTables } from "./publishedLists.ts";
import { zoneSource } from "./zoneSource.ts";

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
