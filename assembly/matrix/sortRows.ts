/**
 * Sorts the rows of pairs, of which `start` has the first pair and that of the row after the last one, by code, then id.
 * `row` is the number of the first of them, and pair `first` is the first at `id` and `code`; codes are below `codes`.
 *
 * A row of n pairs is dealt out to n buckets by where its pairs stand between the first and the last possible one, then
 * walked through once to settle neighbours: linear in n when times are spread as travel times are.
 *
 *   place    u32[longest row + 1]
 *   sorted   u32[longest row], or u64 when ids are wide
 *   seen     u32[ids]                1 + the last row that had a pair to this id
 *   twice    u32[1 + 2 x most]       pairs whose id the row has already, in their order: how many, then row and id of the first ones
 */
export function sortRows(
  wide: bool,
  rows: u32,
  row: u32,
  first: u32,
  start: usize,
  id: usize,
  code: usize,
  codes: u32,
  place: usize,
  sorted: usize,
  seen: usize,
  twice: usize,
  most: u32,
): void {
  if (wide) sort<u32, u64>(rows, row, first, start, id, code, codes, place, sorted, seen, twice, most);
  else sort<u16, u32>(rows, row, first, start, id, code, codes, place, sorted, seen, twice, most);
}

function sort<Id, Key>(
  rows: u32,
  row: u32,
  first: u32,
  start: usize,
  id: usize,
  code: usize,
  codes: u32,
  place: usize,
  sorted: usize,
  seen: usize,
  twice: usize,
  most: u32,
): void {
  const idBits: Key = <Key>(8 * sizeof<Id>());
  for (let end = row + rows; row < end; row++) {
    const from = <usize>(load<u32>(start) - first);
    start += 4;
    const length: usize = <usize>(load<u32>(start) - first) - from;
    const ids = id + from * sizeof<Id>();
    const minutes = code + (from << 1);
    // Of 48 bits of a key the upper 32 are enough to tell buckets apart.
    const perKey: u64 = ((<u64>length) << 32) / ((<u64>max<u32>(codes, 1)) << 16);
    memory.fill(place, 0, (length + 1) << 2);
    for (let i: usize = 0; i < length; i++) {
      const to: usize = load<Id>(ids + i * sizeof<Id>());
      const bucket = bucketOf<Id>(load<u16>(minutes + (i << 1)), to, perKey, place);
      store<u32>(bucket, load<u32>(bucket, 4) + 1, 4);
    }
    let before: u32 = 0;
    for (let at = place, last = place + (length << 2); at < last; at += 4) {
      before += load<u32>(at);
      store<u32>(at, before);
    }
    for (let i: usize = 0; i < length; i++) {
      const to = load<Id>(ids + i * sizeof<Id>());
      const minute = load<u16>(minutes + (i << 1));
      const bucket = bucketOf<Id>(minute, to, perKey, place);
      const at = load<u32>(bucket);
      store<u32>(bucket, at + 1);
      store<Key>(sorted + <usize>at * sizeof<Key>(), ((<Key>minute) << idBits) | <Key>to);
    }
    for (let i: usize = 0; i < length; i++) {
      const key = load<Key>(sorted + i * sizeof<Key>());
      let at = sorted + i * sizeof<Key>();
      for (; at > sorted; at -= sizeof<Key>()) {
        const other = load<Key>(at - sizeof<Key>());
        if (other <= key) break;
        store<Key>(at, other);
      }
      store<Key>(at, key);
    }
    for (let i: usize = 0; i < length; i++) {
      const key = load<Key>(sorted + i * sizeof<Key>());
      const to = <Id>key;
      store<u16>(minutes + (i << 1), <u16>(key >> idBits));
      store<Id>(ids + i * sizeof<Id>(), to);
      const last = seen + ((<usize>to) << 2);
      if (load<u32>(last) > row) note(row, <u32>to, twice, most);
      store<u32>(last, row + 1);
    }
  }
}

/** Where the bucket of a pair is: by its code, and of its id the upper 16 bits or all of them. */
function bucketOf<Id>(code: u32, id: usize, perKey: u64, place: usize): usize {
  const near: u32 = sizeof<Id>() === 2 ? <u32>id : <u32>id >> 16;
  return place + ((<usize>((<u64>((code << 16) | near) * perKey) >> 32)) << 2);
}

function note(row: u32, id: u32, twice: usize, most: u32): void {
  const count = load<u32>(twice);
  store<u32>(twice, count + 1);
  if (count >= most) return;
  const at = twice + 4 + ((<usize>count) << 3);
  store<u32>(at, row);
  store<u32>(at, id, 4);
}
