/**
 * Puts the rows [begin, end) in order of length: a loop over slots of equal length ends where the processor expects it to.
 * Writes which row each slot is, and from first[begin] on where its pairs start. Rows of equal length stay in order.
 */
export function order(begin: u32, end: u32, length: usize, row: usize, first: usize, counts: usize): void {
  let pair = load<u32>(first + ((<usize>begin) << 2));
  sort(begin, end, length, row, first, counts);
  for (let slot: usize = begin; slot < end; slot++) {
    store<u32>(first + (slot << 2), pair);
    pair += load<u32>(length + ((<usize>load<u32>(row + (slot << 2))) << 2));
  }
  store<u32>(first + ((<usize>end) << 2), pair);
}

/** A radix sort by as many bytes of the length as the longest has. Every other one leaves the rows where `first` will be. */
function sort(begin: u32, end: u32, length: usize, row: usize, first: usize, counts: usize): void {
  let longest: u32 = 0;
  for (let r: usize = begin; r < end; r++) longest |= load<u32>(length + (r << 2));
  const bytes: u32 = longest === 0 ? 1 : 4 - (clz(longest) >> 3);
  let from = (bytes & 1) === 0 ? row : first;
  let to = (bytes & 1) === 0 ? first : row;
  for (let r: usize = begin; r < end; r++) store<u32>(from + (r << 2), <u32>r);
  for (let byte: u32 = 0; byte < bytes; byte++) {
    const shift = byte << 3;
    memory.fill(counts, 0, 1024);
    for (let r: usize = begin; r < end; r++) {
      const at = counts + ((<usize>((load<u32>(length + (r << 2)) >> shift) & 255)) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
    let next: u32 = begin;
    for (let value: usize = 0; value < 1024; value += 4) {
      const those = load<u32>(counts + value);
      store<u32>(counts + value, next);
      next += those;
    }
    for (let place: usize = begin; place < end; place++) {
      const r = load<u32>(from + (place << 2));
      const at = counts + ((<usize>((load<u32>(length + ((<usize>r) << 2)) >> shift) & 255)) << 2);
      const slot = load<u32>(at);
      store<u32>(at, slot + 1);
      store<u32>(to + ((<usize>slot) << 2), r);
    }
    const other = from;
    from = to;
    to = other;
  }
}
