import { existsSync, readFileSync } from "node:fs";

/** What every bench computes on: places with demand and doctors, and the pairs within reach of each other. */
export interface BenchInput {
  readonly name: string;
  readonly communes: number;
  /** Sorted by origin, then destination, own communes included. */
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  readonly minutes: Float64Array;
  readonly demand: Float64Array;
  /** Two variants: every doctor, and the same thinned to about 78 % with a seed. */
  readonly supply: readonly [Float64Array, Float64Array];
}

interface Places {
  readonly name: string;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly demand: Float64Array;
  readonly doctors: Float64Array;
}

/** Full-time convention of DREES, consultations a year (method.md 1.3). */
const ACTS = 5400;
const SPEED = 54;
const MAX_MINUTES = 20;
const EARTH_RADIUS = 6371.0088;
const COMMUNES_FRANCE = new URL("../../../shared/data/communes/communes_france.csv", import.meta.url);

/** The reference input: the real communes where their file is present, else as many seeded places. */
export function referenceInput(): BenchInput {
  return inputFrom(existsSync(COMMUNES_FRANCE) ? frenchPlaces() : syntheticPlaces(34_875));
}

export function syntheticInput(count: number): BenchInput {
  return inputFrom(syntheticPlaces(count));
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
  return {
    name: "communes of France, 54 km/h up to 20 minutes",
    latitude: column("lat"),
    longitude: column("lon"),
    demand: column("pop_std_2016_drees").map((value, row) => (value >= 0 ? value : population[row])),
    doctors: column("gp_bpe2017"),
  };
}

/** Places in seeded clusters over a square as dense as France, a fourth of them with doctors. */
function syntheticPlaces(count: number): Places {
  const random = randomFrom(20_251);
  const side = 8.6 * Math.sqrt(count / 34_875);
  const centres = Array.from({ length: Math.ceil(count / 90) }, () => [random(), random()]);
  const latitude = new Float64Array(count);
  const longitude = new Float64Array(count);
  const demand = new Float64Array(count);
  const doctors = new Float64Array(count);
  const order = Array.from({ length: count }, (_, place) => centres[place % centres.length]).sort(
    (a, b) => Math.floor(a[0] * 10) - Math.floor(b[0] * 10) || a[1] - b[1],
  );
  for (let place = 0; place < count; place++) {
    const spread = random() < 0.35 ? 0.1 : 10;
    latitude[place] = 42.5 + side * wrap(order[place][0] + (spread * (random() - 0.5)) / side);
    longitude[place] = -1.2 + 1.3 * side * wrap(order[place][1] + (spread * (random() - 0.5)) / side);
    demand[place] = Math.round(60 * random() ** -0.85);
    doctors[place] = random() < 0.27 ? Math.ceil(demand[place] * (0.4 + random()) * 1e-3) : 0;
  }
  return { name: `${count} seeded places, 54 km/h up to 20 minutes`, latitude, longitude, demand, doctors };
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
    ...pairsWithin(places, (MAX_MINUTES * SPEED) / 60),
    demand: places.demand,
    supply: [places.doctors.map((count) => count * ACTS), thinned.map((count) => count * ACTS)],
  };
}

/** Pairs within `reach` kilometres, by a sweep over latitudes. */
function pairsWithin({ latitude, longitude }: Places, reach: number) {
  const radians = Math.PI / 180;
  const order = Uint32Array.from(latitude.keys()).sort((a, b) => latitude[a] - latitude[b]);
  const band = reach / EARTH_RADIUS / radians;
  const neighbours: { to: number; km: number }[][] = Array.from(latitude, () => []);
  for (let i = 0; i < order.length; i++) {
    const a = order[i];
    if (Number.isNaN(latitude[a])) continue;
    const cosine = Math.cos(latitude[a] * radians);
    for (let j = i; j < order.length && latitude[order[j]] - latitude[a] <= band; j++) {
      const b = order[j];
      if (Math.abs(longitude[a] - longitude[b]) * cosine > 1.1 * band) continue;
      const half =
        Math.sin(((latitude[b] - latitude[a]) * radians) / 2) ** 2 +
        cosine *
          Math.cos(latitude[b] * radians) *
          Math.sin(((longitude[b] - longitude[a]) * radians) / 2) ** 2;
      const km = 2 * EARTH_RADIUS * Math.asin(Math.sqrt(half));
      if (km > reach) continue;
      neighbours[a].push({ to: b, km });
      if (a !== b) neighbours[b].push({ to: a, km });
    }
  }
  const pairs = neighbours.reduce((sum, list) => sum + list.length, 0);
  const origin = new Int32Array(pairs);
  const destination = new Int32Array(pairs);
  const minutes = new Float64Array(pairs);
  let at = 0;
  neighbours.forEach((list, from) => {
    for (const { to, km } of list.sort((x, y) => x.to - y.to)) {
      origin[at] = from;
      destination[at] = to;
      minutes[at++] = (km / SPEED) * 60;
    }
  });
  return { origin, destination, minutes };
}

const wrap = (value: number) => value - Math.floor(value);

/** mulberry32: 32 bits of state, enough to make an input again. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
