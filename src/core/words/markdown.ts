import type { Column, Table } from "../../table/table.ts";
import { textAt } from "../../table/table.ts";
import type { NumberWords } from "./numbers.ts";

/** The cells of a table as text, its headings first; numbers as the language writes them, a dash where they are missing. */
export function cellTexts(table: Table, numbers: NumberWords): string[][] {
  const rows = Array.from({ length: table.rows }, (_, row) =>
    [...table.columns.values()].map((column) => cellText(column, row, numbers)),
  );
  return [[...table.columns.keys()], ...rows];
}

/** A table as Markdown, aligned so that its source also reads well. */
export function markdownTable(table: Table, numbers: NumberWords): string {
  const shown = cellTexts(table, numbers).map((row) =>
    row.map((text) => text.replaceAll("|", "\\|").replaceAll("\n", " ")),
  );
  const columns = [...table.columns.values()].map(({ kind }, c) => {
    const width = shown.reduce((most, row) => Math.max(most, widthOf(row[c])), 3);
    return { width, isNumber: kind === "number" };
  });
  const lines = shown.map((row) => columns.map(({ width, isNumber }, c) => pad(row[c], width, isNumber)));
  const rule = columns.map(({ width, isNumber }) =>
    isNumber ? `${"-".repeat(width - 1)}:` : "-".repeat(width),
  );
  return [lines[0], rule, ...lines.slice(1)].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cellText(column: Column, row: number, numbers: NumberWords): string {
  if (column.kind === "text") return textAt(column, row);
  if (column.kind === "boolean") return String(column.values[row]);
  return numbers.decimal(column.values[row], column.decimals ?? 0);
}

/** Characters on a terminal: combining accents take no place. */
const widthOf = (text: string): number => [...text.normalize("NFC")].length;

function pad(text: string, width: number, isNumber: boolean): string {
  const space = " ".repeat(width - widthOf(text));
  return isNumber ? space + text : text + space;
}
