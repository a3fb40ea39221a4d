/** What the colours of a map mean: a class for every place, and the legend's text for every class. */
import type { IntervalWords } from "../words/pictures.ts";
import { classesOf, differenceBreaks, quantileBreaks } from "./breaks.ts";
import { palette, type Scale, type Theme } from "./palettes.ts";

export interface Shading {
  /** i8[places], -1 where missing. */
  readonly classes: Int8Array;
  /** By class, lowest first. */
  readonly colours: readonly string[];
  readonly labels: readonly string[];
  /** Names of classes in files, where classes have names of their own. */
  readonly names?: readonly string[];
  /** What is shown and its unit, over the legend. */
  readonly heading: string;
  readonly unit?: string;
  /** The value of each place as it is written beside its name; undefined where the class says it all. */
  readonly values?: Float64Array;
  /** Decimals of those values in texts. */
  readonly decimals?: number;
}

interface Shown {
  readonly heading: string;
  readonly unit?: string;
  readonly theme: Theme;
  readonly words: IntervalWords;
  readonly decimals?: number;
}

/** Values in intervals [from, to) between the given breaks, or between quantiles of the values where none are given. */
export function shadeValues(
  values: Float64Array,
  scale: Extract<Scale, "access" | "amount">,
  shown: Shown & { readonly breaks?: readonly number[] },
): Shading {
  const breaks = shown.breaks ?? quantileBreaks(values, 7);
  return shade(values, breaks, palette(scale, breaks.length + 1, shown.theme), shown, false);
}

/** Differences in symmetric intervals around "no change"; the breaks are `differenceBreaks` unless given. */
export function shadeDifferences(
  differences: Float64Array,
  shown: Shown & { readonly breaks?: readonly number[] },
): Shading {
  const breaks = shown.breaks ?? differenceBreaks(differences);
  return shade(differences, breaks, palette("difference", breaks.length + 1, shown.theme), shown, true);
}

/**
 * Classes by name: `order` lists them, the most fragile first where they are ordered ("classes", not "categories"); a text
 * that is not in it (or "") is missing.
 */
export function shadeClasses(
  names: readonly string[],
  order: readonly { readonly name: string; readonly label: string }[],
  shown: {
    readonly heading: string;
    readonly theme: Theme;
    readonly scale?: Extract<Scale, "classes" | "categories">;
  },
): Shading {
  const position = new Map(order.map(({ name }, k) => [name, k]));
  return {
    classes: Int8Array.from(names, (name) => position.get(name) ?? -1),
    colours: order.length === 0 ? [] : palette(shown.scale ?? "classes", order.length, shown.theme),
    labels: order.map(({ label }) => label),
    names: order.map(({ name }) => name),
    heading: shown.heading,
  };
}

function shade(
  values: Float64Array,
  breaks: readonly number[],
  colours: readonly string[],
  shown: Shown,
  signed: boolean,
): Shading {
  return {
    classes: classesOf(values, breaks),
    colours,
    labels: intervalLabels(breaks, shown.words, signed),
    heading: shown.heading,
    ...(shown.unit === undefined ? {} : { unit: shown.unit }),
    values,
    decimals: shown.decimals ?? 2,
  };
}

/** "under 1.5", "1.5 to 2.5", …, "5 or more"; with signs for differences. No break: one label that says so is not needed, "". */
export function intervalLabels(breaks: readonly number[], words: IntervalWords, signed: boolean): string[] {
  if (breaks.length === 0) return [""];
  const decimals = Math.max(...breaks.map(decimalsOf));
  const text = (value: number): string => {
    const written = words.numbers.decimal(Math.abs(value), decimals);
    if (!signed || value === 0) return value < 0 ? `−${written}` : written;
    return `${value < 0 ? "−" : "+"}${written}`;
  };
  return Array.from({ length: breaks.length + 1 }, (_, k) => {
    if (k === 0) return words.under(text(breaks[0]));
    if (k === breaks.length) return words.over(text(breaks[k - 1]));
    return words.between(text(breaks[k - 1]), text(breaks[k]));
  });
}

function decimalsOf(value: number): number {
  const [, digits = "", power = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, digits.length - Number(power));
}
