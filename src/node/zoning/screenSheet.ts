import { cellTexts } from "../../core/words/markdown.ts";
import type { NumberWords } from "../../core/words/numbers.ts";
import type { Sheet } from "../../core/zoning/sheet.ts";
import { colours, screenTable } from "../screen.ts";

/** A sheet for the screen: title, table with text to the left and numbers to the right, notes. */
export function screenSheet({ title, table, notes }: Sheet, numbers: NumberWords): string {
  const [head, ...rows] = cellTexts(table, numbers);
  const alignments = [...table.columns.values()].map(({ kind }): "left" | "right" =>
    kind === "number" ? "right" : "left",
  );
  return [
    colours.bold(title),
    screenTable(head, rows, alignments),
    ...notes.map((note) => colours.dim(note)),
  ].join("\n");
}
