/** What a user of SQL would write: both steps on the communes' CSV and the pairs' Parquet, to a CSV: `duckRun COMMUNES PAIRS OUT`. */
import { createRequire } from "node:module";

type Api = typeof import("@duckdb/node-api");
const { DuckDBInstance } = createRequire(import.meta.url)("@duckdb/node-api") as Api;
const [communes, pairs, out] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run(`create table commune as
select code, coalesce(pop_std_2016_drees, 0) as demand, 5400 * coalesce(gp_bpe2017, 0) as supply
from read_csv('${communes}', types = {'code': 'VARCHAR'})`);
await connection.run(`copy (
with pair as (
  select origin, destination,
    case when minutes <= 10 then 1.0::double when minutes <= 15 then 2.0::double / 3 else 1.0::double / 3 end as weight
  from read_parquet('${pairs}')),
ratio as (
  select destination, any_value(there.supply) / sum(weight * here.demand) as ratio
  from pair join commune here on here.code = origin join commune there on there.code = destination
  where there.supply > 0 group by destination)
select origin as code, sum(weight * ratio) as apl from pair join ratio using (destination) group by origin order by origin
) to '${out}' (header)`);
connection.closeSync();
