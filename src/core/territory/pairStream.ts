/** Travel times that come in parts, checked row by row as `pairsFrom` checks a whole table. */

import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import { requireRows } from "../../table/rows.ts";
import { thousandthsOf } from "../method/decay.ts";
import { CityPairs } from "./cityPairs.ts";
import type { Communes } from "./communes.ts";
import { EndCodes } from "./endCodes.ts";
import { PairRejects } from "./pairRejects.ts";
import { onePairARow, oneWay, outOfReach } from "./pairs.ts";
import type { PairNames, PairPart } from "./pairTable.ts";
import { ReverseWatch } from "./reverse.ts";

/** Takes a pair that counts: positions of both ends, and thousandths of a minute. */
export type PairSink = (origin: number, destination: number, thousandths: number) => void;

export interface PairStreamOptions {
  readonly communes: Communes;
  /** In (0, 1440], rounded to 0.001: pairs beyond are counted. */
  readonly maxMinutes: number;
  readonly problems: Problems;
  readonly excluded: Exclusions;
}

/** The pairs of files read one after another, and what there is to know of them all. */
export class PairStream {
  /** Pairs up to `maxMinutes`, missing own-commune pairs not among them. */
  kept = 0;
  beyond = 0;
  /** u8[communes]: 1 where some kept pair starts. */
  readonly hasTimes: Uint8Array;
  /** u8[communes]: 1 where the commune's own pair is given, be it beyond. */
  readonly ownGiven: Uint8Array;
  readonly #options: PairStreamOptions;
  readonly #last: number;
  readonly #reverse: ReverseWatch;
  readonly #cities: CityPairs | undefined;
  /** True once a pair between two communes is kept. */
  #hasNeighbours = false;

  constructor(options: PairStreamOptions) {
    const { count } = options.communes;
    this.#options = options;
    this.#last = thousandthsOf(options.maxMinutes);
    this.hasTimes = new Uint8Array(count);
    this.ownGiven = new Uint8Array(count);
    this.#reverse = new ReverseWatch(count);
    this.#cities = CityPairs.of(options.communes);
  }

  /** Reads the parts of a file; `sink` gets every pair up to `maxMinutes`. */
  async read(names: PairNames, parts: AsyncIterable<PairPart>, sink: PairSink): Promise<void> {
    const { communes, problems, excluded } = this.#options;
    const rejects = new PairRejects(names, problems);
    const origins = new EndCodes(communes, "pairs-unknown-origin", excluded);
    const destinations = new EndCodes(communes, "pairs-unknown-destination", excluded);
    let rows = 0;
    for await (const part of parts) {
      rows += part.rows;
      origins.use(part.origin);
      destinations.use(part.destination);
      rejects.noteRepairs(part, origins, destinations);
      rejects.noteArrondissements(part, origins, destinations);
      this.#take(part, { origins, destinations, rejects }, sink);
    }
    requireRows({ source: names.source, rows }, onePairARow, problems);
    origins.close();
    destinations.close();
    rejects.close();
  }

  /**
   * Says what can only be known after the last row, and hands `sink` the pairs that arrondissements make together.
   * `source`: the files.
   */
  close(source: string, sink: PairSink): void {
    const { problems, excluded, maxMinutes } = this.#options;
    this.#cities?.eachMean((from, to, minutes) => {
      this.#reverse.look(from, to);
      this.#keep(from, to, thousandthsOf(minutes), sink);
    });
    if (this.beyond > 0) excluded.add("pairs-beyond-reach", `> ${maxMinutes} min`, this.beyond);
    if (this.beyond > 0 && !this.#hasNeighbours) problems.warn({ source, ...outOfReach(maxMinutes) });
    if (this.#reverse.isOneWay) problems.warn({ source, ...oneWay });
  }

  #take(part: PairPart, file: FileState, sink: PairSink): void {
    const { origins, destinations, rejects } = file;
    const { ownGiven } = this;
    const [fromPosition, toPosition] = [origins.positions, destinations.positions];
    const [fromCode, toCode] = [part.origin.codes, part.destination.codes];
    const minutes = meanOf(part.minutes, part.rows);
    const reverse = this.#reverse;
    const cities = this.#cities;
    const isCity = cities?.isCity;
    const [fromPart, toPart] = [origins.isPart, destinations.isPart];
    const hasParts = fromPart.length > 0 || toPart.length > 0;
    for (let row = 0; row < part.rows; row++) {
      const from = fromPosition[fromCode[row] + 1];
      const to = toPosition[toCode[row] + 1];
      const time = minutes[row];
      if (!(from >= 0 && to >= 0 && time >= 0 && time < Infinity)) {
        rejects.reject(part, row, origins, destinations);
        continue;
      }
      if (isCity !== undefined && (isCity[from] | isCity[to]) === 1) {
        if (hasParts && (fromPart[fromCode[row]] === 1 || toPart[toCode[row]] === 1)) {
          cities!.add(from, to, time);
          continue;
        }
        cities!.give(from, to);
      }
      if (!reverse.isSeen) reverse.look(from, to);
      if (from === to) ownGiven[from] = 1;
      this.#keep(from, to, thousandthsOf(time), sink);
    }
  }

  #keep(from: number, to: number, thousandths: number, sink: PairSink): void {
    if (thousandths > this.#last) {
      this.beyond++;
      return;
    }
    this.hasTimes[from] = 1;
    this.kept++;
    if (from !== to) this.#hasNeighbours = true;
    sink(from, to, thousandths);
  }
}

interface FileState {
  readonly origins: EndCodes;
  readonly destinations: EndCodes;
  readonly rejects: PairRejects;
}

/** The mean of two columns, NaN where one is not fit to be a time; one column as it is. */
function meanOf(columns: readonly Float64Array[], rows: number): Float64Array {
  const [first, second] = columns;
  if (second === undefined) return first;
  const mean = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const isTime = first[row] >= 0 && second[row] >= 0;
    mean[row] = isTime ? (first[row] + second[row]) / 2 : Number.NaN;
  }
  return mean;
}
