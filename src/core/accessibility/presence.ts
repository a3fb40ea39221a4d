import type { Exclusions } from "../../table/exclusions.ts";
import type { Communes } from "../territory/communes.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import type { VariantSupply } from "./run.ts";

/**
 * u8[communes], 1 where accessibility can be known: the commune has a demand, and travel times (an empty row of the
 * matrix means none: absent from the table, or no coordinates to estimate from). A commune without data is missing,
 * never 0; each is listed in `exclusions` with what it lacks.
 */
export function presentCommunes(
  communes: Communes,
  demand: Float64Array,
  travelTimes: TravelTimes,
  exclusions: Exclusions,
): Uint8Array {
  return Uint8Array.from(communes.codes, (code, commune) => {
    const withoutDemand = Number.isNaN(demand[commune]);
    const withoutTimes = travelTimes.rowStart[commune] === travelTimes.rowStart[commune + 1];
    if (withoutDemand) exclusions.add("commune-without-demand", code);
    if (withoutTimes) exclusions.add("commune-without-times", code);
    return withoutDemand || withoutTimes ? 0 : 1;
  });
}

/**
 * The supply of present communes. Doctors of a commune without data are left out with their inhabitants, so that
 * neighbours are not given doctors whose own patients are unknown; the commune is listed in `exclusions`.
 */
export function supplyOfPresent(
  supply: VariantSupply,
  communes: Communes,
  present: Uint8Array,
  exclusions: Exclusions,
): readonly Float64Array[] {
  for (let commune = 0; commune < communes.count; commune++) {
    if (present[commune] || supply.values.every((values) => values[commune] === 0)) continue;
    exclusions.add("supply-of-missing-commune", communes.codes[commune]);
  }
  return supply.values.map((values) => values.map((value, commune) => (present[commune] ? value : 0)));
}
