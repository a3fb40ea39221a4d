/** Where the parts of a map stand: title on top, frames on the left, legend on the right, notes below. */
import { contourCorners } from "./contourLines.ts";
import { mainlandAspect } from "./frameBoxes.ts";
import type { MapPicture } from "./mapPicture.ts";
import type { Inks } from "./palettes.ts";
import { type Frame, frenchFrames, type Points, projectPoints } from "./projection.ts";
import { element, textLine, textLines, wrapText } from "./svg.ts";

export interface MapLayout {
  readonly margin: number;
  readonly frames: readonly Frame[];
  readonly points: Points;
  readonly mapBottom: number;
  readonly legendBox: { readonly x: number; readonly y: number; readonly width: number };
  readonly header: (inks: Inks) => string;
}

const margin = 34;
const legendWidth = 262;
/** Kilometres around the places: a cell reaches 15 km, an outline is held by its own corners. */
const aroundCells = 16;
const aroundOutlines = 4;
const tallest = 960;
/** The mainland leaves its north-east corner free: the legend stands over it by this many pixels. */
const overMap = 120;

export function layoutOf(
  picture: MapPicture & { readonly width: number; readonly shown: Uint8Array },
): MapLayout {
  const { places, width, title, subtitle, marks, fit, shown } = picture;
  const titleLines = wrapText(title, width - 2 * margin, 27, true);
  const subtitleLines = subtitle ? wrapText(subtitle, width - 2 * margin, 16) : [];
  const titleTop = 46;
  const subtitleTop = titleTop + (titleLines.length - 1) * 34 + 27;
  const marksTop = subtitleTop + subtitleLines.length * 21 + (subtitleLines.length > 0 ? 2 : -2);
  const top = marksTop + marks.length * 21 + 2;

  const shownPlaces = [...shown.keys()].filter((place) => shown[place]);
  const mapWidth = width - 2 * margin - legendWidth - 26 + (fit === "territory" ? overMap : 0);
  const corners = picture.contours ? contourCorners(picture.contours, { ...places, shown }) : [];
  const framesIn = (height: number): Frame[] =>
    frenchFrames({
      corners,
      margin: corners.length > 0 ? aroundOutlines : aroundCells,
      box: { x: margin, y: top, width: mapWidth, height },
      longitude: places.longitude,
      latitude: places.latitude,
      shown: shownPlaces,
      fit,
    });
  // a region that is wider than tall needs less height than the page would give
  const height =
    fit === "territory"
      ? Math.min(tallest, mainlandAspect * mapWidth)
      : fittedHeight(framesIn(tallest), tallest);
  const frames = framesIn(height);
  return {
    margin,
    frames,
    points: projectPoints(frames, places.longitude, places.latitude),
    mapBottom: top + height,
    legendBox: { x: width - margin - legendWidth, y: top + 6, width: legendWidth },
    header: (inks) =>
      textLines(margin, titleTop, titleLines, { size: 27, fill: inks.text, bold: true, leading: 34 }) +
      textLines(margin, subtitleTop, subtitleLines, { size: 16, fill: inks.softText, leading: 21 }) +
      textLines(margin, marksTop, marks, { size: 14, fill: inks.warning, bold: true, leading: 21 }),
  };
}

/** What the only frame would take of the most it may have; all of it where there are insets. */
function fittedHeight(frames: readonly Frame[], most: number): number {
  return frames.length === 1 ? Math.min(most, Math.max(420, frames[0].extent.height)) : most;
}

/** Insets are boxed and named. */
export function drawFrameBoxes({ frames }: MapLayout, inks: Inks): string {
  return frames
    .filter((frame) => frame.inset)
    .map(
      ({ box, territory }) =>
        element("rect", { class: "inset", ...box, fill: "none", stroke: inks.rule, "stroke-width": 1 }) +
        textLine(box.x + 6, box.y + 14, territory.name, { size: 11.5, fill: inks.text, halo: inks.paper }),
    )
    .join("");
}
