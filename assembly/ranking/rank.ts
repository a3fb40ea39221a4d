/**
 * Writes the keys of the communes [0, count) whose value is a number, u64, for a host that sorts whole numbers faster than any loop here:
 * the value as a float of 32 bits, as a whole number that is ordered as it is, both zeros as one, above the position. Returns
 * how many they are. `values` f64[count]
 */
export function writeKeys(count: u32, values: usize, keys: usize): u32 {
  let known: u32 = 0;
  for (let c: u32 = 0; c < count; c++) {
    const value = load<f64>(values + ((<usize>c) << 3));
    if (isNaN(value)) continue;
    const bits = reinterpret<u32>(<f32>value + 0);
    const ordered = bits ^ (<u32>(<i32>bits >> 31) | 0x80000000);
    store<u64>(keys + ((<usize>known) << 3), ((<u64>ordered) << 32) | c);
    known++;
  }
  return known;
}

/**
 * Writes order[k] = the position in the sorted key k, for `known` of them. Returns how many runs of keys have one float, which may not
 * be in order yet: runs[r] = the first of them and the one behind the last, u32[known / 2][2].
 */
export function writeOrder(known: u32, keys: usize, order: usize, runs: usize): u32 {
  let found: u32 = 0;
  let last: u32 = 0;
  let isRun = false;
  for (let k: u32 = 0; k < known; k++) {
    const key = load<u64>(keys + ((<usize>k) << 3));
    const float = <u32>(key >> 32);
    store<u32>(order + ((<usize>k) << 2), <u32>key);
    const isSame = k > 0 && float === last;
    if (isSame) {
      if (!isRun) {
        store<u32>(runs + ((<usize>found) << 3), k - 1);
        found++;
      }
      store<u32>(runs + ((<usize>(found - 1)) << 3), k + 1, 4);
    }
    isRun = isSame;
    last = float;
  }
  return found;
}
