import { estimateTravelTimes } from "aplomb";
import Flatbush from "flatbush";
import type { Context } from "./context.ts";
import { MAX_MINUTES, placesOf, SPEED } from "./input.ts";
import { measure } from "./measure.ts";
import { type Row, rowsOf } from "./rows.ts";
import { figures } from "./runRows.ts";

/** Estimated travel times: the pairs of places within reach, from coordinates. */
export async function neighbourRows({ input, native }: Context): Promise<Row[]> {
  const places = placesOf(input);
  const timings = await measure(
    [
      {
        name: "aplomb, flatbush and great circles",
        run: () => {
          const { pairs } = estimateTravelTimes(places, { maxMinutes: MAX_MINUTES, speed: SPEED });
          if (pairs.origin.length !== input.origin.length) throw new Error("neighbours: other pairs");
        },
      },
      { name: "flatbush alone: index and boxes", run: () => [boxes(input.latitude, input.longitude)] },
      ...(native ? [native.task("C++, own grid", "neighbours")] : []),
    ],
    { rounds: 4, time: 400 },
  );
  return rowsOf(`Estimate ${figures(input.origin.length)} pairs from coordinates`, timings, "C++, own grid");
}

/** Places in a box around each place, distances left out. */
function boxes(latitude: Float64Array, longitude: Float64Array): number {
  const placed = [...latitude.keys()].filter((place) => !Number.isNaN(latitude[place] + longitude[place]));
  const index = new Flatbush(placed.length);
  for (const place of placed) index.add(longitude[place], latitude[place], longitude[place], latitude[place]);
  index.finish();
  const north = ((MAX_MINUTES / 60) * SPEED) / 111.2;
  let found = 0;
  for (const place of placed) {
    const [y, x] = [latitude[place], longitude[place]];
    const east = north / Math.cos((y * Math.PI) / 180);
    found += index.search(x - east, y - north, x + east, y + north).length;
  }
  return found;
}
