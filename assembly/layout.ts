/** length[row] = pairs of the row within reach, those whose minute code is below `codes`, for rows [begin, end). */
export function measure(begin: u32, end: u32, start: usize, code: usize, codes: u32, length: usize): void {
  let pair = code + ((<usize>load<u32>(start + ((<usize>begin) << 2))) << 1);
  for (let row = (<usize>begin) << 2, rowsEnd = (<usize>end) << 2; row < rowsEnd; row += 4) {
    const last = code + ((<usize>load<u32>(start + row, 4)) << 1);
    let within: u32 = 0;
    for (; pair < last; pair += 2) within += u32(<u32>load<u16>(pair) < codes);
    store<u32>(length + row, within);
  }
}

/**
 * Copies the pairs within reach of the slots [begin, end) to their places: the pairs of row `row[slot]` go to
 * `first[slot]` and on, each id moved by the offset of its minute code, each code as it is.
 * A pair out of reach is written too, and then written over; the last place of all has one to spare for it.
 */
export function layOut(
  wideFrom: bool,
  wideTo: bool,
  begin: u32,
  end: u32,
  row: usize,
  start: usize,
  id: usize,
  code: usize,
  codes: u32,
  offset: usize,
  first: usize,
  idTo: usize,
  codeTo: usize,
): void {
  if (wideFrom) copy<u32, u32>(begin, end, row, start, id, code, codes, offset, first, idTo, codeTo);
  else if (wideTo) copy<u16, u32>(begin, end, row, start, id, code, codes, offset, first, idTo, codeTo);
  else copy<u16, u16>(begin, end, row, start, id, code, codes, offset, first, idTo, codeTo);
}

function copy<From, To>(
  begin: u32,
  end: u32,
  row: usize,
  start: usize,
  id: usize,
  code: usize,
  codes: u32,
  offset: usize,
  first: usize,
  idTo: usize,
  codeTo: usize,
): void {
  for (let slot = (<usize>begin) << 2, last = (<usize>end) << 2; slot < last; slot += 4) {
    const from = start + ((<usize>load<u32>(row + slot)) << 2);
    let at: usize = load<u32>(first + slot);
    for (let pair: usize = load<u32>(from), rowEnd: usize = load<u32>(from, 4); pair < rowEnd; pair++) {
      const minute: u32 = load<u16>(code + (pair << 1));
      const moved = <u32>load<From>(id + pair * sizeof<From>()) + load<u32>(offset + ((<usize>minute) << 2));
      store<To>(idTo + at * sizeof<To>(), <To>moved);
      store<u16>(codeTo + (at << 1), <u16>minute);
      at += usize(minute < codes);
    }
  }
}

/**
 * Gives the pairs laid out in the slots [begin, end) other classes: each id moves by what its minute code says,
 * `shift[code]`, the new offset less the old one (u32, wrapping). Slots, their order and their codes stay.
 */
export function relabel(
  wide: bool,
  begin: u32,
  end: u32,
  first: usize,
  slotId: usize,
  slotCode: usize,
  shift: usize,
): void {
  if (wide) move<u32>(begin, end, first, slotId, slotCode, shift);
  else move<u16>(begin, end, first, slotId, slotCode, shift);
}

function move<Id>(begin: u32, end: u32, first: usize, slotId: usize, slotCode: usize, shift: usize): void {
  const last: usize = load<u32>(first + ((<usize>end) << 2));
  for (let pair: usize = load<u32>(first + ((<usize>begin) << 2)); pair < last; pair++) {
    const id = slotId + pair * sizeof<Id>();
    const by = load<u32>(shift + ((<usize>load<u16>(slotCode + (pair << 1))) << 2));
    store<Id>(id, <Id>(<u32>load<Id>(id) + by));
  }
}
