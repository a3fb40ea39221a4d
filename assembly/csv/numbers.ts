/** The numbers of a column of a CSV file. */
import { COMMA, MINUS, POINT, QUOTE, ZERO } from "./bytes";

/** The most digits of a whole number that is no identifier, and of any that 64 bits hold; 2^53: floats hold all below. */
const WHOLE: usize = 15;
const MOST: usize = 19;
const EXACT: u64 = 9007199254740992;

/**
 * values[r] = the number that the cell of row r is, where it is written plainly (12, -3.25, "7"), for `rows` rows; NaN where
 * it is empty, and where it is something else, which others[1...] tell in order: others[0] of them. Returns how many are
 * plain numbers.
 *
 * A leading zero before a digit (01004) makes a code, and 16 digits or more an identifier, not a plain number. The digits of
 * the others are below 2^53 and the power of ten at most 10^18, both exact, so that their quotient is the nearest float
 * (Clinger, "How to Read Floating Point Numbers Accurately", 1990).
 *
 * `cell`  where the cell of row 0 begins, with the next cell's beginning behind it; `stride` bytes to that of the next row
 */
export function numbers(
  cell: usize,
  stride: usize,
  rows: u32,
  decimalComma: bool,
  values: usize,
  others: usize,
): u32 {
  let plain: u32 = 0;
  let other = others;
  for (let row: u32 = 0; row < rows; row++) {
    let p: usize = load<u32>(cell);
    let end = <usize>load<u32>(cell, 4) - 1;
    cell += stride;
    let value: f64 = NaN;
    if (p < end && load<u8>(p) === QUOTE) {
      p++;
      end--;
    }
    if (p < end) {
      const isNegative = load<u8>(p) === MINUS;
      if (isNegative) p++;
      const first = p;
      let digits: u64 = 0;
      let point: usize = 0;
      for (; p < end; p++) {
        const byte: u32 = load<u8>(p);
        const digit = byte - ZERO;
        if (digit < 10) digits = 10 * digits + digit;
        else if (point === 0 && p > first && (byte === POINT || (decimalComma && byte === COMMA))) point = p;
        else break;
      }
      const wholes = (point === 0 ? end : point) - first;
      const isPlain =
        p === end &&
        wholes > 0 &&
        (wholes === 1 || load<u8>(first) !== ZERO) &&
        (point === 0 ? wholes <= WHOLE : point + 1 < end && end - first - 1 <= MOST && digits < EXACT);
      if (isPlain) {
        value = <f64>digits;
        if (point > 0) {
          let power: f64 = 10;
          for (let decimal = point + 2; decimal < end; decimal++) power *= 10;
          value /= power;
        }
        if (isNegative) value = -value;
        plain++;
      } else {
        other += 4;
        store<u32>(other, row);
      }
    }
    store<f64>(values, value);
    values += 8;
  }
  store<u32>(others, <u32>((other - others) >> 2));
  return plain;
}
