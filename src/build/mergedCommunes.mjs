/**
 * Builds data/merged_communes.csv: former commune codes and the commune that holds them today, from the npm package
 * @etalab/decoupage-administratif (INSEE, Code officiel géographique). Run by maintainers: node src/build/mergedCommunes.mjs
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const communes = require("@etalab/decoupage-administratif/data/communes.json");
const current = communes.filter(({ type }) => type === "commune-actuelle");
const alive = new Set(current.map(({ code }) => code));
const rows = current
  .flatMap(({ code, anciensCodes = [] }) => anciensCodes.map((former) => [former, code]))
  .filter(([former, code]) => former !== code && !alive.has(former))
  .sort(([a], [b]) => (a < b ? -1 : 1));
const text = ["former,current", ...rows.map((row) => row.join(","))].join("\n");
writeFileSync(new URL("../../data/merged_communes.csv", import.meta.url), `${text}\n`);
console.log(`${rows.length} former communes`);
