/** Population columns by age band: which columns of a table they are, and which of them to add up. */
import { withoutAccents } from "../../table/names.ts";
import { type AgeBand, ageBandName } from "../method/ageWeights.ts";

/** A column of inhabitants of an age band. */
export interface AgeColumn {
  readonly name: string;
  readonly band: AgeBand;
  readonly sex: "all" | "men" | "women";
  /** Year of the census that its name gives; 0 where it gives none. */
  readonly year: number;
}

const open = Number.POSITIVE_INFINITY;
const prefix = "(?:(?:pop|population|ages?|tranche|classe)_?)?";
const openEnd = "(?:p|\\+|plus|(?:ans_)?(?:et|ou)_plus|(?:and_)?(?:over|more))";

/** A name's parts by the way it is written: from, to (or none: open), sex and year. */
const patterns: readonly {
  readonly pattern: RegExp;
  readonly part: (match: string[]) => Omit<AgeColumn, "name">;
}[] = [
  {
    // INSEE, Population par sexe et âge quinquennal: ageq_rec01s1rpop2020 (band 20 is 95 and over; s1 men, s2 women)
    pattern: /^ageq_rec(\d\d)_?s([12])_?rpop(\d{4})/,
    part: ([, band, sex, year]) => ({
      band: { from: 5 * Number(band) - 5, to: band === "20" ? open : 5 * Number(band) - 1 },
      sex: sex === "1" ? "men" : "women",
      year: Number(year),
    }),
  },
  {
    // INSEE, Évolution et structure de la population: P20_POP0014, P20_POP90P, P20_H0014
    pattern: /^(?:p(\d\d)_)?(pop|h|f)(\d\d)(\d\d|p)$/,
    part: ([, year, sex, from, to]) => ({
      band: { from: Number(from), to: to === "p" ? open : Number(to) },
      sex: sex === "pop" ? "all" : sexOf(sex),
      year: year === undefined ? 0 : 2000 + Number(year),
    }),
  },
  {
    // pop_0_4, 0-4 ans, de 0 à 4 ans, pop_0_4_f
    pattern: new RegExp(
      `^${prefix}(?:de_)?(\\d{1,3})_(?:a_)?(\\d{1,3})(?:_ans)?(?:_([hfmw]|hommes?|femmes?|men|women))?$`,
    ),
    part: ([, from, to, sex]) => ({ band: { from: Number(from), to: Number(to) }, sex: sexOf(sex), year: 0 }),
  },
  {
    // pop_90p, pop_90_plus, pop_90+, 90 ans et plus, pop_90p_f
    pattern: new RegExp(`^${prefix}(\\d{1,3})_?${openEnd}(?:_([hfmw]|hommes?|femmes?|men|women))?$`),
    part: ([, from, sex]) => ({ band: { from: Number(from), to: open }, sex: sexOf(sex), year: 0 }),
  },
  {
    // moins de 5 ans
    pattern: new RegExp(`^${prefix}moins_de_(\\d{1,3})(?:_ans)?$`),
    part: ([, end]) => ({ band: { from: 0, to: Number(end) - 1 }, sex: "all", year: 0 }),
  },
];

function sexOf(word: string | undefined): AgeColumn["sex"] {
  if (word === undefined) return "all";
  return /^(?:f|w)/.test(word) ? "women" : "men";
}

/** The age band that a column's name means; undefined where it means none. */
export function ageColumnOf(name: string): AgeColumn | undefined {
  const plain = withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, "_")
    .replace(/^_+|_+$/g, "");
  for (const { pattern, part } of patterns) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const column = { name, ...part(match) };
    return column.band.to >= column.band.from ? column : undefined;
  }
  return undefined;
}

/** An age band with the columns whose sum is its population: one, or men and women. */
export interface AgeBandColumns {
  readonly band: AgeBand;
  readonly columns: readonly AgeColumn[];
}

/**
 * The age bands among the columns `names`, by age, of the latest census they give, both sexes together where a file
 * gives that, else men and women to be added. Empty where fewer than two bands are found: one alone is no age structure.
 */
export function ageBandColumns(names: Iterable<string>): readonly AgeBandColumns[] {
  const found = [...names].flatMap((name) => ageColumnOf(name) ?? []);
  const latest = found.filter(({ year }) => year === Math.max(...found.map((column) => column.year)));
  const together = latest.filter(({ sex }) => sex === "all");
  const byBand = new Map<string, AgeColumn[]>();
  for (const column of together.length > 0 ? together : latest) {
    const name = ageBandName(column.band);
    byBand.set(name, [...(byBand.get(name) ?? []), column]);
  }
  const bands = [...byBand.values()].map((columns) => ({ band: columns[0].band, columns }));
  bands.sort((a, b) => a.band.from - b.band.from || a.band.to - b.band.to);
  return bands.length < 2 ? [] : bands;
}
