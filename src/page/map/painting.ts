/** From figures to colours: what a map shows of each commune, in which class, and the legend of it. */
import {
  classesOf as classesOfValues,
  differenceBreaks,
  quantileBreaks,
} from "../../core/pictures/breaks.ts";
import { inks, palette, type Scale, type Theme } from "../../core/pictures/palettes.ts";
import { givenClasses, type Rules } from "../../core/zoning/rules.ts";
import type { Figures, TerritoryView } from "../engine/figures.ts";
import { isSigned, type Mesh, type ShownValue } from "../state.ts";
import { classesOf, meansOf, sumsOf, type ZoneMap } from "../zones.ts";
import { pixelOf } from "./recolour.ts";

/** One map's content. */
export interface Painting {
  /** f64[zones], NaN where missing; the class number for classes. */
  readonly values: Float64Array;
  /** i8[zones]: position among `colours`, -1 where missing. */
  readonly classes: Int8Array;
  /** Upper ends of the classes but the last; empty for classes of a zoning. */
  readonly breaks: readonly number[];
  readonly colours: readonly string[];
  /** u32[communes + 2]: the pixel of outside, of each commune, then of land that no commune has. */
  readonly pixels: Uint32Array;
}

export interface PaintingInput {
  readonly territory: TerritoryView;
  readonly zones: ZoneMap;
  readonly mesh: Mesh;
  readonly shown: ShownValue;
  readonly figures: Figures;
  readonly reference: Figures;
  readonly rules: Rules;
  readonly thresholds: readonly [number, number];
  readonly weight: "standardised" | "population";
  readonly theme: Theme;
}

/** Breaks around the two thresholds, at the places of 1.5, 2.5, 3, 3.5, 4 and 5 when these are 2.5 and 4. */
export function accessBreaksOf([low, high]: readonly [number, number]): number[] {
  const third = (high - low) / 3;
  return [0.6 * low, low, low + third, high - third, high, 1.25 * high].map((edge) =>
    Number(edge.toFixed(2)),
  );
}

export function paint(input: PaintingInput): Painting {
  const { shown, rules, theme, zones, thresholds } = input;
  if (shown === "class") {
    const means = meansOf(zones, input.figures, weightOf(input, input.figures));
    const classes = classesOf(zones, rules, means);
    const colours = classColours(rules, theme);
    return painted(input, Float64Array.from(classes), classes, [], colours);
  }
  const values = valuesOf(input, input.figures);
  const scale: Scale = isSigned(shown) ? "difference" : isAccess(shown) ? "access" : "amount";
  const breaks = isSigned(shown)
    ? differenceBreaks(shown === "gap" ? valuesOf(input, input.reference) : values)
    : isAccess(shown)
      ? accessBreaksOf(thresholds)
      : // those of the reference, so that colours keep their meaning while a slider moves
        quantileBreaks(
          valuesOf(input, input.reference).filter((value) => value > 0),
          6,
        );
  const colours = coloursOf(scale, breaks.length + 1, theme);
  return painted(input, values, classesOfValues(values, breaks), breaks, colours);
}

const palettes = new Map<string, readonly string[]>();

/** A palette, mixed once: a slider's step asks for the same. */
function coloursOf(scale: Scale, count: number, theme: Theme): readonly string[] {
  const key = `${scale} ${count} ${theme}`;
  const colours = palettes.get(key) ?? palette(scale, count, theme);
  palettes.set(key, colours);
  return colours;
}

const isAccess = (shown: ShownValue): boolean => shown === "accessibility" || shown === "second";

/** A colour a class of the rules, the most fragile first; classes that only a choice gives have that of missing values. */
export function classColours(rules: Rules, theme: Theme): readonly string[] {
  const given = rules.classes.filter(({ id }) => givenClasses(rules).includes(id));
  const colours = palette("classes", Math.min(9, given.length), theme);
  return rules.classes.map((each) => colours[given.indexOf(each)] ?? inks[theme].missing);
}

function weightOf({ weight, territory }: PaintingInput, figures: Figures): Float64Array {
  return weight === "standardised" ? figures.demand : territory.population;
}

/** f64[zones] of what is shown, but classes. */
function valuesOf(input: PaintingInput, figures: Figures): Float64Array {
  const { zones, shown, territory, mesh } = input;
  const accessibility = (of: Figures, at: 0 | 1): Float64Array =>
    mesh === "commune" && zones.zones.count === territory.codes.length
      ? of.accessibility[at]
      : meansOf(zones, of, weightOf(input, of)).means[at];
  switch (shown) {
    case "accessibility":
    case "class":
      return accessibility(figures, 0);
    case "second":
      return accessibility(figures, 1);
    case "difference":
      return differences(accessibility(figures, 0), accessibility(input.reference, 0));
    case "gap":
      return differences(accessibility(figures, 0), accessibility(figures, 1));
    case "demand":
      return sumsOf(zones, figures.demand);
    case "supply":
      return sumsOf(zones, figures.supply[0]);
    case "density": {
      const inhabitants = sumsOf(zones, territory.population);
      return sumsOf(zones, figures.supply[0]).map((supply, zone) =>
        inhabitants[zone] > 0 ? (1000 * supply) / inhabitants[zone] : Number.NaN,
      );
    }
  }
}

/** How much each value is above the other; a hair of rounding is no difference. */
function differences(values: Float64Array, others: Float64Array): Float64Array {
  return values.map((value, zone) => {
    const difference = value - others[zone];
    return Math.abs(difference) < 1e-9 ? 0 : difference;
  });
}

function painted(
  { territory, zones, theme }: PaintingInput,
  values: Float64Array,
  classes: Int8Array,
  breaks: readonly number[],
  colours: readonly string[],
): Painting {
  const ofClass = Uint32Array.from(colours, (colour) => pixelOf(colour));
  const missing = pixelOf(inks[theme].missing);
  const ground = pixelOf(inks[theme].ground);
  const pixels = new Uint32Array(territory.codes.length + 2);
  for (let commune = 0; commune < territory.codes.length; commune++) {
    const zone = zones.zoneOf[commune];
    const found = zone < 0 ? -1 : classes[zone];
    const isShown = zones.communes.counted[commune] === 1;
    pixels[commune + 1] = !isShown ? ground : found < 0 ? missing : ofClass[found];
  }
  pixels[territory.codes.length + 1] = ground;
  return { values, classes, breaks, colours, pixels };
}
