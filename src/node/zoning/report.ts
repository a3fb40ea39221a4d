import type { Words } from "../../core/words/words.ts";
import type { ZoningWords } from "../../core/words/zoningWords.ts";
import type { Comparison } from "../../core/zoning/compare.ts";
import { aidsOf } from "../../core/zoning/eligibility.ts";
import type { Sheet } from "../../core/zoning/sheet.ts";
import type { Zoning } from "../../core/zoning/zoning.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import { excludedLines } from "../excludedTable.ts";
import { colours } from "../screen.ts";
import { screenSheet } from "./screenSheet.ts";

/** What a zoning tells of itself, on screen and as JSON. */
export interface ZoneReport {
  readonly title: string;
  readonly marks: readonly string[];
  readonly zoning: Zoning;
  readonly comparison: Comparison | undefined;
  readonly sheets: readonly Sheet[];
  readonly excluded: Exclusions;
  readonly problems: Problems;
  readonly outputs: readonly string[];
}

/** Tables of more rows than this are for files, not for a screen. */
const screenRows = 60;

/**
 * `{region, population, rules, classes: [{class, zones, communes, population, share, residual, aids}],
 * quotas: [{name, limit, used, room}], ambiguous, missing, choices, transitions, moves, excluded, warnings, outputs}`:
 * numbers unrounded, `limit` null where none is given.
 */
export function zoneJson({
  zoning,
  comparison,
  excluded,
  problems,
  outputs,
  marks,
  title,
}: ZoneReport): string {
  const { zones, rules, classification, zoneClass } = zoning;
  const document = {
    title,
    marks,
    region: zoning.region || null,
    rules: { id: rules.id, version: rules.version },
    zones: zoning.zoneCount,
    communes: zoning.communeCount,
    population: zoning.population,
    classes: zoning.classes.map((each) => ({
      ...each,
      class: each.class || null,
      aids: aidsOf(rules, each.class),
    })),
    quotas: zoning.quotas.map(({ id, limit, used, room }) => ({
      name: id,
      limit: limit ?? null,
      used,
      room: room ?? null,
    })),
    ambiguous: [...classification.ambiguous].map(([zone, possible]) => ({
      zone: zones.codes[zone],
      name: zones.names[zone],
      possible,
      class: classification.classes[zone],
      decision: classification.decisions[zone],
    })),
    missing: zones.codes.filter((_, zone) => zoneClass[zone] === ""),
    choices:
      zoning.choices?.all.map((choice) => ({
        zone: choice.zone,
        class: choice.class,
        reason: choice.reason,
      })) ?? [],
    ...(comparison ? comparisonJson(zoning, comparison) : {}),
    excluded: excluded.all.map(({ reason, count }) => ({ reason, count })),
    warnings: problems.warnings.map(({ severity: _, ...warning }) => warning),
    outputs,
  };
  return JSON.stringify(document, null, 2);
}

function comparisonJson({ zones }: Zoning, { before: _, after: __, moves, ...compared }: Comparison) {
  return {
    comparison: { ...compared, moves: moves.map((move) => ({ ...move, zone: zones.codes[move.zone] })) },
  };
}

/** The note's own tables on screen, the annexes aside; what was left out; the files written. */
export function zoneText(report: ZoneReport, words: ZoningWords, general: Words): string {
  const { about, numbers } = general;
  const shown = report.sheets.filter(({ id }) => !id.startsWith("annex-") && id !== "notes");
  const blocks = shown.map((sheet) =>
    sheet.table.rows <= screenRows
      ? screenSheet(sheet, numbers)
      : [words.tooLong(sheet.title, numbers.integer(sheet.table.rows)), ...sheet.notes].join("\n"),
  );
  const excluded = excludedLines(report.excluded.all, general);
  return [
    ...(report.marks.length > 0 ? [report.marks.map((mark) => colours.yellow(`! ${mark}`)).join("\n")] : []),
    `${colours.bold(report.title)}\n${report.zoning.rules.id}, ${report.zoning.rules.version}`,
    ...blocks,
    ...(excluded.length > 0 ? [excluded.join("\n")] : []),
    report.outputs.length > 0 ? about(words.outputs, report.outputs.join(", ")) : words.annexesHint,
  ].join("\n\n");
}
