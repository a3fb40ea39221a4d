/**
 * For each row of [begin, end): where its pairs change class. `bounds[row][k + 1]` is the first pair of the row whose
 * minute code is at least `limits[k]`, found by binary search; limits ascend, so each search starts at the last bound.
 */
export function bindRuns(
  begin: u32,
  end: u32,
  start: usize,
  code: usize,
  limits: usize,
  classes: u32,
  bounds: usize,
): void {
  let bound = bounds + <usize>begin * (classes + 1) * 4;
  for (let row = begin; row < end; row++) {
    let low = load<u32>(start + ((<usize>row) << 2));
    const rowEnd = load<u32>(start + ((<usize>row) << 2), 4);
    store<u32>(bound, low);
    bound += 4;
    for (let k: u32 = 0; k < classes; k++) {
      const limit = load<u32>(limits + ((<usize>k) << 2));
      let high = rowEnd;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (<u32>load<u16>(code + ((<usize>middle) << 1)) < limit) low = middle + 1;
        else high = middle;
      }
      store<u32>(bound, low);
      bound += 4;
    }
  }
}
