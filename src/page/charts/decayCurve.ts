import { type Decay, decayWeight } from "../../core/method/decay.ts";
import { svgElement } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";

const WIDTH = 252;
const HEIGHT = 84;
const BOTTOM = 18;
const LEFT = 24;

/** The weight of a travel time as a small line, redrawn at every step of a slider. */
export function decayCurve(decay: Decay, maxMinutes: number, { page, core }: Speech): SVGSVGElement {
  const x = (minutes: number) => LEFT + (minutes / maxMinutes) * (WIDTH - LEFT - 6);
  const y = (weight: number) => 6 + (1 - weight) * (HEIGHT - BOTTOM - 6);
  const points = pointsOf(decay, maxMinutes).map(
    ([minutes, weight]) => `${x(minutes).toFixed(1)},${y(weight).toFixed(1)}`,
  );
  const ticks = Array.from({ length: Math.floor(maxMinutes / 5) + 1 }, (_, k) => 5 * k);
  return svgElement(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": page.settings.curve },
    ...[0, 0.5, 1].flatMap((weight) => [
      svgElement("line", { x1: LEFT, x2: WIDTH - 6, y1: y(weight), y2: y(weight), class: "grid-line" }),
      svgElement(
        "text",
        { x: LEFT - 5, y: y(weight) + 3.5, class: "tick", "text-anchor": "end" },
        core.numbers.decimal(weight, weight === 0.5 ? 1 : 0),
      ),
    ]),
    ...ticks.map((minutes) =>
      svgElement(
        "text",
        { x: x(minutes), y: HEIGHT - 4, class: "tick", "text-anchor": "middle" },
        String(minutes),
      ),
    ),
    svgElement("polyline", { points: points.join(" "), class: "curve-line" }),
  );
}

/** Points of the line: steps fall upright, where they are. */
function pointsOf(decay: Decay, maxMinutes: number): (readonly [minutes: number, weight: number])[] {
  if (decay.family !== "step") {
    return Array.from({ length: Math.floor(4 * maxMinutes) + 1 }, (_, quarter) => {
      return [quarter / 4, decayWeight(decay, quarter / 4)] as const;
    });
  }
  const { cutoffs, weights } = decay;
  const ends = [...cutoffs, maxMinutes];
  return [...weights, 0].flatMap((weight, k) => [
    [cutoffs[k - 1] ?? 0, weight],
    [ends[k], weight],
  ]);
}
