import type { MapPlaces } from "../../core/pictures/mapPicture.ts";
import type { Communes } from "../../core/territory/communes.ts";
import type { Mesh } from "../../core/territory/mesh.ts";

/** The communes as places of a map. */
export const placesOf = ({ codes, names, departments, longitude, latitude }: Communes): MapPlaces => ({
  codes,
  names,
  departments,
  longitude,
  latitude,
});

/** The zone of each commune in a mesh, "" where it has none; undefined without a mesh. */
export const zoneOf = (communes: Communes, mesh: Mesh | undefined): ((place: number) => string) | undefined =>
  mesh && ((place) => mesh.codes[mesh.zoneOf.get(communes.codes[place]) ?? -1] ?? "");
