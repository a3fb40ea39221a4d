/** Numbers in the bytes of a CSV cell. */
import { missingWords } from "../../table/convert.ts";

const [zero, nine, point, comma, minus, plus, space, tab] = [0x30, 0x39, 0x2e, 0x2c, 0x2d, 0x2b, 0x20, 0x09];
const powersOfTen = Float64Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const ascii = new TextDecoder("latin1");

/**
 * The number in `bytes[start, end)`, correctly rounded; NaN where it is none.
 * A leading zero before a digit (01004) is no number, it is a code; nor is a whole number of more than 15 digits
 * that a float cannot hold (an identifier). `decimalComma` admits 3,14.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number, decimalComma: boolean): number {
  let p = start;
  while (p < end && (bytes[p] === space || bytes[p] === tab)) p++;
  while (end > p && (bytes[end - 1] === space || bytes[end - 1] === tab)) end--;
  const first = p;
  const sign = bytes[p];
  if (sign === minus || sign === plus) p++;
  if (p === end) return Number.NaN;
  if (bytes[p] === zero && p + 1 < end && bytes[p + 1]! >= zero && bytes[p + 1]! <= nine) return Number.NaN;
  // Up to 15 digits and their power of ten are exact in a float, so one division rounds correctly (Clinger 1990).
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; p < end; p++) {
    const byte = bytes[p]!;
    if (byte >= zero && byte <= nine) {
      mantissa = 10 * mantissa + (byte - zero);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (decimals < 0 && (byte === point || (decimalComma && byte === comma))) {
      decimals = 0;
    } else {
      return longNumber(bytes, first, end, decimalComma);
    }
  }
  if (digits === 0) return Number.NaN;
  if (digits > 15) return longNumber(bytes, first, end, decimalComma);
  const value = decimals > 0 ? mantissa / powersOfTen[decimals]! : mantissa;
  return sign === minus ? -value : value;
}

/** More than 15 digits, an exponent, or an infinity: through the engine's own parser. */
function longNumber(bytes: Uint8Array, start: number, end: number, decimalComma: boolean): number {
  const cell = ascii.decode(bytes.subarray(start, end));
  const infinity = /^([+-]?)inf(?:inity)?$/i.exec(cell);
  if (infinity !== null) return infinity[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const text = decimalComma ? cell.replace(",", ".") : cell;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return Number.NaN;
  const value = Number(text);
  const isIdentifier = /^\d{16,}$/.test(text) && String(value) !== text;
  return isIdentifier ? Number.NaN : value;
}

/** True where a cell says that its number is missing, as R, pandas and SAS write it (empty, NA, NaN, null, a point). */
export function saysMissing(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 6) return false;
  return missingWords.has(ascii.decode(bytes.subarray(start, end)).trim());
}
