/** Zones of a list as circles at their pole, their area the inhabitants. */
import { radiusOf } from "../../core/pictures/circles.ts";
import { inks, mostCategories, palette, type Theme } from "../../core/pictures/palettes.ts";
import type { ZoneList } from "../engine/zoneList.ts";

export interface PoleSymbol {
  readonly commune: number;
  /** CSS pixels. */
  readonly radius: number;
  readonly colour: string;
}

const LEAST = 3.5;
const LARGEST = 15;

/** Colours of the classes of a list, in its order. */
export function listColours({ classes, isOrdered }: ZoneList, theme: Theme): readonly string[] {
  const count = classes.fr.length;
  if (count === 0) return [];
  const most = isOrdered ? 9 : mostCategories;
  const colours = palette(isOrdered ? "classes" : "categories", Math.min(count, most), theme);
  return classes.fr.map((_, at) => colours[at] ?? inks[theme].missing);
}

/** The symbols of the zones whose pole is known, the largest first, so that none hides another whole. */
export function symbolsOf(list: ZoneList, theme: Theme): PoleSymbol[] {
  const colours = listColours(list, theme);
  const largest = list.zones.reduce((most, { population }) => Math.max(most, population || 0), 0);
  return list.zones
    .filter(({ pole }) => pole >= 0)
    .map(({ pole, population, class: at }) => ({
      commune: pole,
      radius: Math.max(LEAST, radiusOf(population || 0, largest, LARGEST)),
      colour: colours[at] ?? inks[theme].missing,
    }))
    .sort((a, b) => b.radius - a.radius);
}
