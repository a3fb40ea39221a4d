/** The legend of a map: swatches with their texts and how many places have each, missing ones too, and circles by size. */
import type { NumberWords } from "../words/numbers.ts";
import type { Inks } from "./palettes.ts";
import { element, textLine, textLines, textWidth, wrapText } from "./svg.ts";

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly count: number;
}

export interface LegendInput {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly inks: Inks;
  readonly numbers: NumberWords;
  readonly heading?: string;
  readonly unit?: string;
  /** What is counted: communes, zones. */
  readonly counted: string;
  readonly entries: readonly LegendEntry[];
  readonly missing?: { readonly label: string; readonly count: number; readonly pattern: string };
  readonly circles?: CircleKey;
}

export interface CircleKey {
  readonly heading: string;
  readonly colour: string;
  readonly sizes: readonly { readonly label: string; readonly radius: number }[];
}

const swatch = { width: 26, height: 17 } as const;
const size = { heading: 15, label: 13, count: 12 } as const;

/** The legend as SVG, and where it ends. */
export function drawLegend(input: LegendInput): { readonly svg: string; readonly bottom: number } {
  const { x, width, inks, numbers } = input;
  const parts: string[] = [];
  let y = input.y;
  if (input.heading) {
    const lines = wrapText(input.heading, width, size.heading, true);
    parts.push(textLines(x, y + 12, lines, { size: size.heading, fill: inks.text, bold: true }));
    y += lines.length * size.heading * 1.3 + 2;
  }
  if (input.unit) {
    const lines = wrapText(input.unit, width, size.count);
    parts.push(textLines(x, y + 10, lines, { size: size.count, fill: inks.softText }));
    y += lines.length * size.count * 1.3 + 4;
  }
  const rows = [
    ...input.entries.map((entry) => ({ ...entry, fill: entry.colour })),
    ...(input.missing && input.missing.count > 0
      ? [{ label: input.missing.label, count: input.missing.count, fill: input.missing.pattern }]
      : []),
  ];
  if (rows.length > 0) {
    y += 20;
    parts.push(
      textLine(x + width, y - 7, input.counted, { size: size.count, fill: inks.softText, anchor: "end" }),
    );
  }
  for (const { label, count, fill } of rows) {
    const countText = numbers.integer(count);
    const room = width - swatch.width - 10 - textWidth(countText, size.count) - 10;
    const lines = wrapText(label, room, size.label);
    parts.push(
      element("rect", {
        class: "swatch",
        x,
        y,
        width: swatch.width,
        height: swatch.height,
        fill,
        stroke: inks.rule,
        "stroke-width": 0.8,
      }),
      textLines(x + swatch.width + 10, y + 13, lines, {
        size: size.label,
        fill: inks.text,
        leading: 16,
      }),
      textLine(x + width, y + 13, countText, { size: size.count, fill: inks.softText, anchor: "end" }),
    );
    y += Math.max(24, lines.length * 16 + 9);
  }
  if (input.circles) {
    const drawn = circleKey(input.circles, x, y + 14, width, inks);
    parts.push(drawn.svg);
    y = drawn.bottom;
  }
  return { svg: element("g", { class: "legend" }, ...parts), bottom: y };
}

/** Pixels from one label of circles to the next. */
const labelStep = 16;

/** Circles nested on one base line, the largest behind, each with its value on the right. */
function circleKey(key: CircleKey, x: number, top: number, width: number, inks: Inks) {
  const heading = wrapText(key.heading, width, size.label, true);
  const parts = [textLines(x, top + 10, heading, { size: size.label, fill: inks.text, bold: true })];
  const largest = Math.max(...key.sizes.map(({ radius }) => radius));
  const base = top + heading.length * 17 + 10 + Math.max(2 * largest, labelStep * key.sizes.length - 6);
  const labelX = x + 2 * largest + 22;
  let lastLabel = base + 8;
  for (const { label, radius } of [...key.sizes].sort((a, b) => a.radius - b.radius)) {
    const y = Math.min(base - 2 * radius, lastLabel - labelStep);
    lastLabel = y;
    parts.push(
      element("circle", {
        cx: x + largest,
        cy: base - radius,
        r: radius,
        fill: "none",
        stroke: key.colour,
        "stroke-width": 1.2,
      }),
      element("path", {
        d: `M${(x + largest).toFixed(1)} ${(base - 2 * radius).toFixed(1)}L${(labelX - 4).toFixed(1)} ${y.toFixed(1)}`,
        stroke: inks.rule,
        "stroke-width": 0.8,
        fill: "none",
      }),
      textLine(labelX, y + 4, label, { size: size.count, fill: inks.text }),
    );
  }
  return { svg: parts.join(""), bottom: base + 16 };
}
