/**
 * Demand: the standardised population of each commune. Three kinds of input: an already standardised population, a
 * population by age bands, or a total population, which stands for itself.
 * Source: DREES workbook 2022-2023, sheet Paramètres, "Pondération de la population selon l'âge".
 */
import { bindColumns, type ColumnSpec, type Schema } from "../../table/columns.ts";
import { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { type AgeWeights, ageBandName } from "../method/ageWeights.ts";
import type { Method } from "../method/document.ts";
import { type Communes, communesSchema } from "../territory/communes.ts";
import { type AgeBandColumns, ageBandColumns } from "./ageColumns.ts";
import { weightedCover } from "./ageCover.ts";
import { type CommuneRows, communeRows, perCommune } from "./communeRows.ts";
import { coversNation } from "./nation.ts";

export interface Demand {
  /** Standardised inhabitants, f64[communes]; NaN where missing. */
  readonly values: Float64Array;
  readonly basis: "standardised" | "age-bands" | "total";
  /** Factor that makes standardised and total population equal over the nation; 1 where none was applied. */
  readonly k: number;
  /** Where k comes from: computed on the nation, given by the user or the method, not applied (a partial run), not needed. */
  readonly kSource: "national" | "given" | "method" | "one" | "standardised input" | "total population";
  /** Id of the age weights; null where none were applied. */
  readonly ageWeights: string | null;
  /** Bands wider than the published ones, with the plain mean that weighted them: an assumption to tell. */
  readonly joinedBands: readonly {
    readonly ages: string;
    readonly weight: number;
    readonly joined: number;
  }[];
}

export interface DemandOptions {
  readonly map?: ReadonlyMap<string, string> | undefined;
  readonly problems: Problems;
  readonly excluded?: Exclusions | undefined;
  /** Which population to use where the table holds several; by default the standardised one, else age bands, else the total. */
  readonly basis?: Demand["basis"] | undefined;
  /** Weights for a method that has none, or instead of its own; asks for age bands. */
  readonly ageWeights?: AgeWeights | undefined;
  /** The factor, or "national" to compute it on these communes. By default: the method's, else computed where they cover the nation, else 1. */
  readonly k?: number | "national" | undefined;
}

const fiveYears = Array.from({ length: 18 }, (_, i) => `pop_${5 * i}_${5 * i + 4}`);

const totals = {
  demand: {
    type: "number",
    min: 0,
    unit: "standardised inhabitants",
    aliases: [
      "pop_std",
      "pop_standardisee",
      "population_standardisee",
      "population_standardisee_2020_pour_la_medecine_generale",
      "population_standardisee_2021_pour_la_medecine_generale",
      "standardised_population",
    ],
  },
  population: communesSchema.population,
} as const satisfies Schema;

const inhabitants: ColumnSpec = { type: "number", min: 0, unit: "inhabitants", aliases: [] };

/** Names that --map may set: `demand`, `population`, and 5-year bands `pop_0_4` … `pop_85_89`, `pop_90_plus`. */
export const demandSchema: Schema = {
  ...totals,
  ...Object.fromEntries([...fiveYears, "pop_90_plus"].map((name) => [name, inhabitants])),
};

/**
 * The demand of each commune: `demand` as it is; or k x sum of (weight of the band x its inhabitants); or `population`.
 * A missing cell makes the commune's demand missing (NaN), never 0. With k computed, the sum of demand over the
 * communes of the table equals the sum of their inhabitants.
 * @throws InputError when there is no population to use, with every problem so far.
 */
export function demandFrom(table: Table, communes: Communes, method: Method, options: DemandOptions): Demand {
  const { map, problems } = options;
  const excluded = options.excluded ?? new Exclusions();
  const rows = communeRows(table, communes, { map, problems, excluded, unknown: "demand-unknown-commune" });
  const { demand, population } = bindColumns(table, totals, { map, problems });
  const bands = ageBandColumns([...table.columns.keys(), ...(map?.keys() ?? [])]);
  const found = demand !== undefined ? "standardised" : bands.length > 0 ? "age-bands" : "total";
  const basis = options.basis ?? (options.ageWeights === undefined ? found : "age-bands");
  if (basis === "age-bands") return demandOfBands(table, communes, rows, bands, method, options);
  if (options.k !== undefined) {
    const expected = "populations by age band, which k scales";
    problems.warn({ source: "--k", got: `a ${basis} population`, expected, advice: "It is not applied." });
  }
  if (basis === "standardised") {
    const column = "demand";
    if (demand !== undefined) return unweighted(perCommune(demand, rows), basis, "standardised input");
    return problems.fail({ source: table.source, column, expected: "a standardised population" });
  }
  const total = population === undefined ? communes.population : perCommune(population, rows);
  if (total.every(Number.isNaN)) {
    const expected = "a population: total, by age band (pop_0_4, pop_5_9…) or standardised (demand)";
    return problems.fail({ source: table.source, column: "population", expected });
  }
  if (options.basis === undefined) warnTotal(table, problems);
  return unweighted(total, basis, "total population");
}

/** A total population nobody asked for is a weaker indicator, and that is said. */
function warnTotal(table: Table, problems: Problems): void {
  const expected = "populations by age band (pop_0_4, pop_5_9…) or standardised (demand)";
  const advice = "Every inhabitant counts 1, whatever his age.";
  problems.warn({ source: table.source, got: "a total population", expected, advice });
}

const unweighted = (values: Float64Array, basis: Demand["basis"], kSource: Demand["kSource"]): Demand => ({
  values,
  basis,
  k: 1,
  kSource,
  ageWeights: null,
  joinedBands: [],
});

/** k x sum over bands of weight x inhabitants. */
function demandOfBands(
  table: Table,
  communes: Communes,
  rows: CommuneRows,
  bands: readonly AgeBandColumns[],
  method: Method,
  { map, problems, ageWeights, k: asked }: DemandOptions,
): Demand {
  const weights = ageWeights ?? method.ageWeights;
  if (weights === null) {
    return problems.fail({
      source: table.source,
      got: `populations by age band (${bands.map(({ band }) => ageBandName(band)).join(", ")})`,
      expected: `a standardised population (column demand), since ${method.id} has no age weights`,
      advice: "Name the weights to use, for example --age-weights gp-2022, or give the column demand.",
    });
  }
  const cover = weightedCover(table.source, bands, weights, problems);
  const names = cover.flatMap(({ columns }) => columns.map(({ name }) => name));
  const bound = bindColumns(table, Object.fromEntries(names.map((name) => [name, inhabitants])), {
    map,
    problems,
  });
  const total = new Float64Array(communes.count);
  const weighted = new Float64Array(communes.count);
  for (const { columns, weight } of cover) {
    for (const { name } of columns) {
      const column = bound[name];
      if (!(column instanceof Float64Array)) continue; // a wrong --map, an error already
      const population = perCommune(column, rows);
      for (let commune = 0; commune < communes.count; commune++) {
        total[commune] += population[commune];
        weighted[commune] += weight * population[commune];
      }
    }
  }
  const { k, kSource } = factorOf(communes, total, weighted, weights, asked);
  return {
    values: weighted.map((value) => k * value),
    basis: "age-bands",
    k,
    kSource,
    ageWeights: weights.id,
    joinedBands: cover
      .filter(({ joined }) => joined > 1)
      .map(({ band, weight, joined }) => ({ ages: ageBandName(band), weight, joined })),
  };
}

/** k is a constant of the method and vintage: given, or computed on the whole nation, never on a part of it unasked. */
function factorOf(
  communes: Communes,
  total: Float64Array,
  weighted: Float64Array,
  weights: AgeWeights,
  asked: number | "national" | undefined,
): Pick<Demand, "k" | "kSource"> {
  if (typeof asked === "number") return { k: asked, kSource: "given" };
  if (asked === undefined && weights.k !== null) return { k: weights.k, kSource: "method" };
  if (asked === undefined && !coversNation(communes, total)) return { k: 1, kSource: "one" };
  const sum = (values: Float64Array) => values.reduce((all, value) => all + (value || 0), 0); // NaN is missing in both
  const standardised = sum(weighted);
  return { k: standardised > 0 ? sum(total) / standardised : 1, kSource: "national" };
}
