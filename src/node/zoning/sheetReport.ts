import { languages } from "../../core/words/languages.ts";
import { territoryWords } from "../../core/words/territories.ts";
import type { Sheet } from "../../core/zoning/sheet.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { excludedLines } from "../excludedTable.ts";
import { colours } from "../screen.ts";
import { screenSheet } from "./screenSheet.ts";

/** Tables of more rows than this are for files, not for a screen: their first rows are shown, and their number. */
const screenRows = 30;

/** Sheets for the screen under a title, what was left out, and the files written. */
export function sheetText(report: {
  readonly title: string;
  readonly subtitle: string;
  readonly marks: readonly string[];
  readonly sheets: readonly Sheet[];
  readonly excluded: Exclusions;
  readonly outputs: readonly string[];
  readonly lang: "fr" | "en";
}): string {
  const general = languages[report.lang];
  const { about, numbers } = general;
  const words = territoryWords[report.lang];
  const blocks = report.sheets.map((sheet) => {
    if (sheet.id === "notes") return colours.dim(notesText(sheet));
    return screenSheet(firstRows(sheet, words.notes.firstRows), numbers);
  });
  const excluded = excludedLines(report.excluded.all, general);
  return [
    ...(report.marks.length > 0 ? [report.marks.map((mark) => colours.yellow(`! ${mark}`)).join("\n")] : []),
    `${colours.bold(report.title)}\n${report.subtitle}`,
    ...blocks,
    ...(excluded.length > 0 ? [excluded.join("\n")] : []),
    ...(report.outputs.length > 0 ? [about(words.outputs, report.outputs.join(", "))] : []),
  ].join("\n\n");
}

function notesText({ table }: Sheet): string {
  const [column] = table.columns.values();
  return column.kind === "text" ? column.values.map((note) => `· ${note}`).join("\n") : "";
}

function firstRows(sheet: Sheet, more: (shown: string, rows: string) => string): Sheet {
  const { table } = sheet;
  if (table.rows <= screenRows) return sheet;
  const columns = new Map(
    [...table.columns].map(([name, column]) => [
      name,
      column.kind === "text"
        ? { ...column, codes: column.codes.subarray(0, screenRows) }
        : { ...column, values: column.values.subarray(0, screenRows) },
    ]),
  ) as typeof table.columns;
  return {
    ...sheet,
    table: { ...table, rows: screenRows, columns },
    notes: [...sheet.notes, more(String(screenRows), String(table.rows))],
  };
}
