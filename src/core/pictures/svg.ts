/** SVG as text: everything that comes from a file goes through `escapeText`. */
import { typeset } from "../words/typography.ts";

/** Text made safe inside an element or a quoted attribute of HTML and SVG; control characters become spaces. */
export function escapeText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with escaped attributes (numbers to two decimals) around content that is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? "" : ` ${key}="${typeof value === "number" ? round(value) : escapeText(value)}"`,
  );
  const inner = content.join("");
  return inner === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inner}</${name}>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
  /** A line around the letters, that keeps them readable over colours. */
  readonly halo?: string;
}

/** One line of text; y is its baseline. */
export function textLine(x: number, y: number, text: string, style: TextStyle): string {
  return element(
    "text",
    {
      x,
      y,
      "font-size": style.size,
      fill: style.fill,
      "font-weight": style.bold ? "bold" : undefined,
      "text-anchor": style.anchor === "start" ? undefined : style.anchor,
      stroke: style.halo,
      "stroke-width": style.halo ? style.size / 5 : undefined,
      "stroke-linejoin": style.halo ? "round" : undefined,
      "paint-order": style.halo ? "stroke" : undefined,
    },
    escapeText(typeset(text)),
  );
}

/** The letters of pictures: PNG are drawn with this font, which comes with aplomb; SVG name it first. */
export const fontFamily = "'DejaVu Sans Condensed', 'DejaVu Sans', 'Noto Sans', Verdana, sans-serif";

/** Advance widths of DejaVu Sans Condensed in thousandths of the size, measured in the font, by groups of letters of like width. */
const letterWidths: readonly (readonly [letters: string, width: number])[] = [
  ["iljI|.,:;'’ ‘!\u00a0\u202f", 270],
  ["()[]{}ftr/\\-ï", 360],
  ["sczkxvyJéè", 520],
  ["mMW@%‰", 880],
  ["wQOGDUNHVAÀÂ…", 700],
  ["–0123456789abdeghnopquàâêëôûùœ", 570],
];
const widthOf = new Map(
  letterWidths.flatMap(([letters, width]) => [...letters].map((l) => [l, width] as const)),
);

/** Width of a text in pixels, to about 5 %: good enough to break lines and to place a legend. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const letter of text) thousandths += widthOf.get(letter) ?? 610;
  return (thousandths / 1000) * size * (bold ? 1.1 : 1);
}

/** A text that is no wider than `width`: cut at its end, with an ellipsis, where it would be. */
export function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** A text in lines no wider than `width`, broken at spaces; a word that is wider stays whole. */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  for (const paragraph of typeset(text).split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && textWidth(longer, size, bold) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}

/** Lines of text from a first baseline down. */
export function textLines(
  x: number,
  y: number,
  lines: readonly string[],
  style: TextStyle & { readonly leading?: number },
): string {
  const leading = style.leading ?? style.size * 1.3;
  return lines.map((line, k) => textLine(x, y + k * leading, line, style)).join("");
}
