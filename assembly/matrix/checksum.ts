/**
 * A checksum of bytes: four lanes of 64 bits, each of which takes one of four words in turn and mixes it in by steps that can be
 * undone (exclusive or, turn, product with an odd number), so that a change within one word always shows. It guards against
 * damage, not against forgery.
 */

/** Takes `count` bytes into the four lanes; all calls for an array but its last are of whole blocks of 32 bytes. */
export function addToChecksum(bytes: usize, count: u32, lanes: usize): void {
  let a = load<u64>(lanes);
  let b = load<u64>(lanes, 8);
  let c = load<u64>(lanes, 16);
  let d = load<u64>(lanes, 24);
  let at = bytes;
  const end = bytes + <usize>count;
  for (const last = bytes + (<usize>count & ~31); at < last; at += 32) {
    a = mixed(a, load<u64>(at));
    b = mixed(b, load<u64>(at, 8));
    c = mixed(c, load<u64>(at, 16));
    d = mixed(d, load<u64>(at, 24));
  }
  for (; at < end; at++) a = mixed(a, <u64>load<u8>(at));
  store<u64>(lanes, a);
  store<u64>(lanes, b, 8);
  store<u64>(lanes, c, 16);
  store<u64>(lanes, d, 24);
}

/** Stores, at `sum`, what all lanes come to. */
export function endChecksum(lanes: usize, count: u32, sum: usize): void {
  let all: u64 = 0;
  const end = lanes + ((<usize>count) << 3);
  for (let lane = lanes; lane < end; lane += 8) all = mixed(all, load<u64>(lane));
  store<u64>(sum, all);
}

function mixed(lane: u64, word: u64): u64 {
  return (rotl<u64>(lane ^ word, 29) + 1) * ODD;
}

/** 2^64 over the golden ratio, odd: Knuth, The Art of Computer Programming, volume 3, 6.4. */
const ODD: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
