/**
 * Numbers short texts: a module of its own, for what reads files in Node. It imports a memory, and has no data segment, no global
 * and no heap.
 *
 * A text is 16 bytes, as in DuckDB's columns (`duckdb_string_t`): its length, u32, then its bytes, and zeros up to the twelfth.
 */
const TEXT: usize = 16;
const LONGEST: u32 = 12;

/** How `codesOf` ended. */
const DONE: u32 = 0;
const FULL: u32 = 1;
const TOO_LONG: u32 = 2;

/**
 * Writes the code of each text: 0, 1, 2, … by first appearance, -1 for an empty one. `state` is u32[2]: the texts known so far,
 * which lie in `known` in order of code, and the texts done by this call, which is fewer than `count` where one is longer than
 * 12 bytes (TOO_LONG) or `known` has no room for another (FULL, at `capacity`). `slots` (open addressing: code + 1, or 0 where free) is
 * a power of two of u32, more than the capacity.
 */
export function codesOf(
  texts: usize,
  count: u32,
  state: usize,
  slots: usize,
  slotCount: u32,
  known: usize,
  capacity: u32,
  codes: usize,
): u32 {
  let found = load<u32>(state);
  const mask = slotCount - 1;
  let last = i8x16.splat(-1);
  let lastCode: i32 = -1;
  let end = DONE;
  let row: u32 = 0;
  for (; row < count; row++) {
    const text = v128.load(texts + <usize>row * TEXT);
    // Sorted origins repeat the row above.
    if (!i8x16.all_true(i8x16.eq(text, last))) {
      const length = <u32>i32x4.extract_lane(text, 0);
      if (length > LONGEST) {
        end = TOO_LONG;
        break;
      }
      let code: i32 = -1;
      if (length > 0) {
        let slot = hashOf(text) & mask;
        for (;;) {
          code = <i32>load<u32>(slots + ((<usize>slot) << 2)) - 1;
          if (code < 0 || i8x16.all_true(i8x16.eq(text, v128.load(known + <usize>code * TEXT)))) break;
          slot = (slot + 1) & mask;
        }
        if (code < 0) {
          if (found === capacity) {
            end = FULL;
            break;
          }
          code = <i32>found;
          found++;
          v128.store(known + <usize>code * TEXT, text);
          store<u32>(slots + ((<usize>slot) << 2), found);
        }
      }
      last = text;
      lastCode = code;
    }
    store<i32>(codes + ((<usize>row) << 2), lastCode);
  }
  store<u32>(state, found);
  store<u32>(state, row, 4);
  return end;
}

/** The two halves of a text, mixed by multiplication (the primes of xxHash32). */
function hashOf(text: v128): u32 {
  const mixed =
    (<u64>i64x2.extract_lane(text, 0) * 0x9e3779b1) ^ (<u64>i64x2.extract_lane(text, 1) * 0x85ebca77);
  const hash = <u32>(mixed >> 32) ^ <u32>mixed;
  return (hash * 0xc2b2ae3d) >> 7;
}
