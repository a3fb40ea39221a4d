/** Numbers in the cells of CSV files. */
const [zero, nine, point, comma, minus, letterE] = [0x30, 0x39, 0x2e, 0x2c, 0x2d, 0x65];

/**
 * The number that a cell is; NaN where it is none. A leading zero before a digit (01004) makes a code, not a number;
 * so do more than 15 digits that a float cannot hold (an identifier). `decimalComma` admits 3,14.
 */
export function parseNumber(cell: string, decimalComma: boolean): number {
  const value = Number(cell);
  if (Number.isNaN(value)) return decimalComma || /inf/i.test(cell) ? otherNumber(cell, decimalComma) : value;
  const sign = cell.charCodeAt(0) < zero && cell.length > 1 ? 1 : 0;
  if (cell.charCodeAt(sign) === zero && cell.length > sign + 1) {
    const next = cell.charCodeAt(sign + 1);
    // 0x10 is 16 for JavaScript, and a text for everybody else.
    if (next !== point && (next | 0x20) !== letterE) return Number.NaN;
  }
  // Number(" ") is 0.
  if (value === 0 && cell.trim() === "") return Number.NaN;
  const isIdentifier = cell.length > 15 && /^\d{16,}$/.test(cell) && String(value) !== cell;
  return isIdentifier ? Number.NaN : value;
}

/** With a decimal comma, or infinite as R and pandas write it. */
function otherNumber(cell: string, decimalComma: boolean): number {
  if (decimalComma && cell.charCodeAt(0) !== comma) {
    const commas = cell.split(",");
    if (commas.length === 2 && !commas[0]!.includes("."))
      return parseNumber(`${commas[0]}.${commas[1]}`, false);
  }
  const infinity = /^([+-]?)inf(?:inity)?$/i.exec(cell);
  if (infinity === null) return Number.NaN;
  return infinity[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/**
 * The number in `bytes[start, end)` where it is written plainly (12, -3.25, with at most 15 digits), NaN where it is not:
 * `parseNumber` then knows. Both terms of the division are exact, so its result is the nearest float, as Number gives
 * (Clinger, "How to Read Floating Point Numbers Accurately", 1990), without a string and in two fifths of the time.
 */
export function plainNumber(bytes: Uint8Array, start: number, end: number, decimalComma: boolean): number {
  const first = bytes[start] === minus ? start + 1 : start;
  if (end - first > 16 || first === end) return Number.NaN;
  let digits = 0;
  let wholes = -1;
  for (let p = first; p < end; p++) {
    const byte = bytes[p]!;
    if (byte >= zero && byte <= nine) digits = 10 * digits + (byte - zero);
    else if (wholes < 0 && p > first && p + 1 < end && (byte === point || (decimalComma && byte === comma)))
      wholes = p - first;
    else return Number.NaN;
  }
  const length = end - first;
  if (wholes < 0 ? length > 15 : length > 16) return Number.NaN;
  if (bytes[first] === zero && (wholes < 0 ? length : wholes) > 1) return Number.NaN;
  const value = wholes < 0 ? digits : digits / powersOfTen[length - wholes - 1]!;
  return first > start ? -value : value;
}

const powersOfTen = Array.from({ length: 16 }, (_, power) => 10 ** power);
