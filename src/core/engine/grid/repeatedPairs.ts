import type { Duplicates } from "../matrix/sortRows.ts";
import { idIn, rowIn, thousandthsIn, WORDS } from "./pairWords.ts";

/** Where the pairs of a group are: the commune of its first row, and that of an id. */
export interface GroupOfPairs {
  readonly begin: number;
  readonly communeOf: (id: number) => number;
}

interface Repeated {
  readonly origin: number;
  readonly destination: number;
  readonly thousandths: number;
}

/** Finds the pairs given more than once among those that wait on disk, group after group, as `sortRows` does in memory. */
export class RepeatedPairs {
  /** u32[pairs of the largest group]: where the pairs of each row are among the words. */
  #at = new Uint32Array(0);
  /** u32[places]: the last row that led there, rows being counted from 1 over all groups. */
  readonly #seen: Uint32Array;
  readonly #shown: number;
  #row = 0;
  #count = 0;
  #first: readonly Repeated[] = [];

  /** `shown`: how many of those found are named. */
  constructor(places: number, shown: number) {
    this.#seen = new Uint32Array(places);
    this.#shown = shown;
  }

  /** All those found, [origin, destination]: the first by origin, minutes and destination, and how many. */
  get duplicates(): Duplicates {
    const first = this.#first.map(({ origin, destination }) => [origin, destination] as const);
    return { count: this.#count, first };
  }

  /** Looks at the pairs of a group (u32[2 x pairs], as `packPair` writes them, in any order). */
  look(words: Uint32Array, rows: number, group: GroupOfPairs): void {
    const start = this.#deal(words, rows);
    const [at, seen] = [this.#at, this.#seen];
    for (let row = 0; row < rows; row++) {
      const stamp = ++this.#row;
      let repeated = 0;
      for (let pair = start[row]; pair < start[row + 1]; pair++) {
        const id = idIn(words[at[pair]]);
        if (seen[id] === stamp) repeated++;
        seen[id] = stamp;
      }
      if (repeated === 0) continue;
      this.#count += repeated;
      this.#name(words, at.subarray(start[row], start[row + 1]), group.begin + row, group);
    }
  }

  /** Puts the places of the pairs by row; the start of each row. */
  #deal(words: Uint32Array, rows: number): Uint32Array {
    const start = new Uint32Array(rows + 1);
    for (let at = 1; at < words.length; at += WORDS) start[rowIn(words[at]) + 1]++;
    for (let row = 0; row < rows; row++) start[row + 1] += start[row];
    if (this.#at.length < words.length / WORDS) this.#at = new Uint32Array(words.length / WORDS);
    const next = start.slice(0, rows);
    for (let at = 0; at < words.length; at += WORDS) this.#at[next[rowIn(words[at + 1])]++] = at;
    return start;
  }

  /** Keeps the repeated pairs of a row that are among the first. */
  #name(words: Uint32Array, places: Uint32Array, origin: number, { communeOf }: GroupOfPairs): void {
    const last = this.#first[this.#shown - 1];
    if (last !== undefined && last.origin < origin) return;
    const pairs = Array.from(places, (at) => ({
      origin,
      destination: communeOf(idIn(words[at])),
      thousandths: thousandthsIn(words[at], words[at + 1]),
    }));
    const known = new Set<number>();
    const again = pairs.sort(inOrder).filter(({ destination }) => {
      const isKnown = known.has(destination);
      known.add(destination);
      return isKnown;
    });
    this.#first = [...this.#first, ...again].sort(inOrder).slice(0, this.#shown);
  }
}

const inOrder = (a: Repeated, b: Repeated): number =>
  a.origin - b.origin || a.thousandths - b.thousandths || a.destination - b.destination;
