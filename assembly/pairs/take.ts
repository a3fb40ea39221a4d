/**
 * Takes the pairs [begin, end), whose ends lie at `origin` and `destination` (u32, the first of them that of `begin`), to
 * their places among all: `originTo` and `destinationTo` (u16, or u32 when wide). own[commune] = 1 for each pair of a
 * commune with itself. Returns the first pair with a commune outside or minutes that are negative or no number, `end` if
 * there is none.
 */
export function takePairs(
  wide: bool,
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  communes: u32,
  own: usize,
  originTo: usize,
  destinationTo: usize,
): u32 {
  return wide
    ? take<u32>(begin, end, origin, destination, minutes, communes, own, originTo, destinationTo)
    : take<u16>(begin, end, origin, destination, minutes, communes, own, originTo, destinationTo);
}

function take<Id>(
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  communes: u32,
  own: usize,
  originTo: usize,
  destinationTo: usize,
): u32 {
  for (let pair = begin; pair < end; pair++) {
    const from = load<u32>(origin);
    const to = load<u32>(destination);
    const time = load<f64>(minutes + ((<usize>pair) << 3));
    if (from >= communes || to >= communes || !(time >= 0 && time < Infinity)) return pair;
    if (from === to) store<u8>(own + <usize>from, 1);
    store<Id>(originTo + <usize>pair * sizeof<Id>(), <Id>from);
    store<Id>(destinationTo + <usize>pair * sizeof<Id>(), <Id>to);
    origin += 4;
    destination += 4;
  }
  return end;
}
