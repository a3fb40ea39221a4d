/**
 * FNV-1a, 64 bits, of `count` texts joined by line feeds, of which text k is the bytes from ends[k] to ends[k + 1] (u32):
 * stored at `hash`. False, and no hash, where a text ends before it begins or beyond the `length` bytes there are.
 * Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm" (draft-eastlake-fnv).
 */
export function hashTexts(count: u32, ends: usize, bytes: usize, length: u32, hash: usize): bool {
  let value: u64 = ((<u64>0xcbf29ce4) << 32) | 0x84222325;
  const last = ends + ((<usize>count) << 2);
  for (let text = ends; text < last; text += 4) {
    const begin = load<u32>(text);
    const end = load<u32>(text, 4);
    if (begin > end || end > length) return false;
    if (text > ends) value = (value ^ 10) * PRIME;
    for (let at = bytes + <usize>begin, stop = bytes + <usize>end; at < stop; at++) {
      value = (value ^ <u64>load<u8>(at)) * PRIME;
    }
  }
  store<u64>(hash, value);
  return true;
}

const PRIME: u64 = 0x100000001b3;
