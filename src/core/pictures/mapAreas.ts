/** The land of a map: shapes by colour, borders of zones and departments, the coast. */
import type { MapLayout } from "./mapLayout.ts";
import type { MapPicture } from "./mapPicture.ts";
import { cellShapes, type MapShapes } from "./mapShapes.ts";
import type { Inks } from "./palettes.ts";
import { projectPoints } from "./projection.ts";
import { dotPath, pathScale } from "./rings.ts";
import { element, escapeText } from "./svg.ts";

/** Above this many shapes names are left out: a file of 35,000 tooltips is heavy and no one hovers it. */
const mostTooltips = 6000;
const mostParted = 600;

/** Shapes by colour, then borders and coast, each frame cut at its box. */
export function drawAreas(
  picture: MapPicture,
  shapes: MapShapes,
  layout: MapLayout,
  shown: Uint8Array,
  ink: Inks,
  id: string,
): { readonly svg: string; readonly drawn: number } {
  const { places, shading, detail = true, words } = picture;
  const { points } = layout;
  const colours = [...(shading?.colours ?? [ink.paper]), `url(#${id}-missing10)`];
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
        const stroke = parted ? (shading ? ink.softBorder : ink.rule) : seam;
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
