/** Numbers as the shortest digits that read back to the same float: what String gives in JavaScript. */
import { MINUS } from "../bytes";

/** Powers of five up to the 22nd, u64, then powers of ten from the -6th to the 16th, f64. */
const FIVES: usize = 23;
const LEAST_TEN: i32 = -6;
const TENS: usize = 23;

/** Eight times the digit 0. */
const ZEROS: u64 = ((<u64>0x30303030) << 32) | 0x30303030;
const EIGHT_DIGITS: u64 = 100_000_000;
/** Whole numbers up to here are all floats. */
const MOST_WHOLE: f64 = 9_007_199_254_740_992;
/** Below, String writes an exponent. */
const LEAST: f64 = 1e-6;
const MANTISSA: u64 = 0x000fffffffffffff;

/** Fills the table that `writeNumber` reads. */
export function fillPowers(powers: usize): void {
  let five: u64 = 1;
  for (let power: usize = 0; power < FIVES; power++) {
    store<u64>(powers + (power << 3), five);
    five *= 5;
  }
  const one = powers + ((FIVES - LEAST_TEN) << 3);
  let ten: f64 = 1;
  for (let power: usize = 0; power < TENS + LEAST_TEN; power++) {
    store<f64>(one + (power << 3), ten);
    if (<i32>power <= -LEAST_TEN) store<f64>(one - (power << 3), 1 / ten);
    ten *= 10;
  }
}

/**
 * Writes `value` at `at`, nothing for NaN, and returns where it ends; 0 where it is infinite or has an exponent or more
 * digits than floats tell apart, which is for the host. Up to 24 bytes behind the end are written over.
 */
export function writeNumber(at: usize, value: f64, point: u32, powers: usize): usize {
  const size = abs(value);
  if (!(size >= 0)) return at;
  if (reinterpret<i64>(value) < 0) store<u8>(at++, MINUS);
  if (floor(size) === size) return size < MOST_WHOLE ? writeWhole(at, <u64>size) : 0;
  return size < LEAST ? 0 : writeFraction(at, size, point, powers);
}

/** Writes a whole number under 10^16. */
function writeWhole(at: usize, whole: u64): usize {
  const first = whole / EIGHT_DIGITS;
  if (first === 0) return writeFirst(at, <u32>whole);
  const end = writeFirst(at, <u32>first);
  store<u64>(end, ZEROS | digits(<u32>(whole - first * EIGHT_DIGITS)));
  return end + 8;
}

/** Writes a number under 10^8 without zeros before it. */
function writeFirst(at: usize, whole: u32): usize {
  const all = digits(whole);
  const zeros = min<u64>(ctz(all) >> 3, 7);
  store<u64>(at, (ZEROS | all) >> (zeros << 3));
  return at + 8 - <usize>zeros;
}

/** The eight digits of a number under 10^8, one a byte, the first one in the lowest. */
function digits(whole: u32): u64 {
  const above = whole / 10_000;
  const fours = <u64>above | ((<u64>(whole - 10_000 * above)) << 32);
  const hundreds = ((fours * 10_486) >> 20) & 0x0000007f_0000007f;
  const twos = hundreds | ((fours - 100 * hundreds) << 16);
  const tens = ((twos * 103) >> 10) & 0x000f000f_000f000f;
  return tens | ((twos - 10 * tens) << 8);
}

/**
 * Writes a number from 10^-6 on that is not whole, hence under 2^52. It is m / 2^p, 53 bits over a power of two; times 10^k it
 * has seventeen digits before the point and is m 5^k / 2^s, a product of less than 128 bits, which is exact. Half the distance
 * to the floats beside it is then 5^k / 2^(s + 1), from 0.55 to 11.2, and what is nearer reads back to the number. At most one
 * multiple of a hundred is so near: without its zeros, it is the shortest. Else the nearest multiple of ten is, if it is so near;
 * else the nearest whole number. Of two equally near the even one, as ECMA-262 asks (Number::toString). A power of two, whose
 * neighbour below is nearer, has at most fourteen digits here, and is itself a multiple of a hundred.
 */
function writeFraction(at: usize, size: f64, point: u32, powers: usize): usize {
  const bits = reinterpret<u64>(size);
  const binary = <i32>(bits >> 52) - 1023;
  // log10 2 = 1233 / 4096: the power of ten at or under the number, or one less.
  let decimal = (binary * 1233) >> 12;
  const next = <usize>(decimal + 1 - LEAST_TEN);
  if (size >= load<f64>(powers + ((FIVES + next) << 3))) decimal++;
  const k = 16 - decimal;
  const s = <u64>(52 - binary - k);
  const mantissa = (bits & MANTISSA) | (MANTISSA + 1);
  const five = load<u64>(powers + ((<usize>k) << 3));

  const low = (mantissa & 0xffffffff) * (five & 0xffffffff);
  const middle = (mantissa >> 32) * (five & 0xffffffff) + (low >> 32);
  const other = (mantissa & 0xffffffff) * (five >> 32) + (middle & 0xffffffff);
  const high = (mantissa >> 32) * (five >> 32) + (middle >> 32) + (other >> 32);
  const product = (other << 32) | (low & 0xffffffff);
  const scaled = s === 0 ? product : (high << (64 - s)) | (product >> s);
  let upper = <u32>(scaled / EIGHT_DIGITS);
  let lower = shortened(<u32>(scaled - <u64>upper * EIGHT_DIGITS), product & (((<u64>1) << s) - 1), s, five);
  if (lower >= <u32>EIGHT_DIGITS) {
    lower -= <u32>EIGHT_DIGITS;
    upper++;
  }

  const first = upper / <u32>EIGHT_DIGITS;
  const eight = digits(upper - first * <u32>EIGHT_DIGITS);
  const last = digits(lower);
  const count = <usize>(last === 0 ? 9 - (clz(eight) >> 3) : 17 - (clz(last) >> 3));
  if (decimal < 0) {
    store<u64>(at, ZEROS);
    store<u8>(at, point, 1);
    at += 1 - decimal;
  }
  store<u8>(at, 0x30 + first);
  store<u64>(at, ZEROS | eight, 1);
  store<u64>(at, ZEROS | last, 9);
  if (decimal < 0) return at + count;
  const fraction = at + 1 + decimal;
  v128.store(fraction, v128.load(fraction), 1);
  store<u8>(fraction, point);
  return at + count + 1;
}

/**
 * The whole number with the fewest digits but zeros at the end that is less than five / 2^(s + 1) from whole + rest / 2^s; of
 * a number under 10^8, 10^8 at most.
 */
function shortened(whole: u32, rest: u64, s: u64, five: u64): u32 {
  const beyondHundred = whole % 100;
  const aboveHundred = ((<u64>beyondHundred) << s) + rest;
  if (2 * aboveHundred < five) return whole - beyondHundred;
  if (2 * (((<u64>100) << s) - aboveHundred) < five) return whole - beyondHundred + 100;

  const beyondTen = beyondHundred % 10;
  const aboveTen = ((<u64>beyondTen) << s) + rest;
  const underTen = ((<u64>10) << s) - aboveTen;
  if (2 * min(aboveTen, underTen) < five) {
    const below = whole - beyondTen;
    const isUp = aboveTen > underTen || (aboveTen === underTen && (below / 10) % 2 === 1);
    return isUp ? below + 10 : below;
  }
  const one = (<u64>1) << s;
  return 2 * rest > one || (2 * rest === one && whole % 2 === 1) ? whole + 1 : whole;
}
