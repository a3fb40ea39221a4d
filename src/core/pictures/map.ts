/** A map as SVG text: values in, picture out, and an account of every place: drawn, missing, off the map. */
import { positionsFromContours } from "./contourLines.ts";
import { drawLegend } from "./legend.ts";
import { drawAreas } from "./mapAreas.ts";
import { drawCircles } from "./mapCircles.ts";
import { drawFrameBoxes, layoutOf, type MapLayout } from "./mapLayout.ts";
import type { DrawnMap, MapPicture } from "./mapPicture.ts";
import { cellShapes, contourShapes, type MapShapes, noShapes } from "./mapShapes.ts";
import { drawSymbols } from "./mapSymbols.ts";
import { type Inks, inks } from "./palettes.ts";
import { element, escapeText, fontFamily, textLines, wrapText } from "./svg.ts";

export type { DrawnMap, MapPicture, MapPlaces } from "./mapPicture.ts";

export function drawMap(picture: MapPicture): DrawnMap {
  const { words, theme, width = 1200, id = "map" } = picture;
  const places = picture.contours
    ? { ...picture.places, ...positionsFromContours(picture.places, picture.contours) }
    : picture.places;
  const ink = inks[theme];
  const shown = places.shown ?? new Uint8Array(places.codes.length).fill(1);
  const layout = layoutOf({ ...picture, places, shown, width });
  const { frames, points } = layout;
  const unplaced = [...places.codes.keys()].filter((p) => shown[p] && points.frame[p] < 0);
  const input = {
    codes: places.codes,
    departments: places.departments,
    points,
    frames,
    shown,
    outline: picture.outline,
  };
  const shapes =
    picture.shape === "symbols"
      ? noShapes(input)
      : picture.contours
        ? contourShapes({ ...input, contours: picture.contours })
        : cellShapes(input);

  const areas = drawAreas(picture, shapes, layout, shown, ink, id);
  const circles = picture.circles && drawCircles(picture.circles, picture, points, shown, ink);
  const symbols = picture.symbols && drawSymbols(picture.symbols, picture, points, shown, ink);
  const legend = drawLegend({
    ...layout.legendBox,
    inks: ink,
    numbers: words.numbers,
    counted: picture.counted,
    ...legendEntries(picture, shown, shapes.strangers.length, id),
    ...(circles ? { circles: circles.key } : {}),
  });
  const { x, width: legendWidth } = layout.legendBox;
  const listed = symbols?.legend({ x, y: legend.bottom + 24, width: legendWidth });
  const notes = [
    ...(shapes.kind === "cells" ? [words.cells] : []),
    ...(picture.symbols || (shapes.kind === "symbols" && picture.shading) ? [words.symbols] : []),
    ...(unplaced.length > 0 ? [words.unplaced(words.numbers.integer(unplaced.length))] : []),
    ...(shapes.withoutContour.length > 0
      ? [words.withoutContour(words.numbers.integer(shapes.withoutContour.length))]
      : []),
    ...(shapes.strangers.length > 0 ? [words.strangers(words.numbers.integer(shapes.strangers.length))] : []),
    ...picture.notes,
  ];
  const footTop = Math.max(layout.mapBottom, listed?.bottom ?? legend.bottom) + 22;
  const noteLines = notes.length > 0 ? wrapText(notes.join(" "), width - 2 * layout.margin, 12) : [];
  const height = Math.ceil(footTop + noteLines.length * 16 + 14);
  const missing = picture.shading
    ? [...places.codes.keys()].filter((p) => shown[p] && picture.shading?.classes[p] === -1)
    : [];
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": fontFamily,
      "font-stretch": "condensed",
    },
    element(
      "title",
      {},
      escapeText([picture.title, picture.subtitle, ...picture.marks].filter(Boolean).join(" – ")),
    ),
    definitions(shapes, ink, id, layout),
    element("rect", { width, height, fill: ink.paper }),
    areas.svg,
    drawFrameBoxes(layout, ink),
    circles?.svg ?? "",
    symbols?.svg ?? "",
    layout.header(ink),
    legend.svg,
    listed?.svg ?? "",
    noteLines.length > 0
      ? textLines(layout.margin, footTop, noteLines, { size: 12, fill: ink.softText, leading: 16 })
      : "",
  );
  return {
    svg,
    width,
    height,
    drawn: Math.max(areas.drawn, circles?.drawn ?? 0),
    missing,
    unplaced,
    withoutContour: shapes.withoutContour,
    strangers: shapes.strangers,
  };
}

function legendEntries(picture: MapPicture, shown: Uint8Array, strangers: number, id: string) {
  const { shading, words } = picture;
  if (!shading) return { entries: [] };
  const counts = new Array<number>(shading.colours.length).fill(0);
  let missing = strangers;
  shading.classes.forEach((k, place) => {
    if (!shown[place]) return;
    if (k < 0) missing++;
    else counts[k]++;
  });
  return {
    heading: shading.heading,
    ...(shading.values && shading.unit ? { unit: shading.unit } : {}),
    entries: shading.labels.map((label, k) => ({ label, colour: shading.colours[k], count: counts[k] })),
    missing: { label: words.missing, count: missing, pattern: `url(#${id}-missing)` },
  };
}

/** The hatch of missing values, the clip of the land, and that of the frames. */
function definitions(shapes: MapShapes, ink: Inks, id: string, layout: MapLayout): string {
  return element(
    "defs",
    {},
    element(
      "pattern",
      {
        id: `${id}-missing`,
        patternUnits: "userSpaceOnUse",
        width: 5,
        height: 5,
        patternTransform: "rotate(45)",
      },
      element("rect", { width: 5, height: 5, fill: ink.missing }),
      element("rect", { width: 1.4, height: 5, fill: ink.missingLine }),
    ),
    element(
      "pattern",
      {
        id: `${id}-missing10`,
        patternUnits: "userSpaceOnUse",
        width: 50,
        height: 50,
        patternTransform: "rotate(45)",
      },
      element("rect", { width: 50, height: 50, fill: ink.missing }),
      element("rect", { width: 14, height: 50, fill: ink.missingLine }),
    ),
    shapes.landPath
      ? element(
          "clipPath",
          { id: `${id}-land` },
          element("path", { d: shapes.landPath, "clip-rule": "evenodd" }),
        )
      : "",
    element(
      "clipPath",
      { id: `${id}-frames` },
      ...layout.frames.map(({ box }) => element("rect", { ...box })),
    ),
  );
}
