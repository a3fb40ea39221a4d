import type { Exclusions } from "../../table/exclusions.ts";
import type { Communes } from "../territory/communes.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import type { Practices } from "./practices.ts";
import { ofPresent, type VariantSupply } from "./run.ts";
import type { Supply } from "./supply.ts";

/** u8[communes]: 1 where the commune has travel times (an empty row of the matrix: no coordinates to estimate from, or none within reach). */
export function withTimes({ communes, rowStart }: Pick<TravelTimes, "communes" | "rowStart">): Uint8Array {
  const present = new Uint8Array(communes);
  for (let row = 0; row < communes; row++) present[row] = rowStart[row] === rowStart[row + 1] ? 0 : 1;
  return present;
}

/**
 * u8[communes], 1 where accessibility can be known: the commune has a demand, and travel times (`hasTimes`, u8[communes]).
 * A commune without data is missing, never 0; each is listed in `exclusions` with what it lacks.
 */
export function presentCommunes(
  communes: Communes,
  demand: Float64Array,
  hasTimes: Uint8Array,
  exclusions: Exclusions,
): Uint8Array {
  const present = new Uint8Array(communes.count);
  for (let commune = 0; commune < communes.count; commune++) {
    const withoutDemand = Number.isNaN(demand[commune]);
    const withoutTimes = hasTimes[commune] === 0;
    const isPopulated = communes.population[commune] >= 0;
    if (withoutDemand && isPopulated) exclusions.add("commune-without-demand", communes.codes[commune]);
    if (withoutDemand && !isPopulated) exclusions.add("commune-without-population", communes.codes[commune]);
    if (withoutTimes) exclusions.add("commune-without-times", communes.codes[commune]);
    present[commune] = withoutDemand || withoutTimes ? 0 : 1;
  }
  return present;
}

/**
 * The supply of present communes. Doctors of a commune without data are left out with their inhabitants, so that
 * neighbours are not given doctors whose own patients are unknown; the commune is listed in `exclusions`, with what it has.
 */
export function supplyOfPresent(
  supply: VariantSupply,
  communes: Communes,
  present: Uint8Array,
  exclusions: Exclusions,
): readonly Float64Array[] {
  for (let commune = 0; commune < communes.count; commune++) {
    if (present[commune] !== 0 || supply.values.every((values) => values[commune] === 0)) continue;
    const code = communes.codes[commune];
    exclusions.add("supply-of-missing-commune", code);
    for (const [v, variant] of supply.variants.entries())
      exclusions.addSupply("supply-of-missing-commune", code, variant, supply.values[v][commune]);
  }
  return supply.values.map((values) => ofPresent(values, present));
}

/**
 * u8[communes]: 1 where a present commune may have supply: those of the practices in the field, whatever the rules and
 * age limits count of them, or those that have some in any variant of the table. The engine keeps travel times to these,
 * so that its sums, to the bit, do not depend on which limits were asked for.
 */
export function placesOfSupply(
  { values, practices }: Pick<Supply, "values"> & { readonly practices?: Pick<Practices, "commune"> },
  present: Uint8Array,
): Uint8Array {
  const places = new Uint8Array(present.length);
  for (const commune of practices?.commune ?? []) if (commune >= 0) places[commune] = present[commune];
  for (const each of values) {
    for (let commune = 0; commune < each.length; commune++) {
      if (each[commune] > 0) places[commune] = present[commune];
    }
  }
  return places;
}
