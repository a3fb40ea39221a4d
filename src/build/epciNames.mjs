/**
 * Builds data/epci_names.csv: SIREN codes and names of the EPCI, from the npm package @etalab/decoupage-administratif
 * (DGCL). Run by maintainers: node src/build/epciNames.mjs
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const epci = require("@etalab/decoupage-administratif/data/epci.json");
const quoted = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const rows = epci.map(({ code, nom }) => `${code},${quoted(nom)}`).sort();
writeFileSync(
  new URL("../../data/epci_names.csv", import.meta.url),
  `${["code,name", ...rows].join("\n")}\n`,
);
console.log(`${rows.length} EPCI`);
