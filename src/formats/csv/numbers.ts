/** Numbers in the cells of CSV files that are not written plainly (those are read by assembly/csv/read/numbers.ts). */
const [zero, point, comma, letterE] = [0x30, 0x2e, 0x2c, 0x65];

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
