import { repairCode } from "../../table/codes.ts";
import { missingWords } from "../../table/convert.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { TextColumn } from "../../table/table.ts";
import { findCommune } from "./arrondissements.ts";
import type { Communes } from "./communes.ts";

/** What a code that is no commune's position is instead. */
export const MISSING = -1;
export const INVALID = -2;
export const UNKNOWN = -3;

/** The codes of one end of pairs that come in parts: the position of each distinct code, looked up once. */
export class EndCodes {
  /** i32[values + 1]: position of each code of the column in use, from 1 on (0 is a missing cell), or MISSING, INVALID, UNKNOWN. */
  positions = Int32Array.of(MISSING);
  /** u8[values]: 1 where the lost zero of the code was put back; empty where none was. */
  repaired = new Uint8Array(0);
  /** u8[values]: 1 where the code is that of an arrondissement, read as its commune; empty where none is. */
  isPart = new Uint8Array(0);
  readonly #communes: Communes;
  readonly #reason: string;
  readonly #excluded: Exclusions;
  #values: readonly string[] = [];
  /** Rows of each unknown code; -1 where it was not met. */
  #unknown = new Float64Array(0);

  constructor(communes: Communes, reason: string, excluded: Exclusions) {
    this.#communes = communes;
    this.#reason = reason;
    this.#excluded = excluded;
  }

  /** Looks the codes of a column up, unless they are those of the last one. */
  use({ values }: TextColumn): void {
    if (values === this.#values) return;
    this.close();
    this.#values = values;
    this.#unknown = new Float64Array(values.length).fill(-1);
    const repaired = new Uint8Array(values.length);
    const positions = new Int32Array(values.length + 1).fill(MISSING);
    const isPart = new Uint8Array(values.length);
    let isRepaired = false;
    values.forEach((text, value) => {
      if (missingWords.has(text.trim())) return;
      const code = repairCode(text);
      if (code === undefined) {
        positions[value + 1] = INVALID;
        return;
      }
      const found = findCommune(code, this.#communes);
      positions[value + 1] = found?.position ?? UNKNOWN;
      isPart[value] = found?.isPart ? 1 : 0;
      if (code.length === text.trim().length) return;
      repaired[value] = 1;
      isRepaired = true;
    });
    this.positions = positions;
    this.repaired = isRepaired ? repaired : new Uint8Array(0);
    this.isPart = isPart.includes(1) ? isPart : new Uint8Array(0);
  }

  textAt(code: number): string {
    return this.#values[code] ?? "";
  }

  /** The code as it was read: spaces gone, its lost zero put back. */
  codeAt(value: number): string {
    return repairCode(this.#values[value]) ?? this.#values[value];
  }

  /** Counts a row of an unknown code; with 0 rows, the code is only listed. */
  addUnknown(code: number, rows: number): void {
    this.#unknown[code] = Math.max(this.#unknown[code], 0) + rows;
  }

  /** Lists the unknown codes of the column in use. */
  close(): void {
    this.#unknown.forEach((rows, code) => {
      if (rows < 0) return;
      this.#excluded.add(this.#reason, this.codeAt(code), rows);
    });
    this.#unknown = new Float64Array(0);
    this.#values = [];
  }
}
