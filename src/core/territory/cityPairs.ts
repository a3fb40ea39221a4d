/** Travel times of arrondissements made those of their commune. */
import { thousandthsOf } from "../method/decay.ts";
import { cityCommunes } from "./arrondissements.ts";
import type { Communes } from "./communes.ts";

/**
 * The pairs in which an arrondissement was read as its commune, met in any order: each pair of communes has the mean of their
 * minutes, unless a table gives the pair of communes itself. Within a commune there is none: its own pair is at 0 minutes.
 * Minutes add up as whole thousandths, so that the mean does not depend on the order of rows.
 */
export class CityPairs {
  /** u8[communes]: 1 where the commune has arrondissements. */
  readonly isCity: Uint8Array;
  /** u8[cities x 2 x communes]: 1 where a table gives the pair of communes itself. */
  readonly #given: Uint8Array;
  /** Of each pair, as `#given`: sum of thousandths, and of how many rows; empty until there is one. */
  #sum = new Float64Array(0);
  #rows = new Uint32Array(0);
  /** i32[communes]: which city a commune is; -1 for none. */
  readonly #city: Int32Array;
  /** The cities' communes. */
  readonly #cities: readonly number[];

  /** Undefined where none of the communes has arrondissements: no code can be read as its commune. */
  static of(communes: Pick<Communes, "count" | "index">): CityPairs | undefined {
    const cities = cityCommunes.flatMap((code) => communes.index.get(code) ?? []);
    return cities.length === 0 ? undefined : new CityPairs(communes.count, cities);
  }

  private constructor(communes: number, cities: readonly number[]) {
    this.#cities = cities;
    this.isCity = new Uint8Array(communes);
    this.#city = new Int32Array(communes).fill(-1);
    cities.forEach((commune, city) => {
      this.isCity[commune] = 1;
      this.#city[commune] = city;
    });
    this.#given = new Uint8Array(cities.length * 2 * communes);
  }

  /** A pair that the table gives by the code of its city's commune. */
  give(origin: number, destination: number): void {
    this.#given[this.#slot(origin, destination)] = 1;
  }

  /** A pair of which one end at least is an arrondissement, by the positions of its communes. */
  add(origin: number, destination: number, minutes: number): void {
    if (origin === destination) return;
    if (this.#sum.length === 0) {
      this.#sum = new Float64Array(this.#given.length);
      this.#rows = new Uint32Array(this.#given.length);
    }
    const slot = this.#slot(origin, destination);
    this.#sum[slot] += thousandthsOf(minutes);
    this.#rows[slot]++;
  }

  /** Hands over each pair of communes that is made of arrondissements' own: positions, and the mean of minutes. */
  eachMean(take: (origin: number, destination: number, minutes: number) => void): void {
    const communes = this.#city.length;
    for (let slot = 0; slot < this.#rows.length; slot++) {
      if (this.#rows[slot] === 0 || this.#given[slot] === 1) continue;
      const minutes = this.#sum[slot] / this.#rows[slot] / 1000;
      const city = this.#cities[Math.floor(slot / (2 * communes))];
      const other = slot % communes;
      if (Math.floor(slot / communes) % 2 === 0) take(city, other, minutes);
      else take(other, city, minutes);
    }
  }

  /** From the first city to every commune, to it from every commune, from the second city… */
  #slot(origin: number, destination: number): number {
    const communes = this.#city.length;
    const from = this.#city[origin];
    if (from >= 0) return 2 * from * communes + destination;
    return (2 * this.#city[destination] + 1) * communes + origin;
  }
}
