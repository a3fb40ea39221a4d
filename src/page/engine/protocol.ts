/** What the page asks of its worker, and what it gets: one answer a question, in order. */

import type { Symbols } from "../../core/pictures/mapPicture.ts";
import type { Theme } from "../../core/pictures/palettes.ts";
import type { Shading } from "../../core/pictures/shading.ts";
import type { Language } from "../../core/words/words.ts";
import type { Problem } from "../../table/problems.ts";
import type { Settings } from "../settings.ts";
import type { Both, Explanation, Figures, TerritoryView } from "./figures.ts";
import type { Readings } from "./readings.ts";

/** Which of the two runs that the worker keeps. */
export type Lane = "now" | "before";

export interface Questions {
  /** Opens the territory that the page was served with. */
  readonly open: { readonly ask: { readonly manifest: string }; readonly answer: TerritoryView };
  /** Replaces parts of the territory by the reader's files. Refused files change nothing. */
  readonly drop: { readonly ask: { readonly files: readonly File[] }; readonly answer: TerritoryView };
  readonly run: {
    readonly ask: {
      readonly settings: Settings;
      readonly lane: Lane;
      /** The asker holds no answer of this lane yet. */
      readonly whole: boolean;
      /** Arrays of earlier answers that nobody looks at any more: they move to the worker, to come back with other values. */
      readonly spare: readonly Float64Array[];
    };
    /** Its arrays move to the asker. Supply and demand are there unless they are those of the lane's last answer. */
    readonly answer: RunAnswer;
  };
  readonly readings: {
    readonly ask: { readonly lane: Lane; readonly region: string; readonly thresholds: readonly number[] };
    readonly answer: Readings;
  };
  readonly explain: {
    readonly ask: { readonly commune: number };
    readonly answer: Explanation & {
      /** Doctors of the commune who count under the current settings; undefined where supply tells none apart. */
      readonly doctors: number | undefined;
      /** Consultations a year of a doctor who would be added. */
      readonly added: number;
    };
  };
  /** The map as `aplomb map` draws it, as SVG text. */
  readonly picture: { readonly ask: PictureAsk; readonly answer: { readonly svg: string } };
}

export interface RunAnswer extends Omit<Figures, "supply" | "demand"> {
  readonly supply: readonly [Both[0] | undefined, Both[1] | undefined];
  readonly demand: Float64Array | undefined;
}

/** What is drawn on the picture of a map; the worker knows the places and their outlines. */
export interface PictureAsk {
  readonly shading: Shading;
  /** Zones of a list, where the reader has brought one. */
  readonly symbols: Symbols | undefined;
  /** u8[communes]: 0 keeps a commune off the map. */
  readonly shown: Uint8Array;
  readonly title: string;
  readonly subtitle: string;
  readonly marks: readonly string[];
  readonly notes: readonly string[];
  readonly theme: Theme;
  readonly language: Language;
}

export type Kind = keyof Questions;

export interface Question<K extends Kind = Kind> {
  readonly id: number;
  readonly kind: K;
  readonly ask: Questions[K]["ask"];
}

export type Reply =
  | { readonly id: number; readonly answer: unknown }
  /** `problems` is there when the input was refused, with all that is wrong with it. */
  | { readonly id: number; readonly message: string; readonly problems?: readonly Problem[] };

/** What the page was served with; paths are relative to the manifest. */
export interface Manifest {
  readonly communes: ServedFile;
  readonly supply: ServedFile | null;
  readonly times: ServedFile | null;
  readonly contours: ServedFile | null;
  readonly islands: ServedFile;
  /** The coast, where cells end. */
  readonly outline: ServedFile;
  readonly methods: readonly ServedFile[];
  readonly rules: readonly ServedFile[];
  /** Id of the method the page starts from. */
  readonly method: string;
  readonly map: Readonly<Record<string, string>>;
  readonly given: Given;
  readonly version: string;
  /** False where the reader gave files of his own on the command line. */
  readonly sample: boolean;
}

/** What the command line says beside the files: the same options as `aplomb run`, whose figures the page opens on. */
export interface Given {
  /** Doctor-age limits; by default those of the method. */
  readonly variants?: readonly string[] | undefined;
  readonly speed: Settings["speed"];
  readonly k?: number | "national" | undefined;
  /** Method documents whose age weights, and whose activity rules, stand for those of every method. */
  readonly ageWeights?: ServedFile | undefined;
  readonly activity?: ServedFile | undefined;
  /** Consultations a year of a doctor of a headcount. */
  readonly acts?: number | undefined;
}

export interface ServedFile {
  readonly path: string;
  /** What messages call it. */
  readonly name: string;
}
