/**
 * For each row of [begin, end): the first pair whose other end has a facility (open[id] is not 0), the nearest one
 * since rows ascend by minutes; NONE where the row has no such pair.
 */
const NONE: u32 = 0xffffffff;

export function nearest(
  wide: bool,
  begin: u32,
  end: u32,
  start: usize,
  id: usize,
  open: usize,
  out: usize,
): void {
  if (wide) search<u32>(begin, end, start, id, open, out);
  else search<u16>(begin, end, start, id, open, out);
}

function search<Id>(begin: u32, end: u32, start: usize, id: usize, open: usize, out: usize): void {
  for (let row = begin; row < end; row++) {
    let pair = load<u32>(start + ((<usize>row) << 2));
    const last = load<u32>(start + ((<usize>row) << 2), 4);
    while (pair < last && load<u8>(open + <usize>load<Id>(id + <usize>pair * sizeof<Id>())) === 0) pair++;
    store<u32>(out + ((<usize>row) << 2), pair < last ? pair : NONE);
  }
}
