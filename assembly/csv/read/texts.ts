/**
 * The texts of a column of a CSV file, told apart by their bytes. An entry of the dictionary is 16 bytes: a key, which is the
 * text itself up to eight bytes and a hash of it beyond; where the text begins, at its opening quote where quotes inside it
 * are written twice; and its length, each of them counted once.
 */
import { QUOTE } from "../bytes";

/** The golden ratio in 64 bits (Knuth, TAOCP 3, 6.4: multiplicative hashing). */
const SPREAD: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
/** 1 in each of eight bytes. */
const ONES: u64 = ((<u64>0x01010101) << 32) | 0x01010101;
const FIRST_SLOTS: u32 = 10;

/**
 * codes[r] = the code of the text of row r, 0, 1, 2... by first appearance, -1 where it is empty; for `rows` rows, or those
 * before the one whose text would be the first beyond `capacity`. Returns how many.
 *
 * `dictionary`  u32[4]  texts so far; code of the last; logarithm of the slots in use, 0 as long as each new text is after all
 *                       before it, which needs none; bytes of all texts, each with a byte to part it from the next
 * `slots`       u32[2 (capacity + 1) or more, a power of two]  code + 1, or 0 where free
 * `cell`, `stride`  as in numbers.ts
 */
export function texts(
  cell: usize,
  stride: usize,
  rows: u32,
  dictionary: usize,
  slots: usize,
  entries: usize,
  capacity: u32,
  codes: usize,
): u32 {
  let count = load<u32>(dictionary);
  let code = load<i32>(dictionary, 4);
  let log = load<u32>(dictionary, 8);
  let bytes = load<u32>(dictionary, 12);
  let lastKey: u64 = 0;
  let lastLength: u32 = 0;
  if (count > 0) {
    lastKey = load<u64>(entryOf(entries, code));
    lastLength = load<u32>(entryOf(entries, code), 12);
  }
  let row: u32 = 0;
  for (; row < rows; row++) {
    let start: usize = load<u32>(cell);
    let length = <u32>(<usize>load<u32>(cell, 4) - 1 - start);
    cell += stride;
    let isEscaped = false;
    if (load<u8>(start) === QUOTE && length > 0) {
      const written = length - 2;
      length = singled(start, written);
      isEscaped = length < written;
      if (!isEscaped) start++;
    }
    if (length === 0) {
      store<i32>(codes, -1);
      codes += 4;
      continue;
    }
    let key: u64;
    if (isEscaped) key = keyOfEscaped(start + 1, length);
    else if (length <= 8) key = load<u64>(start) & beginning(length);
    else key = hashOf(start, length);
    // The text above again needs no look-up.
    let isKnown =
      key === lastKey &&
      length === lastLength &&
      (length <= 8 || isSame(load<u32>(entryOf(entries, code), 8), start, length));
    if (!isKnown) {
      lastKey = key;
      lastLength = length;
      let slot: usize = 0;
      if (log === 0 && count > 0 && !isAfter(start, length, entryOf(entries, code))) {
        log = FIRST_SLOTS;
        while (1 << log < 2 * (count + 1)) log++;
        place(entries, count, slots, log);
      }
      if (log > 0) {
        slot = slots + slotOf(key, log);
        const end = slots + ((<usize>4) << log);
        for (let found = load<u32>(slot); found > 0; found = load<u32>(slot)) {
          code = found - 1;
          const entry = entryOf(entries, code);
          if (
            load<u64>(entry) === key &&
            load<u32>(entry, 12) === length &&
            (length <= 8 || isSame(load<u32>(entry, 8), start, length))
          ) {
            isKnown = true;
            break;
          }
          slot += 4;
          if (slot === end) slot = slots;
        }
      }
      if (!isKnown) {
        if (count === capacity) break;
        code = count++;
        const entry = entryOf(entries, code);
        bytes += length + 1;
        store<u64>(entry, key);
        store<u32>(entry, <u32>start, 8);
        store<u32>(entry, length, 12);
        if (log > 0) {
          store<u32>(slot, count);
          if (1 << log < 2 * (count + 1)) place(entries, count, slots, ++log);
        }
      }
    }
    store<i32>(codes, code);
    codes += 4;
  }
  store<u32>(dictionary, count);
  store<i32>(dictionary, code, 4);
  store<u32>(dictionary, log, 8);
  store<u32>(dictionary, bytes, 12);
  return row;
}

/**
 * Writes the texts of the dictionary one after the other, a zero behind each, as many bytes as there is room for; goes on
 * where the last call stopped. Up to eight bytes behind them are written over. Returns how many were written.
 *
 * `position`  u32[4]  the entry to write, where its next byte lies, how many are left of it, and not 0 where a text holds a
 *                     zero itself; 0 at first
 */
export function join(position: usize, entries: usize, count: u32, out: usize, room: u32): u32 {
  let entry = load<u32>(position);
  let from: usize = load<u32>(position, 4);
  let left = load<u32>(position, 8);
  let zeros: u64 = load<u32>(position, 12);
  let at = out;
  const end = out + room;
  while (entry < count && at < end) {
    const place = entries + ((<usize>entry) << 4);
    const start: usize = load<u32>(place, 8);
    const isEscaped = load<u8>(start) === QUOTE;
    if (left === 0) {
      from = isEscaped ? start + 1 : start;
      left = load<u32>(place, 12) + 1;
    }
    const written = min(left, <u32>(end - at));
    const last = at + written;
    if (isEscaped) {
      for (; at < last; at++) {
        const byte = load<u8>(from);
        store<u8>(at, byte);
        zeros |= <u64>(byte === 0);
        from += byte === QUOTE ? 2 : 1;
      }
    } else {
      for (let p: usize = 0; p < written; p += 8) {
        const eight = load<u64>(from + p);
        store<u64>(at + p, eight);
        const behind = p + 8 > written ? ~(<u64>0) << ((<u64>written - p) << 3) : 0;
        zeros |= zerosOf(eight | behind);
      }
      from += written;
      at = last;
    }
    left -= written;
    if (left === 0) {
      store<u8>(at - 1, 0);
      entry++;
    }
  }
  store<u32>(position, entry);
  store<u32>(position, <u32>from, 4);
  store<u32>(position, left, 8);
  store<u32>(position, <u32>(zeros !== 0), 12);
  return <u32>(at - out);
}

/** Not 0 where one of eight bytes is 0. */
function zerosOf(eight: u64): u64 {
  return (eight - ONES) & ~eight & (ONES << 7);
}

/** Bytes of a quoted text, of which `written` lie between its quotes: two quotes are one. */
function singled(open: usize, written: u32): u32 {
  let length = written;
  for (let p = open + 1, end = p + written; p < end; p++) {
    if (load<u8>(p) !== QUOTE) continue;
    length--;
    p++;
  }
  return length;
}

/** The key of a text of more than eight bytes. */
function hashOf(start: usize, length: u32): u64 {
  let key: u64 = length;
  let p = start;
  for (; length >= 8; length -= 8, p += 8) key = mixed(key, load<u64>(p));
  return length === 0 ? key : mixed(key, load<u64>(p) & beginning(length));
}

/** The key of a text in which two quotes are one. */
function keyOfEscaped(start: usize, length: u32): u64 {
  let key: u64 = length;
  let p = start;
  for (let left = length; left > 0; ) {
    const taken = min<u32>(left, 8);
    let chunk: u64 = 0;
    for (let byte: u32 = 0; byte < taken; byte++) {
      const value = load<u8>(p);
      chunk |= (<u64>value) << (<u64>(byte << 3));
      p += value === QUOTE ? 2 : 1;
    }
    if (length <= 8) return chunk;
    key = mixed(key, chunk);
    left -= taken;
  }
  return key;
}

/** Ones in the first bytes, from one to eight. */
function beginning(length: u32): u64 {
  return <u64>-1 >> <u64>(64 - (length << 3));
}

function mixed(key: u64, chunk: u64): u64 {
  const product = (key ^ chunk) * SPREAD;
  return product ^ (product >> 32);
}

function slotOf(key: u64, log: u32): usize {
  return (<usize>((key * SPREAD) >> <u64>(64 - log))) << 2;
}

function entryOf(entries: usize, code: i32): usize {
  return entries + ((<usize>code) << 4);
}

/** Two texts of the same length are the same. */
function isSame(a: usize, b: usize, length: u32): bool {
  const isEscapedA = load<u8>(a) === QUOTE;
  const isEscapedB = load<u8>(b) === QUOTE;
  if (isEscapedA || isEscapedB) {
    if (isEscapedA) a++;
    if (isEscapedB) b++;
    for (; length > 0; length--) {
      const byte = load<u8>(a);
      if (byte !== load<u8>(b)) return false;
      a += isEscapedA && byte === QUOTE ? 2 : 1;
      b += isEscapedB && byte === QUOTE ? 2 : 1;
    }
    return true;
  }
  for (; length >= 8; length -= 8, a += 8, b += 8) if (load<u64>(a) !== load<u64>(b)) return false;
  return length === 0 || ((load<u64>(a) ^ load<u64>(b)) & beginning(length)) === 0;
}

/** A text is after an entry, as far as their first eight bytes tell. */
function isAfter(start: usize, length: u32, entry: usize): bool {
  const before: usize = load<u32>(entry, 8);
  if (load<u8>(start) === QUOTE || load<u8>(before) === QUOTE) return false;
  const text = bswap(load<u64>(start) & beginning(min<u32>(length, 8)));
  return text > bswap(load<u64>(before) & beginning(min<u32>(load<u32>(entry, 12), 8)));
}

/** Gives every entry its slot. */
function place(entries: usize, count: u32, slots: usize, log: u32): void {
  const end = slots + ((<usize>4) << log);
  memory.fill(slots, 0, end - slots);
  for (let code: u32 = 0; code < count; code++) {
    let slot = slots + slotOf(load<u64>(entries + ((<usize>code) << 4)), log);
    while (load<u32>(slot) > 0) {
      slot += 4;
      if (slot === end) slot = slots;
    }
    store<u32>(slot, code + 1);
  }
}
