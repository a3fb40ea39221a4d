import { type Demand, demandFrom } from "../../core/accessibility/demand.ts";
import { type Practices, practicesFrom } from "../../core/accessibility/practices.ts";
import type { Supply } from "../../core/accessibility/supply.ts";
import { supplyBasis, supplyFrom } from "../../core/accessibility/supplyFrom.ts";
import { communesHash } from "../../core/engine/matrix/communesHash.ts";
import { travelTimesFrom } from "../../core/engine/matrix/travelTimesFrom.ts";
import type { AgeWeights } from "../../core/method/ageWeights.ts";
import type { Method } from "../../core/method/document.ts";
import { type Communes, communesFrom } from "../../core/territory/communes.ts";
import { estimateTravelTimes } from "../../core/territory/estimate.ts";
import type { Islands } from "../../core/territory/islands.ts";
import { pairsFrom } from "../../core/territory/pairs.ts";
import { speedByDistance } from "../../core/territory/speed.ts";
import type { TravelTimes } from "../../core/territory/travelTimes.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { InputError, Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import type { Settings } from "../settings.ts";
import type { Given } from "./protocol.ts";
import { isPrepared, type Sources } from "./sources.ts";

/** What the command line says, its documents read. */
export type ReadGiven = Omit<Given, "ageWeights" | "activity"> & {
  readonly ageWeights?: AgeWeights | undefined;
};

export interface TerritoryOptions {
  readonly islands: Islands;
  readonly given: ReadGiven;
  /** Estimated and tabled times are kept up to this many minutes: as far as a cutoff may be moved. */
  readonly mostMinutes: number;
}

/** A territory read from its sources: what depends on them alone, each part made once and kept. */
export class Territory {
  readonly communes: Communes;
  readonly hash: string;
  readonly basis: Supply["basis"];
  readonly synthetic: boolean;
  readonly exclusions = new Exclusions();
  readonly problems = new Problems();
  readonly sources: Sources;
  /** What the command line says of how they are read. */
  readonly given: ReadGiven;
  readonly #supplyTable: Table;
  readonly #islands: Islands;
  readonly #mostMinutes: number;
  readonly #demands = new Map<string, Demand>();
  readonly #practices = new Map<string, Practices>();
  readonly #supplies = new Map<string, Supply>();
  #timesOfFile: TravelTimes | undefined;
  #estimated: { readonly speed: Settings["speed"]; readonly travelTimes: TravelTimes } | undefined;

  /** @throws InputError with what is wrong in the communes, or in the travel times given. */
  constructor(sources: Sources, { islands, given, mostMinutes }: TerritoryOptions) {
    this.sources = sources;
    this.given = given;
    this.#islands = islands;
    this.#mostMinutes = mostMinutes;
    const { map } = sources;
    this.communes = communesFrom(sources.communes, { map, problems: this.problems });
    this.problems.throwIfAny();
    this.hash = communesHash(this.communes.codes);
    this.#supplyTable = sources.supply ?? sources.communes;
    const basis = supplyBasis(this.#supplyTable, map);
    if (basis === undefined) {
      throw this.#refused(
        this.#supplyTable.source,
        "no doctors",
        "a column doctors, supply_all, or practice records with acts",
      );
    }
    this.basis = basis;
    this.synthetic = [sources.communes, this.#supplyTable].some(isSynthetic);
    if (sources.times) this.#timesOfFile = this.#readTimes();
  }

  get estimated(): boolean {
    return this.#timesOfFile === undefined || this.#timesOfFile.estimated;
  }

  /** Whether the times are estimated here, so that their speed can be moved. */
  get estimates(): boolean {
    return this.#timesOfFile === undefined;
  }

  get maxMinutes(): number {
    return this.#timesOfFile ? Math.floor(this.#timesOfFile.maxMinutes) : this.#mostMinutes;
  }

  /** Standardised population by the method's age weights, or those of `weights` where it has none. */
  demand(method: Method, weights: Method): Demand {
    const ageWeights = method.ageWeights ?? weights.ageWeights;
    const key = ageWeights?.id ?? "";
    const known = this.#demands.get(key);
    if (known) return known;
    const { map, communes } = this.sources;
    const demand = demandFrom(
      communes,
      this.communes,
      { ...method, ageWeights },
      { map, k: this.given.k, ageWeights: this.given.ageWeights, ...this.#collectors() },
    );
    this.problems.throwIfAny();
    this.#demands.set(key, demand);
    return demand;
  }

  /** The practices in the field of the method's rules. */
  practices(method: Method): Practices {
    const { activity, doctorAge, id } = method;
    if (activity === null) throw new RangeError(`method ${id}: expected activity rules, got none.`);
    const known = this.#practices.get(id);
    if (known) return known;
    const { map } = this.sources;
    const practices = practicesFrom(this.#supplyTable, this.communes, {
      map,
      activity,
      doctorAge,
      ...this.#collectors(),
    });
    this.problems.throwIfAny();
    this.#practices.set(id, practices);
    return practices;
  }

  /** Supply that no rule changes: a headcount, or consultations already counted. */
  supply(method: Method): Supply {
    const known = this.#supplies.get(method.id);
    if (known) return known;
    const { map } = this.sources;
    const supply = supplyFrom(this.#supplyTable, this.communes, method, {
      map,
      acts: this.given.acts,
      variants: this.given.variants,
      ...this.#collectors(),
    });
    this.problems.throwIfAny();
    this.#supplies.set(method.id, supply);
    return supply;
  }

  /** The times given, or an estimate at this speed. */
  travelTimes(speed: Settings["speed"]): TravelTimes {
    if (this.#timesOfFile) return this.#timesOfFile;
    if (this.#estimated?.speed === speed) return this.#estimated.travelTimes;
    const { pairs, unplaced } = estimateTravelTimes(this.communes, {
      maxMinutes: this.#mostMinutes,
      speed: speed === "by-distance" ? speedByDistance : speed,
      islands: this.#islands,
    });
    const { travelTimes } = travelTimesFrom(pairs, {
      communes: this.communes.count,
      communesHash: this.hash,
      maxMinutes: this.#mostMinutes,
      estimated: true,
      unplaced,
    });
    this.#estimated = { speed, travelTimes };
    return travelTimes;
  }

  #readTimes(): TravelTimes {
    const times = this.sources.times!;
    if (isPrepared(times)) {
      if (times.travelTimes.communesHash === this.hash) return times.travelTimes;
      throw this.#refused(
        times.source,
        `a matrix of ${times.travelTimes.communes} communes`,
        `one of the ${this.communes.count} communes of ${this.communes.source}`,
      );
    }
    const pairs = pairsFrom(times, this.communes, { map: this.sources.map, ...this.#collectors() });
    this.problems.throwIfAny();
    const { travelTimes, duplicates } = travelTimesFrom(pairs, {
      communes: this.communes.count,
      communesHash: this.hash,
      maxMinutes: this.#mostMinutes,
      estimated: false,
    });
    if (duplicates.count === 0) return travelTimes;
    const [from, to] = duplicates.first[0].map((commune) => this.communes.codes[commune]);
    throw this.#refused(
      times.source,
      `${duplicates.count} ${duplicates.count === 1 ? "pair" : "pairs"} given more than once, such as ${from} to ${to}`,
      "each pair once",
    );
  }

  #collectors() {
    return { problems: this.problems, excluded: this.exclusions };
  }

  #refused(source: string, got: string, expected: string): InputError {
    this.problems.error({ source, got, expected });
    return new InputError(this.problems.errors);
  }
}

/** True where a file says that its figures are generated: in its metadata, or in a column `synthetic`. */
function isSynthetic({ metadata, columns }: Table): boolean {
  const said = metadata.get("aplomb.synthetic") ?? metadata.get("synthetic") ?? "false";
  const column = columns.get("synthetic");
  return said !== "false" || (column?.kind === "boolean" && column.values.includes(1));
}
