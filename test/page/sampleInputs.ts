import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { demandFrom } from "../../src/core/accessibility/demand.ts";
import { supplyFromPractices } from "../../src/core/accessibility/practiceSupply.ts";
import type { Supply } from "../../src/core/accessibility/supply.ts";
import { communesHash } from "../../src/core/engine/matrix/communesHash.ts";
import { travelTimesFrom } from "../../src/core/engine/matrix/travelTimesFrom.ts";
import { parseMethod } from "../../src/core/method/document.ts";
import { type Communes, communesFrom } from "../../src/core/territory/communes.ts";
import { estimateTravelTimes } from "../../src/core/territory/estimate.ts";
import { islandsFrom } from "../../src/core/territory/islands.ts";
import type { TravelTimes } from "../../src/core/territory/travelTimes.ts";
import { readTable } from "../../src/formats/read.ts";
import { Exclusions } from "../../src/table/exclusions.ts";
import { Problems } from "../../src/table/problems.ts";

/** The embedded sample as Node reads it: what the page's figures are compared with. */
export interface SampleInputs {
  readonly communes: Communes;
  readonly demand: Float64Array;
  readonly supply: Supply;
  readonly travelTimes: TravelTimes;
  readonly present: Uint8Array;
}

const file = (path: string) => readFileSync(fileURLToPath(new URL(`../../data/${path}`, import.meta.url)));

export async function sampleInputs(): Promise<SampleInputs> {
  const problems = new Problems();
  const excluded = new Exclusions();
  const method = parseMethod(JSON.parse(file("methods/gp-2023.json").toString()), "gp-2023");
  const table = await readTable(file("sample/communes.parquet"), { source: "communes.parquet" });
  const practices = await readTable(file("sample/practices.parquet"), { source: "practices.parquet" });
  const islands = await readTable(file("islands_without_fixed_link.csv"), { source: "islands.csv" });
  const communes = communesFrom(table, { problems });
  const demand = demandFrom(table, communes, method, { problems, excluded }).values;
  const supply = supplyFromPractices(practices, communes, method, { problems, excluded });
  const { pairs } = estimateTravelTimes(communes, {
    maxMinutes: 30,
    islands: islandsFrom(islands, { problems }),
  });
  const { travelTimes } = travelTimesFrom(pairs, {
    communes: communes.count,
    communesHash: communesHash(communes.codes),
    maxMinutes: 30,
    estimated: true,
  });
  problems.throwIfAny();
  return { communes, demand, supply, travelTimes, present: new Uint8Array(communes.count).fill(1) };
}
