import type { Column, Table } from "../../table/table.ts";
import { textAt } from "../../table/table.ts";
import type { NumberWords } from "./numbers.ts";

/** A table as Markdown, aligned so that it also reads well on a terminal; numbers as the language writes them. */
export function markdownTable(table: Table, numbers: NumberWords): string {
  const columns = [...table.columns].map(([heading, column]) => {
    const cells = Array.from({ length: table.rows }, (_, row) => cellText(column, row, numbers));
    const shown = [heading, ...cells].map((text) => text.replaceAll("|", "\\|").replaceAll("\n", " "));
    return { shown, width: Math.max(3, ...shown.map(widthOf)), isNumber: column.kind === "number" };
  });
  const line = (row: number) =>
    `| ${columns.map(({ shown, width, isNumber }) => pad(shown[row], width, isNumber)).join(" | ")} |`;
  const rule = columns.map(({ width, isNumber }) =>
    isNumber ? `${"-".repeat(width - 1)}:` : "-".repeat(width),
  );
  const body = Array.from({ length: table.rows }, (_, row) => line(row + 1));
  return [line(0), `| ${rule.join(" | ")} |`, ...body].join("\n");
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
