import { describe, expect, it } from "vitest";
import gp2017 from "../../../data/rules/gp-2017.json" with { type: "json" };
import { accessBreaks, classOf } from "../../../src/core/pictures/breaks.ts";
import { legendOrder } from "../../../src/core/pictures/classTable.ts";
import { drawMap } from "../../../src/core/pictures/map.ts";
import { inks, palette } from "../../../src/core/pictures/palettes.ts";
import { shadeClasses } from "../../../src/core/pictures/shading.ts";
import type { Contour } from "../../../src/core/territory/contours.ts";
import { mapWords } from "../../../src/core/words/pictures.ts";
import { legendOf } from "../../../src/core/zoning/legend.ts";
import { parseRules } from "../../../src/core/zoning/parseRules.ts";
import { communes, elementsOf, fillsOf, smallPicture, textOf } from "./picture.ts";

describe("a map of values", () => {
  const picture = smallPicture();
  const drawn = drawMap(picture);
  const paths = elementsOf(drawn.svg, "path").filter((path) => path.has("data-code"));

  it("has as many shapes as communes with a position, each once", () => {
    expect(paths).toHaveLength(communes - 1);
    expect(new Set(paths.map((path) => path.get("data-code"))).size).toBe(communes - 1);
    expect(drawn.drawn).toBe(communes - 1);
  });

  it("accounts for every commune: missing, off the map, drawn", () => {
    expect(drawn.missing).toEqual([7]);
    expect(drawn.unplaced).toEqual([9]);
    expect(textOf(drawn.svg)).toContain("Hors carte, faute de position connue : 1.");
  });

  it("draws each commune in the colour of its class, a missing one hatched", () => {
    const fills = fillsOf(drawn.svg);
    const colours = palette("access", accessBreaks.length + 1);
    picture.places.codes.forEach((code, k) => {
      if (k === 9) return;
      const value = k / 6;
      expect(fills.get(code), code).toBe(
        k === 7 ? "url(#map-missing10)" : colours[classOf(value, accessBreaks)],
      );
    });
  });

  it("carries the very values of the file, to the last bit", () => {
    for (const path of paths) {
      const k = picture.places.codes.indexOf(path.get("data-code")!);
      if (k === 7) expect(path.has("data-value")).toBe(false);
      else expect(Number(path.get("data-value"))).toBe(k / 6);
    }
  });

  it("its legend counts the communes of every class, and sums to the communes shown", () => {
    const text = textOf(drawn.svg);
    for (const label of ["moins de 1,5", "1,5 à 2,5", "4,0 à 5,0", "5,0 ou plus", "donnée manquante"]) {
      expect(text).toContain(label);
    }
    const counts = [...drawn.svg.matchAll(/text-anchor="end">(\d+|–)<\/text>/g)].map(([, count]) =>
      count === "–" ? 0 : Number(count),
    );
    expect(counts).toHaveLength(8);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(communes);
    expect(counts[7]).toBe(1);
  });

  it("carries the marks, the unit and the notes", () => {
    const text = textOf(drawn.svg);
    expect(text).toContain(mapWords.fr.estimated.replaceAll("'", "&#39;"));
    expect(text).toContain(mapWords.fr.synthetic.replaceAll("'", "&#39;"));
    expect(text).toContain("consultations par an et par habitant standardisé");
    expect(text).toContain("Source : essai.");
    expect(text).toContain("diagramme de Voronoï");
  });

  it("escapes names and titles", () => {
    expect(drawn.svg).not.toMatch(/<script|<b>/);
    expect(drawn.svg).toContain("Titre &lt;script&gt;");
    expect(drawn.svg).toContain("L&#39;Île &amp; &lt;b&gt;&quot;Nom&quot;&lt;/b&gt; (33004) : 0,50");
  });

  it("is well-formed, and its ids are its own", () => {
    const open: string[] = [];
    for (const [, closing, name, rest] of drawn.svg.matchAll(/<(\/?)([a-zA-Z]+)([^<>]*)>/g)) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!rest.endsWith("/")) open.push(name);
    }
    expect(open).toEqual([]);
    expect(drawMap(smallPicture({ id: "second" })).svg).toContain('id="second-missing"');
  });

  it("has a border between the two departments, and none where there is one", () => {
    const border = (svg: string) => /class="department-borders" d="([^"]*)"/.exec(svg)?.[1] ?? "";
    expect(border(drawn.svg)).not.toBe("");
    const one = smallPicture();
    const places = { ...one.places, departments: one.places.codes.map(() => "33") };
    expect(border(drawMap({ ...one, places }).svg)).toBe("");
  });

  it("leaves communes out that are not shown, from the map and from the legend", () => {
    const shown = Uint8Array.from({ length: communes }, (_, k) => (k < 20 ? 1 : 0));
    const half = drawMap({ ...picture, places: { ...picture.places, shown } });
    expect(half.drawn).toBe(19);
    expect(fillsOf(half.svg).has("24021")).toBe(false);
  });

  it("without detail carries no codes, and draws the same shapes", () => {
    const plain = drawMap({ ...picture, detail: false }).svg;
    expect(plain).not.toContain("data-code");
    const shapes = (svg: string) => [...svg.matchAll(/ d="(M[^"]*z)"/g)].map(([, d]) => d).sort();
    expect(shapes(plain)).toEqual(shapes(drawn.svg));
  });

  it("dark paper changes colours, not shapes", () => {
    const dark = drawMap(smallPicture({ theme: "dark" })).svg;
    expect(dark).toContain(`fill="${inks.dark.paper}"`);
  });
});

describe("a zoning map", () => {
  const rules = parseRules(gp2017, "gp-2017");
  const ids = ["seuil-1", "seuil-2", "seuil-3", "hors-vivier", ""];
  const names = Array.from({ length: communes }, (_, k) => ids[k % 5]);
  const order = legendOrder(names, legendOf(rules), "fr");
  const shading = shadeClasses(names, order, { heading: "Classe", theme: "light" });
  const picture = smallPicture({ shading, zoneOf: (place) => `z${place % 5}` });
  const drawn = drawMap(picture);

  it("keeps the four legend labels of the note, in order", () => {
    expect(order.map(({ label }) => label)).toEqual([
      "Seuil 1 - zones nationales non modifiables",
      "Seuil 2 - aides conventionnelles applicables, zones modifiables",
      "Seuil 3 - reste du vivier, zones modifiables",
      "Hors vivier - zones non sélectionnables avec bonne accessibilité",
    ]);
    const text = textOf(drawn.svg);
    for (const { label } of order) expect(text).toContain(label);
  });

  it("keeps them when the list names only some", () => {
    expect(legendOrder(["seuil-2"], legendOf(rules), "fr")).toHaveLength(4);
    expect(legendOrder(["seuil-2", "à part"], legendOf(rules), "en").at(-1)).toEqual({
      name: "à part",
      label: "à part",
    });
  });

  it("draws each class in its colour, no class as missing", () => {
    const fills = fillsOf(drawn.svg);
    const colours = palette("classes", 4);
    picture.places.codes.forEach((code, k) => {
      if (k !== 9) expect(fills.get(code)).toBe(k % 5 === 4 ? "url(#map-missing10)" : colours[k % 5]);
    });
    expect(drawn.missing).toHaveLength(communes / 5);
    expect(drawn.svg).toContain('class="zone-borders"');
  });

  it("zones without known communes are circles at their pole, never polygons", () => {
    const values = Float64Array.from({ length: communes }, (_, k) => 100 * (k + 1));
    const symbols = drawMap({
      ...picture,
      shape: "symbols",
      circles: { values, heading: "Population", shaded: true },
    });
    const circles = elementsOf(symbols.svg, "circle").filter((circle) => circle.has("data-code"));
    expect(circles).toHaveLength(communes - 1);
    expect(symbols.svg).not.toMatch(/<path data-code/);
    expect(symbols.unplaced).toEqual([9]);
    for (const circle of circles) {
      const k = picture.places.codes.indexOf(circle.get("data-code")!);
      // area proportional to the value: r^2 / value is the same for all
      const expected = 26 * Math.sqrt(values[k] / (100 * communes));
      expect(Number(circle.get("r"))).toBeCloseTo(expected, 1);
      expect(circle.get("fill")).toBe(k % 5 === 4 ? inks.light.missing : palette("classes", 4)[k % 5]);
    }
    expect(textOf(symbols.svg)).toContain("chaque zone est un cercle sur son pôle");
  });
});

describe("a map with the zones of a list", () => {
  const symbols = {
    heading: "Liste",
    zones: [
      { pole: 2, population: 100 },
      { pole: 2, population: 10_000 },
      { pole: 30, population: Number.NaN },
      { pole: -1, population: 50 },
      { pole: 9, population: 50 },
    ],
    classes: [0, 1, -1, 0, 0],
    labels: ["fragile", "dotée", "autre"],
    colours: ["#aa0000", "#00aa00", "#0000aa"],
    sizes: "Habitants",
    counted: "zones",
    withoutClass: "Sans classe",
  };

  it("has a circle for each whose pole is on it, the largest first, in the colour of its class", () => {
    const { svg, drawn } = drawMap(smallPicture({ symbols }));
    const circles = elementsOf(svg, "circle").filter((circle) => circle.has("data-code"));
    expect(circles.map((circle) => [circle.get("data-code"), circle.get("fill")])).toEqual([
      ["33003", "#00aa00"],
      ["33003", "#aa0000"],
      ["24031", inks.light.missing],
    ]);
    const radii = circles.map((circle) => Number(circle.get("r")));
    expect(radii).toEqual([21, 4.5, 4.5]);
    expect(drawn).toBe(communes - 1);
  });

  it("keeps the communes as they are, and tells the classes that it shows in a legend of their own", () => {
    const plain = smallPicture();
    const { svg } = drawMap(smallPicture({ symbols }));
    expect(fillsOf(svg)).toEqual(fillsOf(drawMap(plain).svg));
    const text = textOf(svg);
    for (const each of ["Liste", "fragile", "dotée", "Sans classe", "Habitants", mapWords.fr.symbols]) {
      expect(text).toContain(each.replaceAll("'", "&#39;"));
    }
    expect(text).not.toContain("autre");
  });

  it("leaves out zones of places that are not shown", () => {
    const plain = smallPicture();
    const shown = Uint8Array.from(plain.places.codes, (code) => (code.startsWith("24") ? 1 : 0));
    const { svg } = drawMap({ ...plain, places: { ...plain.places, shown }, symbols });
    const circles = elementsOf(svg, "circle").filter((circle) => circle.has("data-code"));
    expect(circles.map((circle) => circle.get("data-code"))).toEqual(["24031"]);
  });
});

describe("a map with contours", () => {
  const picture = smallPicture();
  const square = (place: number): Contour => {
    const [x, y] = [picture.places.longitude[place] || 0, picture.places.latitude[place] || 45.3];
    const h = 0.05;
    return {
      code: picture.places.codes[place],
      name: "",
      polygons: [
        [
          [
            [x - h, y - h],
            [x + h, y - h],
            [x + h, y + h],
            [x - h, y + h],
            [x - h, y - h],
          ],
        ],
      ],
    };
  };
  const stranger: Contour = { ...square(12), code: "24999", name: "Fusionnée" };
  const contours = [...picture.places.codes.keys()].filter((k) => k !== 5 && k !== 12).map(square);
  const drawn = drawMap({ ...picture, contours: [...contours, stranger, { ...stranger, code: "64001" }] });

  it("lists communes without contour, draws them as a dot, and hatches contours of no commune", () => {
    expect(drawn.withoutContour).toEqual([5, 12]);
    expect(drawn.strangers).toEqual([expect.objectContaining({ code: "24999", name: "Fusionnée" })]);
    expect(drawn.svg).toMatch(/data-code="33006" data-value="[\d.]+" d="M[^"]*a30 30/);
    expect(drawn.svg).toContain('data-stranger="24999"');
    const text = textOf(drawn.svg);
    expect(text).toContain("Sans contour connu, figurées par un point : 2.");
    expect(text).toContain("Contours de communes absentes du fichier, hachurés : 1.");
    expect(text).not.toContain("Voronoï");
  });

  it("a commune with a contour and no position is drawn", () => {
    expect(drawn.svg).toContain('data-code="33010"');
    expect(drawn.unplaced).toEqual([]);
  });
});
