import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeTable } from "../../../src/formats/write.ts";
import { numberColumn, type Table, tableOf, textColumn } from "../../../src/table/table.ts";

const SIDE = 60;
const places = SIDE * SIDE;
/** Squares of 200 m, whose codes are longer than a commune's. */
export const codes = Array.from({ length: places }, (_, place) => {
  const [x, y] = [place % SIDE, Math.floor(place / SIDE)];
  return `CRS3035RES200mN${2_000_000 + 200 * y}E${3_200_000 + 200 * x}`;
});

/** Pairs to every square within four of it, in an order that is nobody's. */
function gridPairs(): Table {
  const pairs: [string, string, number][] = [];
  for (let from = 0; from < places; from++) {
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const [x, y] = [(from % SIDE) + dx, Math.floor(from / SIDE) + dy];
        if (x < 0 || y < 0 || x >= SIDE || y >= SIDE) continue;
        pairs.push([codes[from], codes[y * SIDE + x], Math.hypot(dx, dy) * 4.37 + ((from * 31) % 7) / 3]);
      }
    }
  }
  const shuffled = pairs.map((_, at) => pairs[(at * 7919) % pairs.length]);
  return tableOf("pairs", {
    origin: textColumn(shuffled.map(([origin]) => origin)),
    destination: textColumn(shuffled.map(([, destination]) => destination)),
    minutes: numberColumn(shuffled.map(([, , minutes]) => minutes)),
  });
}

/** Writes places.parquet and the pairs as od.parquet and the other formats. */
export async function writeGrid(folder: string, ...formats: ("csv" | "arrow")[]): Promise<void> {
  const supplied = (share: number) =>
    numberColumn(codes.map((_, place) => (place % 3 === 0 ? share * (1 + (place % 11)) : 0)));
  const table = tableOf("places", {
    code: textColumn(codes),
    demand: numberColumn(codes.map((_, place) => (place * 37) % 300)),
    supply_65: supplied(1000),
    supply_62: supplied(700),
  });
  writeFileSync(join(folder, "places.parquet"), await writeTable(table, "parquet"));
  const pairs = gridPairs();
  for (const format of ["parquet", ...formats] as const)
    writeFileSync(join(folder, `od.${format}`), await writeTable(pairs, format));
}
