/**
 * The embedded sample: real communes with invented age structures, invented doctors, and the communes left out.
 * Same packages, same seed: same tables.
 */
import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import { ageColumns, ageStructures } from "./ages.ts";
import { practiceRecords } from "./doctors.ts";
import { type RealCommune, realCommunes, sourcesOfCommunes } from "./places.ts";
import { randomFrom } from "./random.ts";

const seed = 2023;

const notice =
  "SYNTHETIC: doctors, their ages and acts, and age structures are invented (seeded) and describe no one. " +
  "FICTIF : les médecins, leur âge et leur activité, et les structures par âge sont inventés et ne décrivent personne.";

export interface Sample {
  /** By file name, without extension. */
  readonly tables: ReadonlyMap<string, Table>;
  readonly counts: Readonly<Record<string, number>>;
}

export function buildSample(): Sample {
  const { placed, unplaced } = realCommunes();
  const structures = ageStructures(placed, randomFrom(seed));
  const records = practiceRecords(placed, randomFrom(seed + 1));
  const sources = sourcesOfCommunes();

  const communes = tableOf(
    "communes",
    {
      ...identity(placed),
      latitude: numberColumn(placed.map(({ latitude }) => latitude)),
      longitude: numberColumn(placed.map(({ longitude }) => longitude)),
      population: whole(placed.map(({ population }) => population)),
      ...Object.fromEntries(
        ageColumns.map((name, band) => [name, whole(structures.map((bands) => bands[band]))]),
      ),
      synthetic: always(placed.length),
    },
    new Map([
      ["source_communes", sources.communes],
      ["source_positions", sources.positions],
      ["synthetic", "true"],
      ["synthetic_columns", ageColumns.join(", ")],
      ["seed", String(seed)],
      ["notice", notice],
    ]),
  );
  const practices = tableOf(
    "practices",
    {
      practice: textColumn(records.map(({ practice }) => practice)),
      doctor: textColumn(records.map(({ doctor }) => doctor)),
      commune: textColumn(records.map(({ commune }) => commune)),
      kind: textColumn(records.map(({ kind }) => kind)),
      age: whole(records.map(({ age }) => age)),
      sector: textColumn(records.map(({ sector }) => sector)),
      mep: textColumn(records.map(({ mep }) => mep)),
      acts: whole(records.map(({ acts }) => acts)),
      installed_during_year: {
        kind: "boolean",
        values: Uint8Array.from(records, ({ installed }) => (installed ? 1 : 0)),
      },
      synthetic: always(records.length),
    },
    new Map([
      ["synthetic", "true"],
      ["synthetic_columns", "all"],
      ["seed", String(seed + 1)],
      ["notice", notice],
    ]),
  );
  const withoutPosition = tableOf(
    "communes_without_position",
    { ...identity(unplaced), population: numberColumn(unplaced.map(({ population }) => population)) },
    new Map([["source_communes", sources.communes]]),
  );
  const inhabitants = inhabitantsOf(placed);
  const doctors = new Set(records.map(({ doctor }) => doctor)).size;
  return {
    tables: new Map([communes, practices, withoutPosition].map((table) => [table.source, table])),
    counts: {
      communes: placed.length,
      inhabitants,
      communesWithoutPosition: unplaced.length,
      inhabitantsWithoutPosition: inhabitantsOf(unplaced),
      doctors,
      practices: records.length,
      doctorsPer10000: (10_000 * doctors) / inhabitants,
    },
  };
}

function identity(communes: readonly RealCommune[]): Record<string, Column> {
  return {
    code: textColumn(communes.map(({ code }) => code)),
    name: textColumn(communes.map(({ name }) => name)),
    department: textColumn(communes.map(({ department }) => department)),
    region: textColumn(communes.map(({ region }) => region)),
    epci: textColumn(communes.map(({ epci }) => epci)),
  };
}

const whole = (values: readonly number[]): Column => numberColumn(Int32Array.from(values));
const always = (rows: number): Column => ({ kind: "boolean", values: new Uint8Array(rows).fill(1) });

/** Communes whose population is unknown count 0. */
const inhabitantsOf = (communes: readonly RealCommune[]): number =>
  communes.reduce((sum, { population }) => sum + (population || 0), 0);
