/** A small country to draw: 40 communes of two departments around Bordeaux, with every kind of value. */
import { accessBreaks } from "../../../src/core/pictures/breaks.ts";
import type { MapPicture } from "../../../src/core/pictures/map.ts";
import { shadeValues } from "../../../src/core/pictures/shading.ts";
import { mapWords } from "../../../src/core/words/pictures.ts";

export const communes = 40;

export function smallPicture(change: Partial<MapPicture> = {}): MapPicture {
  const words = mapWords.fr;
  const codes = Array.from(
    { length: communes },
    (_, k) => `${k < 20 ? 33 : 24}${String(k + 1).padStart(3, "0")}`,
  );
  const values = Float64Array.from({ length: communes }, (_, k) => (k === 7 ? Number.NaN : k / 6));
  return {
    places: {
      codes,
      names: codes.map((code, k) => (k === 3 ? `L'Île & <b>"Nom"</b>` : `Commune ${code}`)),
      departments: codes.map((code) => code.slice(0, 2)),
      longitude: Float64Array.from({ length: communes }, (_, k) =>
        k === 9 ? Number.NaN : -0.5 + 0.1 * (k % 8),
      ),
      latitude: Float64Array.from({ length: communes }, (_, k) =>
        k === 9 ? Number.NaN : 44.6 + 0.1 * Math.floor(k / 8),
      ),
    },
    shading: shadeValues(values, "access", {
      heading: words.aplShort("65"),
      unit: words.unit,
      theme: "light",
      words,
      breaks: accessBreaks,
    }),
    title: "Titre <script>alert(1)</script>",
    subtitle: "Sous-titre",
    marks: [words.estimated, words.synthetic],
    notes: ["Source : essai."],
    counted: words.communes,
    fit: "places",
    theme: "light",
    words,
    ...change,
  };
}

/** Elements of an SVG text by tag, with their attributes: enough of a reader for what the tests ask. */
export function elementsOf(svg: string, tag: string): ReadonlyMap<string, string>[] {
  return [...svg.matchAll(new RegExp(`<${tag}((?: [^<>]*)?)/?>`, "g"))].map(
    ([, attributes]) =>
      new Map([...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
  );
}

/** The fill that each place of a map is drawn in: that of the group around its path. */
export function fillsOf(svg: string): Map<string, string> {
  const fills = new Map<string, string>();
  for (const [, fill, paths] of svg.matchAll(/<g fill="([^"]+)" stroke="[^"]+">(.*?)<\/g>/gs)) {
    for (const [, code] of paths.matchAll(/data-code="([^"]+)"/g)) fills.set(code, fill);
  }
  return fills;
}

/** The texts that a reader sees, joined: a label broken over two lines reads as one. */
export function textOf(svg: string): string {
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(" ");
  return texts.replaceAll("\u2019", "&#39;").replaceAll("\u00a0", " ");
}
