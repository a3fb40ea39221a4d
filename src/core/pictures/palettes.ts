/**
 * Colours of maps and charts, on light and on dark paper. Every scale keeps its steps apart under protanopia,
 * deuteranopia, tritanopia and in grey print (the tests simulate them), and what people look for, low access or
 * a loss, stands out from the paper in both themes.
 */
import { mixColours } from "./colours.ts";

export type Theme = "light" | "dark";

/** Colours around the marks, `#rrggbb`. Texts reach a contrast of 4.5 on the paper and on the panel. */
export interface Inks {
  readonly paper: string;
  /** Ground of legends and insets. */
  readonly panel: string;
  readonly text: string;
  readonly softText: string;
  /** Outlines of insets, axes, swatches. */
  readonly rule: string;
  /** Borders of departments, and those of communes or zones under them. */
  readonly border: string;
  readonly softBorder: string;
  /** Land outside what a map shows, and the coast. */
  readonly ground: string;
  readonly coast: string;
  /** Marks that no reader may miss. */
  readonly warning: string;
  /** A place whose value is missing: this ground, hatched with `missingLine` where the medium can hatch. */
  readonly missing: string;
  readonly missingLine: string;
  /** Lines and bars of charts in order: main, second, third, fourth; and the reference line. */
  readonly series: readonly [string, string, string, string];
  readonly reference: string;
}

export const inks: Readonly<Record<Theme, Inks>> = {
  light: {
    paper: "#ffffff",
    panel: "#f7f8f9",
    text: "#1b2026",
    softText: "#545e69",
    rule: "#c3cad1",
    border: "#2b323a",
    softBorder: "#ffffff",
    ground: "#f6f7f8",
    coast: "#8b96a1",
    warning: "#b3261e",
    missing: "#d5d9dd",
    missingLine: "#8d969f",
    series: ["#28598f", "#c04a1b", "#7a1d68", "#4a7d53"],
    reference: "#545e69",
  },
  dark: {
    paper: "#14181d",
    panel: "#1d2329",
    text: "#eceff2",
    softText: "#a9b3bd",
    rule: "#3f4852",
    border: "#e3e7ea",
    softBorder: "#14181d",
    ground: "#20272e",
    coast: "#6b7681",
    warning: "#ff9d8f",
    missing: "#3a4149",
    missingLine: "#7d8791",
    series: ["#74b0ea", "#f2935c", "#d78bc9", "#8cc79a"],
    reference: "#a9b3bd",
  },
};

/** What a scale shows: access (low stands out), an amount (high stands out), a difference (both ends), ordered classes (the first stands out), categories (no order, none stands out). */
export type Scale = "access" | "amount" | "difference" | "classes" | "categories";

const anchors: Readonly<
  Record<Exclude<Scale, "difference" | "categories">, Readonly<Record<Theme, readonly string[]>>>
> = {
  access: {
    light: ["#521763", "#9c2470", "#dd4f58", "#f7a35a", "#fdf1bd"],
    dark: ["#fdf2bd", "#f7a863", "#e0596a", "#96337e", "#43265c"],
  },
  amount: {
    light: ["#f1f6c9", "#a6d8bc", "#4ba9bd", "#2b6ca8", "#1f2f6b"],
    dark: ["#24345f", "#2f6ea6", "#4faabd", "#a9dabd", "#f3f7cf"],
  },
  classes: {
    light: ["#6a1150", "#d9571e", "#f4c266", "#e2e8ec"],
    dark: ["#ffd166", "#e8743b", "#8a4a8f", "#343a42"],
  },
};

/** Source: Okabe and Ito, "Color Universal Design" (2008); their black is that of the texts. */
const categories: Readonly<Record<Theme, readonly string[]>> = {
  light: ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#1b2026"],
  dark: ["#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#0072b2", "#d55e00", "#f0e442", "#eceff2"],
};

/** Most categories that every eye tells apart. */
export const mostCategories = categories.light.length;

/** Losses, the middle, gains: each side is mixed on its own so that its first step leaves the middle at once. */
const differenceAnchors: Readonly<Record<Theme, readonly [readonly string[], string, readonly string[]]>> = {
  light: [["#8a2d04", "#e08238", "#f6d9b8"], "#f3f3f1", ["#c5d8ec", "#5f97c6", "#153f7a"]],
  dark: [["#ffb067", "#c2661c", "#6d4324"], "#3b3f45", ["#2f4f72", "#4787bf", "#9ccbf5"]],
};

/**
 * `count` colours of a scale, lowest value (or first class) first. A difference has an odd count, its middle "no change".
 * @throws RangeError when the count is under 1, over 9 (8 categories), or even for a difference.
 */
export function palette(scale: Scale, count: number, theme: Theme = "light"): readonly string[] {
  const most = scale === "categories" ? mostCategories : 9;
  if (!Number.isInteger(count) || count < 1 || count > most) {
    throw new RangeError(`palette ${scale}: expected 1 to ${most} colours, got ${count}`);
  }
  if (scale === "categories") return categories[theme].slice(0, count);
  if (scale !== "difference") {
    const known = anchors[scale][theme];
    return known.length === count ? known : mixColours(known, count);
  }
  if (count % 2 === 0) throw new RangeError(`palette difference: expected an odd count, got ${count}`);
  const [losses, middle, gains] = differenceAnchors[theme];
  const side = (count - 1) / 2;
  return [...mixColours(losses, side), middle, ...mixColours(gains, side)];
}
