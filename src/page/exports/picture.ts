/** The map on screen as a picture on paper: the same values, classes and colours, drawn as `aplomb map` draws. */
import type { Symbols } from "../../core/pictures/mapPicture.ts";
import type { Shading } from "../../core/pictures/shading.ts";
import { intervalLabels } from "../../core/pictures/shading.ts";
import { regionName } from "../../core/territory/names.ts";
import { mapWords } from "../../core/words/pictures.ts";
import type { PictureAsk } from "../engine/protocol.ts";
import type { ZoneList } from "../engine/zoneList.ts";
import type { Speech } from "../i18n/words.ts";
import { wholeName } from "../layout/toolbar.ts";
import { classLabels, unitOf } from "../map/legend.ts";
import { listColours } from "../map/symbols.ts";
import { isSigned } from "../state.ts";
import type { ExportInput } from "./exportInput.ts";
import { marksOf } from "./table.ts";

/** What the worker draws: it holds the outlines. */
export function pictureAsk(input: ExportInput): PictureAsk {
  const { state, live, speech, theme, version, link } = input;
  const { territory, now } = live;
  const words = mapWords[state.language];
  const ages = now.settings.ages.map((age) => speech.core.summary.variantName(String(age)));
  const method = territory.methods.find(({ id }) => id === now.settings.method);
  const shown = territory.regions.map((region) => (state.region === "" || region === state.region ? 1 : 0));
  return {
    shading: shadingOf(input),
    symbols: territory.zoneList && symbolsOf(territory.zoneList, input),
    shown: Uint8Array.from(shown),
    title: speech.page.shown(state.shown, [ages[0], ages[1]]),
    subtitle: [
      state.region === "" ? wholeName(territory, speech.page) : regionName(state.region),
      ...(state.mesh === "commune" ? [] : [speech.page.meshes[state.mesh]]),
    ].join(", "),
    marks: marksOf(input),
    notes: [
      ...(method ? [words.method(method.title[state.language])] : []),
      ...withoutPole(territory.zoneList, speech),
      words.made(version),
      ...(link === "" ? [] : [`#${link}`]),
    ],
    theme,
    language: state.language,
  };
}

function shadingOf({ state, painting, readout, speech }: ExportInput): Shading {
  const { zoneOf } = readout.zoneMap(state);
  const words = mapWords[state.language];
  const ofCommune = <Values extends Int8Array | Float64Array>(
    made: Values,
    of: Values,
    missing: number,
  ): Values => {
    for (let commune = 0; commune < zoneOf.length; commune++) {
      const zone = zoneOf[commune];
      made[commune] = zone < 0 ? missing : of[zone];
    }
    return made;
  };
  const classes = ofCommune(new Int8Array(zoneOf.length), painting.classes, -1);
  const values = ofCommune(new Float64Array(zoneOf.length), painting.values, Number.NaN);
  if (state.shown === "class") {
    const labels = classLabels(readout.rules(state), speech);
    return { classes, colours: painting.colours, labels, heading: words.classHeading };
  }
  return {
    classes,
    colours: painting.colours,
    labels: intervalLabels(painting.breaks, words, isSigned(state.shown)),
    heading: "",
    unit: unitOf(state.shown, speech),
    values,
    decimals: 2,
  };
}

/** The circles of the map, and their legend. */
function symbolsOf(list: ZoneList, { theme, speech }: ExportInput): Symbols {
  const { language } = speech.core;
  return {
    heading: speech.page.map.zoneList(list.source),
    zones: list.zones,
    classes: list.zones.map((zone) => zone.class),
    labels: list.classes[language],
    colours: listColours(list, theme),
    sizes: speech.page.map.circleArea,
    withoutClass: speech.page.map.noClass,
    counted: mapWords[language].zones,
  };
}

/** Zones that no circle can stand for. */
function withoutPole(list: ZoneList | undefined, { page, core }: Speech): string[] {
  const count = list?.zones.filter(({ pole }) => pole < 0).length ?? 0;
  return count > 0 ? [`${page.map.withoutPole(core.numbers.integer(count), count)}.`] : [];
}

/** Canvas pixels in a pixel of the picture: sharp in print and on dense screens. */
const DENSITY = 2;

/** The picture as PNG, rendered by the browser. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth * DENSITY, image.naturalHeight * DENSITY);
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/png" });
  } finally {
    URL.revokeObjectURL(address);
  }
}
