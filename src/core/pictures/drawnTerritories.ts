/** The territories of France that a picture may show, each at its own scale. */

/** A territory that is drawn at one scale, on its own. */
export interface Territory {
  /** "metropole", or the department code of the territory. */
  readonly id: string;
  readonly name: string;
  /** Degrees: west, south, east, north. A place belongs to the territory whose bounds hold it. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  /** Degrees: what of it is land. */
  readonly extent: readonly [west: number, south: number, east: number, north: number];
}

export const territories: readonly Territory[] = [
  {
    id: "metropole",
    name: "France métropolitaine",
    bounds: [-5.6, 41.2, 9.9, 51.3],
    extent: [-5.15, 41.35, 9.57, 51.1],
  },
  { id: "971", name: "Guadeloupe", bounds: [-61.95, 15.7, -60.9, 16.6], extent: [-61.81, 15.83, -61, 16.52] },
  {
    id: "972",
    name: "Martinique",
    bounds: [-61.35, 14.3, -60.7, 15],
    extent: [-61.23, 14.39, -60.81, 14.88],
  },
  { id: "973", name: "Guyane", bounds: [-54.8, 2, -51.4, 6], extent: [-54.6, 2.11, -51.62, 5.75] },
  {
    id: "974",
    name: "La Réunion",
    bounds: [55.1, -21.5, 55.95, -20.75],
    extent: [55.21, -21.39, 55.84, -20.87],
  },
  { id: "976", name: "Mayotte", bounds: [44.9, -13.1, 45.4, -12.5], extent: [45.02, -13, 45.3, -12.64] },
  {
    id: "975",
    name: "Saint-Pierre-et-Miquelon",
    bounds: [-56.6, 46.6, -56, 47.3],
    extent: [-56.45, 46.74, -56.1, 47.15],
  },
  {
    id: "977",
    name: "Saint-Martin, Saint-Barthélemy",
    bounds: [-63.3, 17.8, -62.7, 18.2],
    extent: [-63.16, 17.87, -62.78, 18.13],
  },
];

/** Position in `territories` of a place in degrees; -1 where it is missing or in none. */
export function territoryOf(longitude: number, latitude: number): number {
  return territories.findIndex(
    ({ bounds: [west, south, east, north] }) =>
      longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );
}
