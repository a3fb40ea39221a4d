/** A chart as SVG text: Observable Plot draws the middle, the title and the notes are those of the maps. */
import * as Plot from "@observablehq/plot";
import type { NumberWords } from "../../words/numbers.ts";
import { typeset } from "../../words/typography.ts";
import { type Inks, inks, type Theme } from "../palettes.ts";
import { element, escapeText, fontFamily, textLine, textLines, textWidth, wrapText } from "../svg.ts";

/** What surrounds every chart. */
export interface ChartFrame {
  /** A document to draw in: the browser's, or that of a DOM library. */
  readonly document: NonNullable<Plot.PlotOptions["document"]>;
  readonly theme: Theme;
  readonly numbers: NumberWords;
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly marks: readonly string[];
  readonly notes: readonly string[];
  /** Pixels. */
  readonly width?: number;
}

export interface DrawnChart {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const margin = 30;

/** What a colour of the plot stands for. */
export interface KeyEntry {
  readonly label: string;
  readonly colour: string;
}

/** Draws a plot inside its frame. `plot` is given the inks of the theme and its own width; `key` stands above it. */
export function drawChart(
  frame: ChartFrame,
  plot: (inks: Inks, width: number) => Plot.PlotOptions & { readonly height: number },
  key: (inks: Inks) => readonly KeyEntry[] = () => [],
): DrawnChart {
  const { title, subtitle, marks, notes, theme, width = 900 } = frame;
  const ink = inks[theme];
  const inner = width - 2 * margin;
  const titleLines = wrapText(title, inner, 21, true);
  const subtitleLines = subtitle ? wrapText(subtitle, inner, 14) : [];
  const noteLines = notes.length > 0 ? wrapText(notes.join(" "), inner, 12) : [];
  const subtitleTop = 38 + titleLines.length * 27;
  const marksTop = subtitleTop + subtitleLines.length * 19;
  const keyTop = marksTop + marks.length * 19 - 4;
  const drawnKey = keyLines(key(ink), margin, keyTop + 8, inner, ink);
  const plotTop = keyTop + drawnKey.height;
  const options = plot(ink, inner);
  const height = Math.ceil(plotTop + options.height + 14 + noteLines.length * 16 + 12);
  const drawn = Plot.plot({
    ...options,
    document: frame.document,
    width: inner,
    style: { fontSize: "13px", fontFamily, color: ink.text, background: "none", overflow: "visible" },
  }) as unknown as { readonly outerHTML: string };
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": fontFamily,
      "font-stretch": "condensed",
      color: ink.text,
    },
    element("title", {}, escapeText([title, subtitle, ...marks].filter(Boolean).join(" – "))),
    element("rect", { width, height, fill: ink.paper }),
    textLines(margin, 38, titleLines, { size: 21, fill: ink.text, bold: true, leading: 27 }),
    textLines(margin, subtitleTop - 8, subtitleLines, { size: 14, fill: ink.softText, leading: 19 }),
    textLines(margin, marksTop - 8, marks, { size: 13, fill: ink.warning, bold: true, leading: 19 }),
    drawnKey.svg,
    placed(drawn.outerHTML, margin, plotTop),
    textLines(margin, plotTop + options.height + 22, noteLines, {
      size: 12,
      fill: ink.softText,
      leading: 16,
    }),
  );
  return { svg, width, height };
}

/** Swatches with their labels, side by side on as many lines as they need. */
function keyLines(
  entries: readonly KeyEntry[],
  left: number,
  top: number,
  width: number,
  ink: Inks,
): { readonly svg: string; readonly height: number } {
  const size = 13;
  let [x, y] = [left, top];
  const parts = entries.map(({ label, colour }) => {
    const wide = 22 + textWidth(label, size);
    if (x > left && x + wide > left + width) [x, y] = [left, y + 22];
    const swatch = { class: "swatch", x, y, width: 15, height: 15, fill: colour, stroke: ink.rule };
    const drawn = element("rect", swatch) + textLine(x + 22, y + 12, label, { size, fill: ink.text });
    x += wide + 26;
    return drawn;
  });
  return { svg: parts.join(""), height: entries.length > 0 ? y - top + 34 : 0 };
}

/** The plot's own SVG element moved to its place, as XML, without the style sheet that only web pages need; its texts as they are printed. */
function placed(plot: string, x: number, y: number): string {
  return plot
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/^<svg /, `<svg x="${x}" y="${y}" `)
    .replace(/ class="plot-[0-9a-f]+"/g, "")
    .replace(/ xmlns="[^"]*"/g, "")
    .replace(/&nbsp;/g, "&#160;")
    .replace(/(?<=>)[^<>]+(?=<)/g, typeset);
}
