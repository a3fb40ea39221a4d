/** Arrow text, in any of its three layouts, as dictionary codes: read from the bytes, without a string a row. */
import { DataType, type Vector } from "apache-arrow";
import type { TextColumn } from "../../table/table.ts";
import { ByteDictionary } from "../dictionary.ts";

export function codesOfTexts(vector: Vector): TextColumn {
  const dictionary = new ByteDictionary();
  const codes = new Int32Array(vector.length).fill(-1);
  let row = 0;
  for (const data of vector.data) {
    const nulls = data.nullCount > 0;
    const codeAt = DataType.isUtf8View(vector.type)
      ? viewReader(data, dictionary)
      : offsetReader(data, dictionary);
    for (let r = 0; r < data.length; r++, row++) if (!nulls || data.getValid(r)) codes[row] = codeAt(r);
  }
  return { kind: "text", values: dictionary.texts(), codes };
}

type Data = Vector["data"][number];

/** Utf8 and LargeUtf8: text r is between offsets r and r + 1 of one run of bytes. */
function offsetReader({ values, valueOffsets }: Data, dictionary: ByteDictionary): (row: number) => number {
  const bytes = values as Uint8Array;
  const offsets = valueOffsets as Int32Array | BigInt64Array;
  return (row) => {
    const start = Number(offsets[row]);
    const end = Number(offsets[row + 1]);
    return start === end ? -1 : dictionary.codeOf(bytes, start, end);
  };
}

/** Utf8View: 16 bytes a text: its length, then the text itself up to 12 bytes, else a buffer number and an offset. */
function viewReader(data: Data, dictionary: ByteDictionary): (row: number) => number {
  const bytes = data.values as Uint8Array;
  const views = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const buffers = data.variadicBuffers as readonly Uint8Array[];
  return (row) => {
    const view = 16 * row;
    const length = views.getInt32(view, true);
    if (length === 0) return -1;
    if (length <= 12) return dictionary.codeOf(bytes, view + 4, view + 4 + length);
    const start = views.getInt32(view + 12, true);
    return dictionary.codeOf(buffers[views.getInt32(view + 8, true)]!, start, start + length);
  };
}
