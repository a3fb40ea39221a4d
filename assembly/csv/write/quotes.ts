/** Texts in quotes: those that any reader might cut, whatever delimiter it guesses, or trim. */
import { CARRIAGE_RETURN, COMMA, LINE_FEED, QUOTE } from "../bytes";

const SEMICOLON: u32 = 0x3b;
const BAR: u32 = 0x7c;
const TAB: u32 = 0x09;
const SPACE: u32 = 0x20;

/** Added to where a text begins: it is written in quotes. */
export const QUOTED: u32 = 0x80000000;

/** Adds QUOTED to starts[text], u32[count + 1], of each text that needs it; texts are UTF-8, and one byte is between them. */
export function markQuoted(texts: usize, count: u32, starts: usize): void {
  for (const last = starts + ((<usize>count) << 2); starts < last; starts += 4) {
    const start = load<u32>(starts);
    const end = texts + <usize>load<u32>(starts, 4) - 1;
    if (needsQuotes(texts + start, end)) store<u32>(starts, start | QUOTED);
  }
}

function needsQuotes(text: usize, end: usize): bool {
  if (text === end) return false;
  for (let at = text; at < end; at += 16) {
    const among = end - at < 16 ? ((<u32>1) << (<u32>(end - at))) - 1 : 0xffff;
    if ((cutting(v128.load(at)) & among) !== 0) return true;
  }
  return beginsWithSpace(text) || endsWithSpace(text, end);
}

/** Which of sixteen bytes may be where a reader cuts. */
function cutting(bytes: v128): u32 {
  const delimiters = v128.or(
    v128.or(i8x16.eq(bytes, i8x16.splat(<i8>COMMA)), i8x16.eq(bytes, i8x16.splat(<i8>SEMICOLON))),
    v128.or(i8x16.eq(bytes, i8x16.splat(<i8>BAR)), i8x16.eq(bytes, i8x16.splat(<i8>TAB))),
  );
  const lineEnds = v128.or(
    i8x16.eq(bytes, i8x16.splat(<i8>LINE_FEED)),
    i8x16.eq(bytes, i8x16.splat(<i8>CARRIAGE_RETURN)),
  );
  const quotes = i8x16.eq(bytes, i8x16.splat(<i8>QUOTE));
  return <u32>i8x16.bitmask(v128.or(delimiters, v128.or(lineEnds, quotes)));
}

/** White space is what String.prototype.trim takes away: Unicode's category Zs, tabs, line ends and U+FEFF. */
function beginsWithSpace(text: usize): bool {
  const first: u32 = load<u8>(text);
  return first < 0x80 ? isSpace(first) : isTwoByteSpace(text) || isThreeByteSpace(text);
}

function endsWithSpace(text: usize, end: usize): bool {
  const last: u32 = load<u8>(end - 1);
  if (last < 0x80) return isSpace(last);
  return (end - text >= 2 && isTwoByteSpace(end - 2)) || (end - text >= 3 && isThreeByteSpace(end - 3));
}

function isSpace(byte: u32): bool {
  return byte === SPACE || byte - TAB <= CARRIAGE_RETURN - TAB;
}

/** U+00A0. */
function isTwoByteSpace(at: usize): bool {
  return load<u8>(at) === 0xc2 && load<u8>(at, 1) === 0xa0;
}

/** U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000, U+FEFF. */
function isThreeByteSpace(at: usize): bool {
  const first: u32 = load<u8>(at);
  const rest = ((<u32>load<u8>(at, 1)) << 8) | <u32>load<u8>(at, 2);
  if (first === 0xe2)
    return rest - 0x8080 <= 10 || rest === 0x80a8 || rest === 0x80a9 || rest === 0x80af || rest === 0x819f;
  if (first === 0xe1) return rest === 0x9a80;
  return first === 0xe3 ? rest === 0x8080 : first === 0xef && rest === 0xbbbf;
}

/** Writes the text in quotes, those in it twice; returns where it ends. */
export function writeQuoted(at: usize, text: usize, end: usize): usize {
  store<u8>(at++, QUOTE);
  for (; text < end; text++) {
    const byte: u32 = load<u8>(text);
    store<u8>(at++, byte);
    if (byte === QUOTE) store<u8>(at++, QUOTE);
  }
  store<u8>(at, QUOTE);
  return at + 1;
}
