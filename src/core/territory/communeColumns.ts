/** The texts of communes: as columns, which tables are written from, and as the lists that they are read from one by one. */
import { inOrder, type TextColumn, textColumn, textsOf } from "../../table/table.ts";

/** A text of each commune. */
export interface CommuneTexts {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** Department, region and EPCI codes; "" where unknown. */
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  readonly epci: readonly string[];
}

/** The list that a table of communes writes in each of its columns. */
const listOf = {
  code: "codes",
  name: "names",
  department: "departments",
  region: "regions",
  epci: "epci",
} as const satisfies Record<string, keyof CommuneTexts>;

type TextName = keyof typeof listOf;
const textNames = Object.keys(listOf) as TextName[];

/** In the order of the communes. */
export type CommuneColumns = Readonly<Record<TextName, TextColumn>>;

/** The columns of communes that have some. Of these very communes: of a copy with other names, they would be wrong. */
const columnsOf = new WeakMap<CommuneTexts, CommuneColumns>();

/** Gives communes, whose codes are listed, their other texts, in lists that are made when they are first asked for: a run looks at no name. */
export function withTexts<T extends Pick<CommuneTexts, "codes">>(
  communes: T,
  columns: CommuneColumns,
): T & CommuneTexts {
  for (const name of textNames) {
    if (name === "code") continue;
    let list: readonly string[] | undefined;
    const get = (): readonly string[] => {
      list ??= textsOf(columns[name]);
      return list;
    };
    Object.defineProperty(communes, listOf[name], { enumerable: true, get });
  }
  columnsOf.set(communes as T & CommuneTexts, columns);
  return communes as T & CommuneTexts;
}

/** The columns of a table of communes, of those at the positions `rows`, ascending; of all where they are not given. */
export function communeColumns<const N extends TextName>(
  communes: CommuneTexts,
  names: readonly N[],
  rows?: readonly number[],
): [N, TextColumn][] {
  const { length } = communes.codes;
  const columns = rows === undefined || rows.length === length ? columnsOf.get(communes) : undefined;
  return names.map((name) => {
    const texts = (): readonly string[] => {
      const all = communes[listOf[name]];
      return rows === undefined || rows.length === length ? all : rows.map((row) => all[row]);
    };
    return [name, columns?.[name] ?? textColumn(texts())];
  });
}

/** The rows of a table that communes come from, in their order. */
export interface Rows {
  readonly row: Uint32Array;
  /** They are all rows of the table, as they stand there. */
  readonly isWhole: boolean;
}

const asItIs = (text: string): string => text;

/** The text of each row, each distinct one changed by `written`; `otherwise` where the cell, or the column, is missing. */
export function textsAt(
  column: TextColumn | undefined,
  { row, isWhole }: Rows,
  written = asItIs,
  otherwise?: (commune: number) => string,
): TextColumn {
  if (
    isWhole &&
    column !== undefined &&
    (otherwise === undefined || !column.codes.includes(-1)) &&
    (written === asItIs || column.values.every((text) => text !== "" && text === written(text)))
  ) {
    return inOrder(column);
  }
  const values = (column?.values ?? []).map((text) => (text === "" ? "" : written(text)));
  const texts = new Array<string>(row.length);
  for (let c = 0; c < row.length; c++) {
    const code = column?.codes[row[c]] ?? -1;
    texts[c] = code < 0 || values[code] === "" ? (otherwise?.(c) ?? "") : values[code];
  }
  return textColumn(texts);
}
