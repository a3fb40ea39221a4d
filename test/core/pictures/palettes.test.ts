import { describe, expect, it } from "vitest";
import { contrast, linearOf, mixColours, oklabOf } from "../../../src/core/pictures/colours.ts";
import { inks, palette, type Scale, type Theme } from "../../../src/core/pictures/palettes.ts";

/** Source: Machado, Oliveira, Fernandes, "A physiologically-based model for simulation of color vision deficiency" (2009), severity 1. */
const eyes = {
  trichromat: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanope: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranope: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanope: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

function seen(colour: string, matrix: readonly number[]): readonly [number, number, number] {
  const light = linearOf(colour);
  const channel = (row: number) =>
    Math.min(
      1,
      Math.max(
        0,
        light.reduce((sum, value, k) => sum + matrix[3 * row + k] * value, 0),
      ),
    );
  return oklabOf([channel(0), channel(1), channel(2)]);
}

function distance(one: string, other: string, matrix: readonly number[]): number {
  const a = seen(one, matrix);
  const b = seen(other, matrix);
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const lightness = (colour: string) => oklabOf(linearOf(colour))[0];
const themes: readonly Theme[] = ["light", "dark"];
const scales: readonly [Scale, number][] = [
  ["access", 7],
  ["amount", 7],
  ["classes", 4],
  ["classes", 5],
];

describe.each(themes)("palettes on %s paper", (theme) => {
  it.each(scales)("%s in %i steps: neighbours stay apart for every eye, and in grey", (scale, count) => {
    const colours = palette(scale, count, theme);
    expect(new Set(colours).size).toBe(count);
    for (let k = 1; k < count; k++) {
      for (const [eye, matrix] of Object.entries(eyes)) {
        expect(
          distance(colours[k - 1], colours[k], matrix),
          `${eye}, ${colours[k - 1]} ${colours[k]}`,
        ).toBeGreaterThan(0.062);
      }
      expect(Math.abs(lightness(colours[k]) - lightness(colours[k - 1]))).toBeGreaterThan(0.06);
    }
  });

  it("categories: any two stay apart for every eye, and from missing", () => {
    const colours = palette("categories", 8, theme);
    const { missing, missingLine } = inks[theme];
    colours.forEach((colour, k) => {
      for (const matrix of Object.values(eyes)) {
        for (const other of colours.slice(0, k))
          expect(distance(colour, other, matrix)).toBeGreaterThan(0.062);
        const far = Math.max(distance(colour, missing, matrix), distance(colour, missingLine, matrix));
        expect(far, colour).toBeGreaterThan(0.1);
      }
    });
  });

  it("difference: losses and gains stay apart at every step, for every eye", () => {
    const colours = palette("difference", 7, theme);
    for (let step = 0; step < 3; step++) {
      for (const matrix of Object.values(eyes)) {
        expect(distance(colours[step], colours[6 - step], matrix)).toBeGreaterThan(0.075);
        expect(distance(colours[step], colours[step + 1], matrix)).toBeGreaterThan(0.07);
        expect(distance(colours[6 - step], colours[5 - step], matrix)).toBeGreaterThan(0.07);
      }
    }
  });

  it("missing is like no class: its ground and its hatch differ from every colour for at least one of the two", () => {
    const { missing, missingLine } = inks[theme];
    for (const [scale, count] of scales) {
      for (const colour of palette(scale, count, theme)) {
        for (const matrix of Object.values(eyes)) {
          const far = Math.max(distance(colour, missing, matrix), distance(colour, missingLine, matrix));
          expect(far, `${scale} ${colour}`).toBeGreaterThan(0.1);
        }
      }
    }
  });

  it("texts are readable (WCAG AA, 4.5) on paper and panel, marks on paper (3)", () => {
    const { paper, panel, text, softText, series, border } = inks[theme];
    for (const ground of [paper, panel]) {
      expect(contrast(text, ground)).toBeGreaterThan(7);
      expect(contrast(softText, ground)).toBeGreaterThan(4.5);
    }
    for (const colour of [...series, border]) expect(contrast(colour, paper)).toBeGreaterThan(3);
  });

  it("what people look for stands out: the first step of access and classes, the ends of a difference", () => {
    const { paper } = inks[theme];
    for (const scale of ["access", "classes"] as const) {
      const colours = palette(scale, 5, theme);
      expect(contrast(colours[0], paper)).toBeGreaterThan(3 * contrast(colours[4], paper) - 2.5);
    }
    const differences = palette("difference", 7, theme);
    expect(contrast(differences[0], paper)).toBeGreaterThan(contrast(differences[3], paper));
    expect(contrast(differences[6], paper)).toBeGreaterThan(contrast(differences[3], paper));
  });
});

describe("mixing", () => {
  it("keeps both ends and the count", () => {
    expect(mixColours(["#000000", "#ffffff"], 3)).toEqual(["#000000", "#636363", "#ffffff"]);
    expect(mixColours(["#102030"], 2)).toEqual(["#102030", "#102030"]);
    expect(mixColours(["#102030"], 1)).toEqual(["#102030"]);
    expect(mixColours(["#102030", "#405060"], 0)).toEqual([]);
  });

  it("refuses a count it has no colours for", () => {
    expect(() => palette("access", 10)).toThrow(RangeError);
    expect(() => palette("access", 0)).toThrow(RangeError);
    expect(() => palette("difference", 4)).toThrow(/odd/);
  });

  it("knows the extreme contrasts", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
    expect(contrast("#777777", "#777777")).toBe(1);
  });
});
