import type { Table } from "../../../table/table.ts";
import type { Summary } from "../../accessibility/summary.ts";
import type { ReportWords } from "../../words/report.ts";
import type { Words } from "../../words/words.ts";
import type { DepartmentRow } from "./departments.ts";

export interface ReportInput {
  readonly words: ReportWords;
  readonly general: Words;
  readonly territory: string;
  readonly date: string;
  readonly version: string;
  readonly estimated: boolean;
  readonly synthetic: boolean;
  /** The main variant first. */
  readonly variants: readonly ReportVariant[];
  /** The threshold that the headline tells. */
  readonly threshold: number;
  readonly departments: {
    readonly rows: readonly DepartmentRow[];
    readonly total: DepartmentRow;
    readonly nameOf: (code: string) => string;
  };
  readonly lowest: { readonly atLeast: number; readonly communes: readonly LowestCommune[] };
  readonly map: { readonly svg: string; readonly unplaced: number };
  readonly charts: readonly string[];
  readonly zoning?: (ZoningTables & { readonly map?: string }) | undefined;
  readonly method?:
    | {
        readonly title: string;
        readonly decay: string;
        readonly sources: readonly MethodSource[];
      }
    | undefined;
  readonly k?: { readonly value: number; readonly source: string } | undefined;
  readonly excluded: readonly { readonly reason: string; readonly rows: number }[];
  readonly nearCut: number;
  readonly command: string;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  readonly outputs: readonly { readonly file: string; readonly sha256: string }[];
}

export interface MethodSource {
  readonly of: string;
  readonly document: string;
  readonly note: string;
}

/** Tables that `aplomb zone` wrote for readers, shown as they are. */
export interface ZoningTables {
  readonly title: string;
  readonly tables: readonly { readonly title: string; readonly table: Table }[];
}

export interface LowestCommune {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly population: number;
  readonly apl: number;
}

export interface ReportVariant {
  readonly variant: string;
  readonly summary: Summary;
}
