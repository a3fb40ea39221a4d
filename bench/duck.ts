import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { BenchInput } from "./input.ts";

/** DuckDB with the pairs and the communes as tables in memory, on every thread it takes. */
export interface Duck {
  readonly version: string;
  /** Both steps and both variants in one query. */
  run(): Promise<void>;
  /** The first variant alone under other weights of the three classes: the national mean and shares. */
  runWeights(weights: ArrayLike<number>): Promise<void>;
  /** Accessibility per variant, as the last run left it. */
  results(): Promise<Float64Array[]>;
  close(): void;
}

const WEIGHTS_QUERY = (weights: ArrayLike<number>) => `with pair as (
  select origin, destination, case when minutes <= 10 then ${weights[0]}::double when minutes <= 15
    then ${weights[1]}::double else ${weights[2]}::double end as weight
  from travel where destination in (select commune from commune where supply0 > 0)),
ratio as (
  select destination, any_value(there.supply0) / sum(weight * here.demand) as ratio
  from pair join commune here on here.commune = origin join commune there on there.commune = destination
  group by destination),
accessibility as (select origin, sum(weight * ratio) as apl from pair join ratio using (destination) group by origin)
select sum(demand * apl) / sum(demand), sum(demand) filter (apl < 1.5), sum(demand) filter (apl < 2.5),
  sum(demand) filter (apl < 4)
from commune left join accessibility on commune = origin`;

const QUERY = `create or replace table accessibility as
with pair as (
  select origin, destination,
    case when minutes <= 10 then 1.0::double when minutes <= 15 then 2.0::double / 3 else 1.0::double / 3 end as weight
  from travel),
ratio as (
  select destination, any_value(there.supply0) / sum(weight * here.demand) as ratio0,
    any_value(there.supply1) / sum(weight * here.demand) as ratio1
  from pair join commune here on here.commune = origin join commune there on there.commune = destination
  where there.supply0 > 0 group by destination)
select origin, sum(weight * ratio0) as accessibility0, sum(weight * ratio1) as accessibility1
from pair join ratio using (destination) group by origin`;

export async function startDuck(input: BenchInput): Promise<Duck> {
  const { communes, demand, supply } = input;
  const folder = mkdtempSync(join(tmpdir(), "aplomb-duck-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const table = async (name: string, columns: Record<string, Int32Array | Float64Array>) => {
    const columnData = Object.entries(columns).map(([column, data]) => ({ name: column, data }));
    const file = join(folder, `${name}.parquet`);
    writeFileSync(file, new Uint8Array(parquetWriteBuffer({ columnData })));
    await connection.run(`create table ${name} as select * from read_parquet('${file}')`);
  };
  await table("travel", withOwn(input));
  await table("commune", {
    commune: Int32Array.from({ length: communes }, (_, commune) => commune),
    demand,
    supply0: supply[0],
    supply1: supply[1],
  });
  const version = await connection.runAndReadAll("select version(), current_setting('threads')");
  const [name, threads] = version.getRows()[0];
  return {
    version: `DuckDB ${name}, ${threads} threads`,
    async run() {
      await connection.run(QUERY);
    },
    async runWeights(weights) {
      await connection.runAndReadAll(WEIGHTS_QUERY(weights));
    },
    async results() {
      const read = await connection.runAndReadAll("from accessibility");
      const [origin, ...values] = read.getColumns();
      return values.map((column) => {
        const sums = new Float64Array(communes);
        column.forEach((value, row) => {
          sums[Number(origin[row])] = Number(value);
        });
        return sums;
      });
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Rounded minutes, and the own-commune pairs that are missing. */
function withOwn({ communes, origin, destination, minutes }: BenchInput) {
  const own = new Uint8Array(communes);
  origin.forEach((from, pair) => {
    if (from === destination[pair]) own[from] = 1;
  });
  const missing = Int32Array.from(own.keys()).filter((commune) => own[commune] === 0);
  return {
    origin: Int32Array.from([...origin, ...missing]),
    destination: Int32Array.from([...destination, ...missing]),
    minutes: Float64Array.from([
      ...minutes.map((time) => Math.floor(time * 1000 + 0.5) / 1000),
      ...missing.fill(0),
    ]),
  };
}
