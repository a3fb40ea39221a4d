import Table3 from "cli-table3";
import picocolors from "picocolors";

/** Colours only on a terminal, and never under NO_COLOR (https://no-color.org). */
export const colours = picocolors.createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);

/** A table of text for the screen: first column left and the others right, unless said; one rule under the heading. */
export function screenTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly ("left" | "right")[] = head.map((_, column) => (column === 0 ? "left" : "right")),
): string {
  const table = new Table3({
    head: head.map((title) => colours.bold(title)),
    colAligns: [...alignments],
    chars: {
      top: "",
      "top-mid": "",
      "top-left": "",
      "top-right": "",
      bottom: "",
      "bottom-mid": "",
      "bottom-left": "",
      "bottom-right": "",
      left: "",
      "left-mid": "",
      mid: "",
      "mid-mid": "",
      right: "",
      "right-mid": "",
      middle: "  ",
    },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
}
