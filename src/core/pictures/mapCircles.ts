/** Proportional circles on a map: doctors of communes, or zones at their pole. */
import { circleSteps, radiusOf } from "./circles.ts";
import type { CircleKey } from "./legend.ts";
import type { Circles, MapPicture } from "./mapPicture.ts";
import type { Inks } from "./palettes.ts";
import type { Points } from "./projection.ts";
import { element, escapeText } from "./svg.ts";

/** Largest first, so that small ones stay on top. */
export function drawCircles(
  circles: Circles,
  { places, shading, words, detail = true }: MapPicture,
  points: Points,
  shown: Uint8Array,
  inks: Inks,
): { readonly svg: string; readonly key: CircleKey; readonly drawn: number } {
  const { values, largestRadius = 26, leastRadius = 0, decimals = 0 } = circles;
  const placed = [...values.keys()].filter(
    (place) => shown[place] && points.frame[place] >= 0 && values[place] > 0,
  );
  placed.sort((a, b) => values[b] - values[a]);
  const largest = placed.length > 0 ? values[placed[0]] : 0;
  const colour = inks.series[0];
  const marks = placed.map((place) => {
    const k = shading?.classes[place] ?? -1;
    const fill =
      circles.shaded && shading && k >= 0 ? shading.colours[k] : circles.shaded ? inks.missing : colour;
    const said = words.numbers.decimal(values[place], decimals);
    return element(
      "circle",
      {
        cx: points.x[place],
        cy: points.y[place],
        r: Math.max(leastRadius, radiusOf(values[place], largest, largestRadius)),
        fill,
        "data-code": detail ? places.codes[place] : undefined,
        "data-value": detail ? String(values[place]) : undefined,
      },
      detail
        ? element("title", {}, escapeText(`${places.names[place]} (${places.codes[place]}) : ${said}`))
        : "",
    );
  });
  const svg = element(
    "g",
    {
      class: "circles",
      "fill-opacity": circles.shaded ? 0.95 : 0.55,
      stroke: circles.shaded ? inks.border : colour,
      "stroke-width": circles.shaded ? 0.8 : 0.5,
    },
    ...marks,
  );
  const sizes = circleSteps(largest).map((value) => ({
    label: words.numbers.decimal(value, value < 1 ? 2 : 0),
    radius: Math.max(leastRadius, radiusOf(value, largest, largestRadius)),
  }));
  return { svg, key: { heading: circles.heading, colour: inks.softText, sizes }, drawn: placed.length };
}
