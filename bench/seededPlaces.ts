import type { Places } from "./places.ts";
import { drawn, randomFrom } from "./random.ts";

/** Metropolitan France: 543,940 km2, 34,746 communes. */
const KM2_A_PLACE = 15.7;
/** 34,875 communes in 96 departments. */
const PLACES_A_DEPARTMENT = 364;
const PLACES_A_COUNTRY = 96 * PLACES_A_DEPARTMENT;

const TOWN_KM = 11;
const KM_A_DEGREE = 111.2;

/** Places over a square as dense as France, a third of them in seeded towns, a fourth with doctors. */
export function seededPlaces(count: number): Places {
  const random = randomFrom(20_251);
  const side = Math.sqrt(KM2_A_PLACE * count);
  const towns = Array.from({ length: Math.ceil(count / 90) }, (): Point => [random(), random()]);
  const points = Array.from({ length: count }, (_, place): Point => {
    if (random() >= 0.35) return [random(), random()];
    const [x, y] = towns[place % towns.length];
    return [wrap(x + (TOWN_KM * (random() - 0.5)) / side), wrap(y + (TOWN_KM * (random() - 0.5)) / side)];
  });
  const order = numbered(points, random);
  // On a sphere, as wide in kilometres at every latitude.
  const latitude = Float64Array.from(order, ([, y]) => 46.5 + (side * (y - 0.5)) / KM_A_DEGREE);
  const longitude = Float64Array.from(order, ([x], place) => {
    return 2.5 + (side * (x - 0.5)) / (KM_A_DEGREE * Math.cos((latitude[place] * Math.PI) / 180));
  });
  const demand = latitude.map(() => Math.round(60 * random() ** -0.85));
  const doctors = demand.map((people) => (random() < 0.27 ? Math.ceil(people * (0.4 + random()) * 1e-3) : 0));
  const name = `${count} seeded places, 54 km/h up to 20 minutes`;
  const codes = Array.from({ length: count }, (_, place) => codeOf(place));
  const zones = codes.map((_, place) => `Z${Math.floor(place / 20)}`);
  return { name, codes, zones, latitude, longitude, demand, doctors };
}

/** Within the unit square. */
type Point = readonly [x: number, y: number];

/**
 * The points in an order as local as that of communes: country after country, department after department, each in one
 * piece on the map; neither the departments of a country nor the places of a department follow the map, since both go by
 * their names. Half of the pairs that lead to a doctor are within about 140 of each other in it, three in four within 280,
 * nine in ten within 12,000, whatever the count; of communes of France, 152, 345 and 5,018.
 */
function numbered(points: readonly Point[], random: () => number): Point[] {
  return pieces(points, PLACES_A_COUNTRY)
    .flatMap((country) => drawn(pieces(country, PLACES_A_DEPARTMENT), random))
    .flatMap((department) => drawn(department, random));
}

/** Pieces of the map, of so many points each but the last: columns cut across. */
function pieces(points: readonly Point[], size: number): Point[][] {
  const column = size * Math.ceil(Math.sqrt(points.length / size));
  const columns = slices(
    points.toSorted(([a], [b]) => a - b),
    column,
  );
  return columns.flatMap((each) =>
    slices(
      each.toSorted(([, a], [, b]) => a - b),
      size,
    ),
  );
}

function slices<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/** A commune code, ascending with the place. */
function codeOf(place: number): string {
  const department = 1 + Math.floor(place / PLACES_A_DEPARTMENT);
  return String(department).padStart(2, "0") + String(1 + (place % PLACES_A_DEPARTMENT)).padStart(3, "0");
}

const wrap = (value: number) => value - Math.floor(value);
