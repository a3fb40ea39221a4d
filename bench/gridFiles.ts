import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** A grid of squares of 200 m, 700 to a row. */
const WIDTH = 700;
/** Pairs of one row of squares: 222 of each square, but at the edges. */
const PAIRS_A_ROW = 151_000;
const RADIUS = 27;

export interface GridFiles {
  readonly places: string;
  readonly times: string;
  readonly squares: number;
  readonly pairs: number;
}

/**
 * A seeded grid as Parquet files: squares with inhabitants, one in ten with doctors, and the times from each square to the
 * doctors within 5.4 km, by origin, under the codes of the squares; columns `o` and `d` are their positions.
 */
export async function gridFiles(folder: string, pairs: number): Promise<GridFiles> {
  mkdirSync(folder, { recursive: true });
  const height = Math.max(2 * RADIUS, Math.round(pairs / PAIRS_A_ROW));
  const squares = WIDTH * height;
  const [places, times] = [join(folder, "places.parquet"), join(folder, "times.parquet")];
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "2",
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  const write = (sql: string, path: string) => connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
  await connection.run(
    `CREATE MACRO square(x, y) AS 'CRS3035RES200mN' || (2000000 + y * 200) || 'E' || (3200000 + x * 200)`,
  );
  await connection.run(`CREATE MACRO has_doctor(x, y) AS hash(y * ${WIDTH} + x) % 10 = 0`);
  await connection.run(
    `CREATE TABLE step AS SELECT dx, dy, sqrt(dx * dx + dy * dy) / 5 AS km
     FROM range(${-RADIUS}, ${RADIUS + 1}) a(dx), range(${-RADIUS}, ${RADIUS + 1}) b(dy)
     WHERE dx * dx + dy * dy <= ${RADIUS ** 2} ORDER BY dy, dx`,
  );
  const grid = `SELECT k % ${WIDTH} AS x, k // ${WIDTH} AS y FROM range(${squares}) t(k)`;
  await write(
    `SELECT square(x, y) AS code, (hash(7 * x + y) % 300)::INTEGER AS demand,
       CASE WHEN has_doctor(x, y) THEN 6000 + (hash(x + 3 * y) % 20000)::INTEGER ELSE 0 END AS supply_65,
       CASE WHEN has_doctor(x, y) THEN (hash(x + 5 * y) % 6000)::INTEGER ELSE 0 END AS supply_62 FROM (${grid})`,
    places,
  );
  await write(
    `SELECT square(x, y) AS origin, square(x + dx, y + dy) AS destination,
       3 * km + (hash(31 * x + 17 * y + 7 * dx + dy) % 3000) / 1000 AS minutes,
       (y * ${WIDTH} + x)::INTEGER AS o, ((y + dy) * ${WIDTH} + x + dx)::INTEGER AS d
     FROM (${grid}), step
     WHERE x + dx BETWEEN 0 AND ${WIDTH - 1} AND y + dy BETWEEN 0 AND ${height - 1} AND has_doctor(x + dx, y + dy)`,
    times,
  );
  const counted = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM '${times}'`);
  connection.closeSync();
  instance.closeSync();
  return { places, times, squares, pairs: Number(counted.getRowsJS()[0][0]) };
}
