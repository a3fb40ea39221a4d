/** The numbers of a column of a CSV file. */
import { COMMA, MINUS, POINT, QUOTE, ZERO } from "../bytes";

/** The most digits of a whole number that is no identifier, and of any that 64 bits hold; 2^53: floats hold all below. */
const WHOLE: usize = 15;
const MOST: usize = 19;
const EXACT: u64 = 9007199254740992;

/** Eight times the digit 0, what takes a digit above 9 into the high bit, that bit, and the low byte of each half. */
const ZEROS: u64 = ((<u64>0x30303030) << 32) | 0x30303030;
const ABOVE_NINE: u64 = ((<u64>0x76767676) << 32) | 0x76767676;
const HIGH_BITS: u64 = ((<u64>0x80808080) << 32) | 0x80808080;
const TWO_BYTES: u64 = ((<u64>0xff) << 32) | 0xff;

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
      const length = end - p;
      const first: u32 = load<u8>(p);
      let digits: u64 = 0;
      let wholes = length;
      let decimals: usize = 0;
      let isPlain = true;
      if (length - 1 < 8) {
        // All at once: the digits in the last bytes, zeros before them, and the byte of the point taken out.
        const unused = <u64>(64 - (length << 3));
        let eight = (load<u64>(p) ^ ZEROS) << unused;
        const marks = ((eight + ABOVE_NINE) | eight) & HIGH_BITS;
        if (marks !== 0) {
          const at = ctz(marks) & 56;
          const mark = (<u32>(eight >> at) & 0xff) ^ ZERO;
          wholes = <usize>((at - unused) >> 3);
          decimals = <usize>((56 - at) >> 3);
          isPlain = (marks & (marks - 1)) === 0 && (mark === POINT || (decimalComma && mark === COMMA));
          eight = ((eight & (((<u64>1) << at) - 1)) << 8) | (eight & ((<u64>-256) << at));
        }
        eight = eight * 10 + (eight >> 8);
        const ends = (eight & TWO_BYTES) * (100 + ((<u64>1_000_000) << 32));
        digits = (ends + ((eight >> 16) & TWO_BYTES) * (1 + ((<u64>10_000) << 32))) >> 32;
      } else {
        const start = p;
        for (; p < end; p++) {
          const byte: u32 = load<u8>(p);
          const digit = byte - ZERO;
          if (digit < 10) digits = 10 * digits + digit;
          else if (decimals === 0 && (byte === POINT || (decimalComma && byte === COMMA))) {
            wholes = p - start;
            decimals = end - p - 1;
            if (decimals === 0) break;
          } else break;
        }
        isPlain = p === end && length - 1 <= MOST && (wholes < length ? digits < EXACT : wholes <= WHOLE);
      }
      if (wholes === 0 || (wholes < length && decimals === 0) || (wholes > 1 && first === ZERO)) {
        isPlain = false;
      }
      if (isPlain) {
        value = <f64>(<i64>digits);
        if (decimals > 0) {
          let power: f64 = 10;
          for (; decimals > 1; decimals--) power *= 10;
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
