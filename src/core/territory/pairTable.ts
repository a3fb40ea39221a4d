/** Tables of travel times: their columns, the parts they come in, the pairs they give. */
import type { Schema } from "../../table/columns.ts";
import type { TextColumn } from "../../table/table.ts";

/** Names of travel-time tables; `idSrc`, `idDst`, `duree` are those of INSEE's Metric and of its successor on OSRM. */
export const pairsSchema = {
  origin: {
    type: "code",
    required: true,
    complete: true,
    aliases: [
      "from",
      "id_src",
      "source",
      "depart",
      "origine",
      "code_origine",
      "commune_origine",
      "from_id",
      "orig",
      "o",
    ],
  },
  destination: {
    type: "code",
    required: true,
    complete: true,
    aliases: [
      "to",
      "id_dst",
      "cible",
      "arrivee",
      "code_destination",
      "commune_destination",
      "to_id",
      "dest",
      "d",
    ],
  },
  minutes: {
    type: "number",
    complete: true,
    min: 0,
    unit: "minutes",
    aliases: ["duree", "temps", "duration", "time", "travel_time", "temps_minutes", "duree_minutes", "min"],
  },
  peak: {
    type: "number",
    complete: true,
    min: 0,
    unit: "minutes",
    aliases: ["heures_pleines", "hp", "duree_hp", "temps_hp", "minutes_hp", "peak_minutes", "metric_hp_min"],
  },
  off_peak: {
    type: "number",
    complete: true,
    min: 0,
    unit: "minutes",
    aliases: [
      "heures_creuses",
      "hc",
      "duree_hc",
      "temps_hc",
      "minutes_hc",
      "off_peak_minutes",
      "metric_hc_min",
    ],
  },
} as const satisfies Schema;

/** Pairs in any order: positions in the communes, and minutes (finite, at least 0). */
export interface Pairs {
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  readonly minutes: Float64Array;
}

/** The file's own names of its columns, for messages. */
export interface PairNames {
  readonly source: string;
  readonly origin: string;
  readonly destination: string;
  /** One, or peak and off-peak. */
  readonly minutes: readonly string[];
}

/** Some rows of a file: the columns that pairs are made of. */
export interface PairPart {
  readonly rows: number;
  /** Parts that share their `values` have their codes looked up once. */
  readonly origin: TextColumn;
  readonly destination: TextColumn;
  /** Minutes, or peak and off-peak, whose mean they are; NaN where missing. */
  readonly minutes: readonly Float64Array[];
  /** Rows whose minutes are text that is no number, which was said; absent where there is none. */
  readonly unread?: ReadonlySet<number> | undefined;
  /** The row number that a spreadsheet shows, of a row of the part (0 for its first). */
  readonly rowNumber: (row: number) => number;
}
