import { existsSync, readFileSync } from "node:fs";
import { type Communes, estimateTravelTimes } from "aplomb";
import type { Places } from "./places.ts";
import { randomFrom } from "./random.ts";
import { seededPlaces } from "./seededPlaces.ts";

/** What every bench computes on: places with demand and doctors, and the pairs within reach of each other. */
export interface BenchInput {
  readonly name: string;
  readonly communes: number;
  /** Degrees; NaN where unknown. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Sorted by origin. */
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  readonly minutes: Float64Array;
  readonly demand: Float64Array;
  /** Two variants: every doctor, and the same thinned to about 78 % with a seed. */
  readonly supply: readonly [Float64Array, Float64Array];
  readonly places: Places;
}

/** Full-time convention of DREES, consultations a year (method.md 1.3). */
const ACTS = 5400;
export const SPEED = 54;
export const MAX_MINUTES = 20;
const COMMUNES_FRANCE = new URL("../../../shared/data/communes/communes_france.csv", import.meta.url);

/** The reference input: the real communes where their file is present, else as many seeded places. */
export function referenceInput(): BenchInput {
  return inputFrom(existsSync(COMMUNES_FRANCE) ? frenchPlaces() : seededPlaces(34_875));
}

export function syntheticInput(count: number): BenchInput {
  return inputFrom(seededPlaces(count));
}

function frenchPlaces(): Places {
  const [header, ...lines] = readFileSync(COMMUNES_FRANCE, "utf8").trimEnd().split("\n");
  const names = header.split(",");
  const rows = lines.map((line) => line.split(","));
  const column = (name: string) => {
    const at = names.indexOf(name);
    return Float64Array.from(rows, (cells) => (cells[at] === "" ? Number.NaN : Number(cells[at])));
  };
  const population = column("pop_mun_2023");
  const texts = (name: string) => rows.map((cells) => cells[names.indexOf(name)]);
  return {
    name: "communes of France, 54 km/h up to 20 minutes",
    codes: texts("code"),
    zones: texts("bv2022"),
    latitude: column("lat"),
    longitude: column("lon"),
    demand: column("pop_std_2016_drees").map((value, row) => (value >= 0 ? value : population[row])),
    doctors: column("gp_bpe2017"),
  };
}

function inputFrom(places: Places): BenchInput {
  const random = randomFrom(7);
  const thinned = places.doctors.map((count) => {
    let kept = 0;
    for (let doctor = 0; doctor < count; doctor++) if (random() < 0.78) kept++;
    return kept;
  });
  return {
    name: places.name,
    communes: places.demand.length,
    latitude: places.latitude,
    longitude: places.longitude,
    ...estimatedPairs(places),
    demand: places.demand,
    supply: [places.doctors.map((count) => count * ACTS), thinned.map((count) => count * ACTS)],
    places,
  };
}

function estimatedPairs(places: Places) {
  const { origin, destination, minutes } = estimateTravelTimes(placesOf(places), {
    maxMinutes: MAX_MINUTES,
    speed: SPEED,
  }).pairs;
  return {
    origin: Int32Array.from(origin),
    destination: Int32Array.from(destination),
    minutes: Float64Array.from(minutes),
  };
}

/** Places as the communes that times are estimated between. */
export function placesOf({
  name,
  latitude,
  longitude,
}: Pick<Places, "name" | "latitude" | "longitude">): Communes {
  const count = latitude.length;
  const blank = Array.from({ length: count }, () => "");
  return {
    source: name,
    count,
    codes: blank,
    index: new Map(),
    names: blank,
    departments: blank,
    regions: blank,
    epci: blank,
    latitude,
    longitude,
    population: new Float64Array(count),
    row: new Uint32Array(count),
  };
}
