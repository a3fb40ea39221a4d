/** A map as SVG text: values in, picture out, and an account of every place: drawn, missing, off the map. */
import type { Contour } from "../territory/contours.ts";
import type { MapWords } from "../words/pictures.ts";
import { positionsFromContours } from "./contourLines.ts";
import { drawLegend } from "./legend.ts";
import { type Circles, drawCircles } from "./mapCircles.ts";
import { drawFrameBoxes, layoutOf, type MapLayout } from "./mapLayout.ts";
import { cellShapes, contourShapes, type MapShapes, noShapes } from "./mapShapes.ts";
import type { Outline } from "./outline.ts";
import { type Inks, inks, type Theme } from "./palettes.ts";
import { projectPoints } from "./projection.ts";
import { dotPath, pathScale } from "./rings.ts";
import type { Shading } from "./shading.ts";
import { element, escapeText, fontFamily, textLines, wrapText } from "./svg.ts";

/** The places of a map, communes or zones. */
export interface MapPlaces {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly departments: readonly string[];
  /** Degrees, NaN where unknown. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** u8[places]: 0 keeps a place off the map and out of the legend's counts (another region); all shown if absent. */
  readonly shown?: Uint8Array | undefined;
}

export interface MapPicture {
  readonly places: MapPlaces;
  readonly shading?: Shading | undefined;
  readonly circles?: Circles | undefined;
  /** Outlines of communes; without them, Voronoi cells; "symbols" draws circles only. */
  readonly contours?: readonly Contour[] | undefined;
  readonly shape?: "areas" | "symbols";
  readonly outline?: Outline | undefined;
  /** Communes whose departments give the borders under symbols. */
  readonly context?: MapPlaces | undefined;
  /** A second, thinner border: the zone of each place. */
  readonly zoneOf?: ((place: number) => string) | undefined;
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** Marks that every reader must see: estimated times, synthetic doctors. */
  readonly marks: readonly string[];
  /** Sentences under the map: source, method, date. */
  readonly notes: readonly string[];
  /** What the legend counts: communes or zones. */
  readonly counted: string;
  readonly fit: "territory" | "places";
  readonly theme: Theme;
  readonly words: MapWords;
  /** Pixels. */
  readonly width?: number;
  /** Code and value on every shape, and its name as a tooltip where there are at most 6,000. */
  readonly detail?: boolean;
  /** Prefix of the ids of the picture: two in one page must differ. */
  readonly id?: string;
}

export interface DrawnMap {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Places with a shape or a circle. */
  readonly drawn: number;
  /** Shown places whose value is missing, whose position is unknown or outside France, and that the contours do not name. */
  readonly missing: readonly number[];
  readonly unplaced: readonly number[];
  readonly withoutContour: readonly number[];
  /** Codes of contours that are no place of the map, though their department is on it: drawn as missing. */
  readonly strangers: readonly { readonly code: string; readonly name: string }[];
}

/** Above this many shapes names are left out: a file of 35,000 tooltips is heavy and no one hovers it. */
const mostTooltips = 6000;
const mostParted = 600;

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
  const legend = drawLegend({
    ...layout.legendBox,
    inks: ink,
    numbers: words.numbers,
    counted: picture.counted,
    ...legendEntries(picture, shown, shapes.strangers.length, id),
    ...(circles ? { circles: circles.key } : {}),
  });
  const notes = [
    ...(shapes.kind === "cells" && picture.shading
      ? [words.cells]
      : shapes.kind === "symbols" && picture.shading
        ? [words.symbols]
        : []),
    ...(unplaced.length > 0 ? [words.unplaced(words.numbers.integer(unplaced.length))] : []),
    ...(shapes.withoutContour.length > 0
      ? [words.withoutContour(words.numbers.integer(shapes.withoutContour.length))]
      : []),
    ...(shapes.strangers.length > 0 ? [words.strangers(words.numbers.integer(shapes.strangers.length))] : []),
    ...picture.notes,
  ];
  const footTop = Math.max(layout.mapBottom, legend.bottom) + 22;
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
    layout.header(ink),
    legend.svg,
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

/** Shapes by colour, then borders and coast, each frame cut at its box. */
function drawAreas(
  picture: MapPicture,
  shapes: MapShapes,
  layout: MapLayout,
  shown: Uint8Array,
  ink: Inks,
  id: string,
): { readonly svg: string; readonly drawn: number } {
  const { places, shading, detail = true, words } = picture;
  const { points } = layout;
  const colours = [...(shading?.colours ?? [ink.panel]), `url(#${id}-missing10)`];
  const tooltips = detail && shown.reduce((sum, one) => sum + one, 0) <= mostTooltips;
  // shapes, which end at the coast where they are cells; then what stands off it; each by colour
  const groups = [colours.map((): string[] => []), colours.map((): string[] => [])];
  let drawn = 0;
  for (let place = 0; place < places.codes.length; place++) {
    if (!shown[place] || points.frame[place] < 0) continue;
    const path =
      shapes.path(place) ??
      (shapes.kind === "contours" ? dotPath(points.x[place], points.y[place], 3) : undefined);
    if (path === undefined) continue;
    drawn++;
    const k = shading ? shading.classes[place] : 0;
    const colour = k < 0 ? colours.length - 1 : k;
    groups[0][colour].push(shapeElement(place, path));
    const islet = shapes.islet(place);
    if (islet) groups[1][colour].push(`<path class="islet" d="${islet}"/>`);
  }
  const missingGroup = groups[1][colours.length - 1];
  for (const { code, path } of shapes.strangers) {
    missingGroup.push(
      detail ? `<path data-stranger="${escapeText(code)}" d="${path}"/>` : `<path d="${path}"/>`,
    );
  }
  function shapeElement(place: number, path: string): string {
    if (!detail) return `<path d="${path}"/>`;
    const value = shading?.values?.[place];
    const label =
      shading && shading.classes[place] >= 0 ? shading.labels[shading.classes[place]] : words.missing;
    const attributes = `data-code="${escapeText(places.codes[place])}"${
      value === undefined || Number.isNaN(value) ? "" : ` data-value="${value}"`
    }`;
    if (!tooltips) return `<path ${attributes} d="${path}"/>`;
    const said = value === undefined ? label : words.numbers.decimal(value, shading?.decimals ?? 2);
    const title = escapeText(`${places.names[place]} (${places.codes[place]}) : ${said}`);
    return `<path ${attributes} d="${path}"><title>${title}</title></path>`;
  }
  // few shapes are parted by thin lines; many are drawn over their own seams
  const parted = drawn <= mostParted;
  const layers = groups.map((byColour, other) =>
    element(
      "g",
      {
        class: "places",
        transform: `scale(${1 / pathScale})`,
        "clip-path":
          other === 0 && shapes.landPath && shapes.kind === "cells" ? `url(#${id}-land)` : undefined,
        "stroke-width": parted ? 7 : 4,
        "stroke-linejoin": "round",
      },
      ...byColour.flatMap((paths, k) => {
        if (paths.length === 0) return [];
        const seam = k === colours.length - 1 ? ink.missing : colours[k];
        const stroke = parted ? ink.softBorder : seam;
        return [element("g", { fill: colours[k], stroke }, ...paths)];
      }),
    ),
  );
  const svg = element(
    "g",
    { "clip-path": `url(#${id}-frames)` },
    groundOf(shapes, ink),
    ...layers,
    borderLines(
      picture,
      shapes,
      ink,
      id,
      shapes.kind === "symbols" ? contextBorders(picture, layout) : undefined,
    ),
  );
  return { svg, drawn };
}

/** The land under the shapes: what lies outside the shown places is pale. */
function groundOf(shapes: MapShapes, ink: Inks): string {
  if (!shapes.landPath) return "";
  return element("path", {
    class: "land",
    d: shapes.landPath,
    transform: `scale(${1 / pathScale})`,
    fill: ink.ground,
    "fill-rule": "evenodd",
  });
}

/** Borders of departments from the communes around symbols: they say where one is. */
function contextBorders({ context, outline }: MapPicture, { frames }: MapLayout): string {
  if (!context) return "";
  const { codes, departments, longitude, latitude } = context;
  const points = projectPoints(frames, longitude, latitude);
  const shown = new Uint8Array(codes.length).fill(1);
  const shapes = cellShapes({ codes, departments, points, frames, shown, outline });
  return shapes.borders((place) => departments[place]);
}

/** Borders of zones (thin), of departments, and the coast. */
function borderLines(
  picture: MapPicture,
  shapes: MapShapes,
  ink: Inks,
  id: string,
  departments = shapes.borders((place) => picture.places.departments[place]),
): string {
  const { zoneOf } = picture;
  const fine = picture.fit === "territory";
  const line = (name: string, d: string, colour: string, width: number, opacity: number): string => {
    if (d === "") return "";
    const clip = name !== "coast" && shapes.landPath !== "" && shapes.kind !== "contours";
    return element("path", {
      class: name,
      d,
      fill: "none",
      stroke: colour,
      "stroke-width": width * pathScale,
      "stroke-opacity": opacity,
      "stroke-linejoin": "round",
      "stroke-linecap": "round",
      "clip-path": clip ? `url(#${id}-land)` : undefined,
    });
  };
  return element(
    "g",
    { class: "borders", transform: `scale(${1 / pathScale})` },
    line("zone-borders", zoneOf ? shapes.borders(zoneOf) : "", ink.border, 0.45, 0.45),
    line("department-borders", departments, ink.border, fine ? 0.7 : 1.3, fine ? 0.75 : 0.9),
    line("coast", shapes.kind === "contours" ? "" : shapes.landPath, ink.coast, 0.8, 1),
  );
}
