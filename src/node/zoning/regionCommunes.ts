import type { Communes } from "../../core/territory/communes.ts";
import type { CommuneZoning } from "../../core/zoning/overlap.ts";
import type { Problems } from "../../table/problems.ts";

/** The communes of a region; all where none is asked for. */
export function communesOfRegion(
  communes: Communes,
  region: string | undefined,
  problems: Problems,
): Communes {
  if (region === undefined) return communes;
  const kept = [...communes.codes.keys()].filter((c) => communes.regions[c] === region);
  if (kept.length === 0) {
    const known = [...new Set(communes.regions)].filter((each) => each !== "").sort();
    problems.error({ source: "--region", got: region, expected: `one of ${known.join(", ")}` });
  }
  const texts = (values: readonly string[]) => kept.map((c) => values[c]);
  const numbers = (values: Float64Array) => Float64Array.from(kept, (c) => values[c]);
  const codes = texts(communes.codes);
  return {
    source: communes.source,
    count: kept.length,
    codes,
    index: new Map(codes.map((code, c) => [code, c])),
    names: texts(communes.names),
    departments: texts(communes.departments),
    regions: texts(communes.regions),
    epci: texts(communes.epci),
    latitude: numbers(communes.latitude),
    longitude: numbers(communes.longitude),
    population: numbers(communes.population),
    row: Uint32Array.from(kept, (c) => communes.row[c]),
  };
}

/** A zoning seen from some of the communes. */
export function zoningOfCommunes(zoning: CommuneZoning, all: Communes, kept: Communes): CommuneZoning {
  const positions = kept.codes.map((code) => all.index.get(code)!);
  return {
    name: zoning.name,
    inside: Int8Array.from(positions, (c) => zoning.inside[c]),
    zones: positions.map((c) => zoning.zones[c]),
  };
}
