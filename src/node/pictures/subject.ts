import type { Circles, MapPlaces } from "../../core/pictures/mapPicture.ts";
import type { Shading } from "../../core/pictures/shading.ts";
import type { Communes } from "../../core/territory/communes.ts";
import type { BeforeAfter } from "./beforeAfter.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** What a map is about: its places, what colours them, what it is called. */
export interface MapSubject {
  readonly places: MapPlaces;
  /** The communes that a selection filters; those of the poles where places are zones. */
  readonly communes: Communes;
  /** Places are zones whose communes are unknown. */
  readonly symbols: boolean;
  readonly shading: Shading | undefined;
  readonly circles: Circles | undefined;
  readonly zoneOf: ((place: number) => string) | undefined;
  readonly title: string;
  /** Communes around symbols, for the borders of departments. */
  readonly context?: MapPlaces | undefined;
  /** u8[places]: 1 on the territory that the subject is about; all of it if absent. */
  readonly territory?: Uint8Array;
  /** The rules of a zoning, as sentences. */
  readonly rulesNotes?: readonly string[];
  /** With --difference: both values, and what has no counterpart. */
  readonly difference?: {
    readonly before: Float64Array;
    readonly after: Float64Array;
    readonly unmatched: BeforeAfter["unmatched"];
    readonly notes: readonly string[];
  };
  /** Files beside the results that the map rests on. */
  readonly sources: readonly Pick<ResultsFile, "metadata" | "file">[];
}
