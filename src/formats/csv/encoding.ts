/** Encodings of CSV files: UTF-8 with or without its mark, UTF-16 with one; what is not UTF-8 is Windows-1252, of which Latin-1 is a part. */

/** The bytes of a file in an encoding whose ASCII is one byte a character: UTF-8 without its mark, or Windows-1252. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  if (utf16 !== undefined) return new TextEncoder().encode(new TextDecoder(utf16).decode(bytes));
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? bytes.subarray(3) : bytes;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of some bytes of a file: UTF-8, or Windows-1252 where they are none. */
export function decodeText(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? decodeWindows1252(bytes);
}

/** Undefined where bytes are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

export function decodeWindows1252(bytes: Uint8Array): string {
  // Node from 20.18.3 to 24 reads Windows-1252 as Latin-1: œ, ’ and € become control characters (nodejs/node issue 56542).
  const latin = new TextDecoder("windows-1252").decode(bytes);
  return latin.replace(/[\u0080-\u009f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80]!);
}

/** What bytes 0x80 to 0x9f are in Windows-1252 (WHATWG Encoding Standard); the five that are nothing stay as they are. */
const windows1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";
