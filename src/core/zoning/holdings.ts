import type { Qpv } from "./qpv.ts";
import type { Zones } from "./zones.ts";

/**
 * Inhabitants that are of one class together: a zone without the neighbourhoods classed apart from it, or the part of
 * such a neighbourhood that lies in a zone. The holdings of a zoning add up to the region, each inhabitant once, and
 * every count of inhabitants by class is a sum of holdings. That is the rule for neighbourhoods, in all its cases: of
 * another class than its zone, its inhabitants are counted with that class and no longer with the zone's; of the same
 * class, it adds nothing; its zone outside the zoning, only its own inhabitants are counted.
 * Source: ARS Nouvelle-Aquitaine, note of March 2017.
 */
export interface Holding {
  readonly zone: number;
  /** Position of the neighbourhood, -1 for the zone itself. */
  readonly qpv: number;
  readonly class: string;
  readonly population: number;
}

/** @param classOfQpv class of each neighbourhood classed apart, by position; "" for those that follow their zone. */
export function holdingsOf(
  zones: Pick<Zones, "population">,
  classOfZone: readonly string[],
  qpv: readonly Qpv[],
  classOfQpv: readonly string[],
): readonly Holding[] {
  const apart: Holding[] = [];
  const left = new Map<number, number>();
  qpv.forEach((each, position) => {
    for (const part of each.parts) {
      const isApart = classOfQpv[position] !== "" && classOfQpv[position] !== classOfZone[part.zone];
      if (!isApart || part.population === 0) continue;
      apart.push({
        zone: part.zone,
        qpv: position,
        class: classOfQpv[position],
        population: part.population,
      });
      left.set(part.zone, (left.get(part.zone) ?? 0) + part.population);
    }
  });
  const whole = classOfZone.map((each, zone) => ({
    zone,
    qpv: -1,
    class: each,
    population: zones.population[zone] - (left.get(zone) ?? 0),
  }));
  return [...whole, ...apart];
}

/** Inhabitants of the holdings of these classes. */
export function inhabitantsOf(holdings: readonly Holding[], classes: readonly string[]): number {
  let total = 0;
  for (const holding of holdings) if (classes.includes(holding.class)) total += holding.population;
  return total;
}
