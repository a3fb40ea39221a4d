/** Great-circle distance in km by the haversine formula: an oracle that shares nothing with the chord of neighbours.ts. */
export function haversineKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = Math.sin(radians(latB - latA) / 2) ** 2;
  const east = Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(Math.min(1, north + east)));
}
