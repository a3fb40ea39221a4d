/** HTML as text. Everything that comes from a file or a name goes through `escapeText`. */
import { typeset } from "../../words/typography.ts";
import { escapeText } from "../svg.ts";

/** A text as it is printed, escaped. */
export const printed = (text: string): string => escapeText(typeset(text));

/** A number as readers see it, with the value of the file behind it: `data-value` holds all its digits. */
export function shownNumber(value: number, text: string): string {
  return `<data value="${Number.isNaN(value) ? "" : value}">${printed(text)}</data>`;
}

export const paragraph = (text: string, className = ""): string =>
  `<p${className ? ` class="${className}"` : ""}>${printed(text)}</p>`;

export const section = (id: string, title: string, ...content: readonly string[]): string =>
  `<section id="${id}"><h2>${printed(title)}</h2>${content.join("")}</section>`;

export const subheading = (title: string): string => `<h3>${printed(title)}</h3>`;

export interface HtmlColumn {
  readonly title: string;
  /** Numbers stand on the right. */
  readonly numeric?: boolean;
}

/** Cells are markup: texts escaped by the caller with `cell`, numbers by `shownNumber`. The last row may be a total. */
export function htmlTable(
  columns: readonly HtmlColumn[],
  rows: readonly (readonly string[])[],
  options: { readonly total?: boolean; readonly className?: string } = {},
): string {
  const cells = (row: readonly string[], tag: "th" | "td"): string =>
    row
      .map((content, k) => {
        const numeric = columns[k]?.numeric ? ' class="number"' : "";
        return k === 0 && tag === "td"
          ? `<th scope="row"${numeric}>${content}</th>`
          : `<${tag}${tag === "th" ? ' scope="col"' : ""}${numeric}>${content}</${tag}>`;
      })
      .join("");
  const head = `<thead><tr>${cells(
    columns.map(({ title }) => printed(title)),
    "th",
  )}</tr></thead>`;
  const body = rows.map((row, k) => {
    const total = options.total && k === rows.length - 1 ? ' class="total"' : "";
    return `<tr${total}>${cells(row, "td")}</tr>`;
  });
  const className = options.className ? ` class="${options.className}"` : "";
  return `<div class="scroll"><table${className}>${head}<tbody>${body.join("")}</tbody></table></div>`;
}

export const cell = (text: string): string => printed(text);

export const list = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${printed(item)}</li>`).join("")}</ul>`;

/** An SVG picture of its own, as it is; its text is escaped already. */
export const figure = (svg: string, className = ""): string =>
  `<figure${className ? ` class="${className}"` : ""}>${svg}</figure>`;
