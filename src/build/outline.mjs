/**
 * Builds data/outline/france.json, the coast and the land border of France and of its overseas departments, from
 * Natural Earth 1:10m (public domain) as the npm package world-atlas ships it. Run by maintainers: node src/build/outline.mjs
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const { version } = require("world-atlas/package.json");
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-10m.json"), "utf8"));
const france = atlas.objects.countries.geometries.find((country) => country.id === "250");
const { geometry } = feature(atlas, france);

/** Degrees to three decimals, about 100 m: finer than the source's own precision. */
const short = (degrees) => Math.round(degrees * 1000) / 1000;
const rings = geometry.coordinates
  .flat()
  .map((ring) => ring.slice(0, -1).flatMap((place) => place.map(short)));

const outline = {
  source: `Natural Earth 1:10m, admin 0 countries (public domain), through world-atlas ${version}`,
  unit: "degrees, WGS 84: longitude, latitude, longitude, latitude, … of each ring, not closed",
  rings,
};
mkdirSync(new URL("../../data/outline/", import.meta.url), { recursive: true });
writeFileSync(new URL("../../data/outline/france.json", import.meta.url), `${JSON.stringify(outline)}\n`);
console.log(`${rings.length} rings, ${rings.flat().length / 2} positions`);
