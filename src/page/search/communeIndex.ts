import { withoutAccents } from "../../table/names.ts";
import type { TerritoryView } from "../engine/figures.ts";

const SHOWN = 8;

/** As names are compared: without case, accents, hyphens, apostrophes; "st" and "ste" stand for saint and sainte. */
export function plainName(name: string): string {
  return withoutAccents(name)
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/\bst(e?)\b/g, "saint$1");
}

/** Communes found by name or code: those that begin with the words first, then the largest. */
export class CommuneIndex {
  readonly #territory: TerritoryView;
  readonly #plain: readonly string[];
  readonly #bySize: Uint32Array;

  constructor(territory: TerritoryView) {
    this.#territory = territory;
    this.#plain = territory.names.map(plainName);
    const { population } = territory;
    this.#bySize = Uint32Array.from(population.keys()).sort(
      (a, b) => (population[b] || 0) - (population[a] || 0) || a - b,
    );
  }

  /** Positions of communes by descending population. */
  get bySize(): Uint32Array {
    return this.#bySize;
  }

  find(text: string, most = SHOWN): number[] {
    const plain = plainName(text);
    if (plain === "") return [];
    const code = text.trim().toUpperCase();
    const exact: number[] = [];
    const begins: number[] = [];
    const holds: number[] = [];
    for (const commune of this.#bySize) {
      const name = this.#plain[commune];
      if (name === plain || this.#territory.codes[commune] === code) exact.push(commune);
      else if (
        name.startsWith(plain) ||
        (code.length >= 2 && this.#territory.codes[commune].startsWith(code))
      ) {
        begins.push(commune);
      } else if (` ${name}`.includes(` ${plain}`)) holds.push(commune);
    }
    return [...exact, ...begins, ...holds].slice(0, most);
  }
}
