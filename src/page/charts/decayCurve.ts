import { type Decay, decayWeight } from "../../core/method/decay.ts";
import { svgElement } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";

const WIDTH = 252;
const HEIGHT = 84;
const BOTTOM = 18;
const LEFT = 24;

/** The weight of a travel time as a small line; a slider's step redraws the line alone. */
export class DecayCurve {
  readonly root: SVGSVGElement;
  readonly #line = svgElement("polyline", { class: "curve-line" });
  readonly #maxMinutes: number;

  constructor(maxMinutes: number, { page, core }: Speech) {
    this.#maxMinutes = maxMinutes;
    const ticks = Array.from({ length: Math.floor(maxMinutes / 5) + 1 }, (_, k) => 5 * k);
    this.root = svgElement(
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
          { x: this.#x(minutes), y: HEIGHT - 4, class: "tick", "text-anchor": "middle" },
          String(minutes),
        ),
      ),
      this.#line,
    );
  }

  set(decay: Decay): void {
    const points = pointsOf(decay, this.#maxMinutes).map(
      ([minutes, weight]) => `${this.#x(minutes).toFixed(1)},${y(weight).toFixed(1)}`,
    );
    this.#line.setAttribute("points", points.join(" "));
  }

  #x(minutes: number): number {
    return LEFT + (minutes / this.#maxMinutes) * (WIDTH - LEFT - 6);
  }
}

function y(weight: number): number {
  return 6 + (1 - weight) * (HEIGHT - BOTTOM - 6);
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
