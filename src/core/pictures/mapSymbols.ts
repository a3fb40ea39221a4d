/** Zones whose communes are unknown: circles at their pole, in the colour of their class, over the map's own colours. */
import { circleSteps, radiusOf } from "./circles.ts";
import { drawLegend, type LegendInput } from "./legend.ts";
import type { MapPicture, Symbols } from "./mapPicture.ts";
import type { Inks } from "./palettes.ts";
import type { Points } from "./projection.ts";
import { element, escapeText } from "./svg.ts";

/** Pixels of radius: of the largest circle, and the least, so that a small zone stays visible. */
const LARGEST = 21;
const LEAST = 4.5;

/** The largest first, so that none hides another whole; and what the legend says of those drawn. */
export function drawSymbols(
  { zones, classes, colours, labels, heading, sizes, counted, withoutClass }: Symbols,
  { places, words, detail = true }: MapPicture,
  points: Points,
  shown: Uint8Array,
  inks: Inks,
): {
  readonly svg: string;
  readonly drawn: number;
  readonly legend: (box: Pick<LegendInput, "x" | "y" | "width">) => ReturnType<typeof drawLegend>;
} {
  const largest = zones.reduce((most, { population }) => Math.max(most, population || 0), 0);
  const radius = (population: number) => Math.max(LEAST, radiusOf(population || 0, largest, LARGEST));
  const drawn = zones
    .map((zone, at) => ({ ...zone, class: classes[at] }))
    .filter(({ pole }) => pole >= 0 && shown[pole] === 1 && points.frame[pole] >= 0)
    .sort((a, b) => (b.population || 0) - (a.population || 0));
  const said = (zone: (typeof drawn)[number]) =>
    [
      `${places.names[zone.pole]} (${places.codes[zone.pole]})`,
      labels[zone.class] ?? withoutClass,
      Number.isNaN(zone.population) ? "" : words.numbers.integer(zone.population),
    ].filter((part) => part !== "");
  const circles = drawn.map((zone) =>
    element(
      "circle",
      {
        cx: points.x[zone.pole],
        cy: points.y[zone.pole],
        r: radius(zone.population),
        fill: colours[zone.class] ?? inks.missing,
        "data-code": detail ? places.codes[zone.pole] : undefined,
      },
      detail ? element("title", {}, escapeText(said(zone).join(" · "))) : "",
    ),
  );
  const count = (of: number) => drawn.filter((zone) => zone.class === of).length;
  return {
    svg: element("g", { class: "symbols", stroke: inks.text, "stroke-width": 1 }, ...circles),
    drawn: drawn.length,
    legend: (box) =>
      drawLegend({
        ...box,
        inks,
        numbers: words.numbers,
        heading,
        counted,
        entries: labels.flatMap((label, at) =>
          count(at) > 0 ? [{ label, colour: colours[at], count: count(at) }] : [],
        ),
        missing: { label: withoutClass, count: count(-1), pattern: inks.missing },
        ...(largest > 0
          ? {
              circles: {
                heading: sizes,
                colour: inks.softText,
                sizes: circleSteps(largest).map((value) => ({
                  label: words.numbers.decimal(value, 0),
                  radius: radius(value),
                })),
              },
            }
          : {}),
      }),
  };
}
