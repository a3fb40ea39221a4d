import { type Vintages, vintagesOf } from "../../core/accessibility/vintages.ts";
import type { Communes } from "../../core/territory/communes.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { InputError } from "../../table/problems.ts";
import { readMerges } from "../mergedCommunes.ts";
import { communeValues } from "./communeValues.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** Why a commune has no difference. */
export type Unmatched = "only-before" | "only-after" | "ambiguous-merge";

/** Two results on one list of communes: the same one, or that of today where their vintages differ. */
export interface BeforeAfter {
  readonly communes: Communes;
  /** f64[communes]; NaN where the file does not have the commune or the value. @throws InputError for a column that cannot be carried over merged communes */
  readonly before: (column: string) => Float64Array;
  readonly after: (column: string) => Float64Array;
  /** Communes of one file alone, and former ones that several of today's share. */
  readonly unmatched: readonly { readonly code: string; readonly name: string; readonly reason: Unmatched }[];
  /** What was done and left out, as sentences. */
  readonly notes: readonly string[];
}

/**
 * The communes of both files. Where their lists differ, former communes are put together into those of today, as
 * `aplomb evolve` does: populations, demands and supplies add up, accessibility is the mean weighted by demand.
 */
export async function beforeAndAfter(
  [first, second]: readonly ResultsFile[],
  options: {
    readonly merged?: string | undefined;
    readonly map: ReadonlyMap<string, string>;
    readonly lang: "fr" | "en";
  },
): Promise<BeforeAfter> {
  const [one, other] = [first.results.communes, second.results.communes];
  if (one.count === other.count && one.codes.every((code, c) => code === other.codes[c])) {
    return {
      communes: one,
      before: (column) => communeValues(first, column),
      after: (column) => communeValues(second, column),
      unmatched: [],
      notes: [],
    };
  }
  const files = [first, second];
  const vintages = vintagesOf(
    files.map(({ file, results }) => ({ label: file.file, results })),
    await readMerges(options),
  );
  const { communes, ambiguous, merged, years } = vintages;
  const has = files.map(({ results }, k) => presence(years[k], results.variants.length));
  const unmatched: { code: string; name: string; reason: Unmatched }[] = ambiguous.map(({ code }) => {
    const of = files.find(({ results }) => results.communes.index.has(code))!.results.communes;
    return { code, name: of.names[of.index.get(code)!], reason: "ambiguous-merge" };
  });
  communes.codes.forEach((code, c) => {
    if (has[0][c] === has[1][c]) return;
    unmatched.push({ code, name: communes.names[c], reason: has[0][c] ? "only-before" : "only-after" });
  });
  const words = mapWords[options.lang];
  const count = (reason: Unmatched): string =>
    words.numbers.integer(unmatched.filter((each) => each.reason === reason).length);
  const moved = merged.reduce((sum, each) => sum + each, 0);
  return {
    communes,
    before: (column) => carried(vintages, files, 0, column),
    after: (column) => carried(vintages, files, 1, column),
    unmatched,
    notes: [
      ...(moved > 0 ? [words.mergedCommunes(words.numbers.integer(moved))] : []),
      ...(unmatched.length > 0
        ? [words.unmatched(count("only-before"), count("only-after"), count("ambiguous-merge"))]
        : []),
    ],
  };
}

/** u8[communes]: 1 where the year has the commune: a population, a demand or an accessibility. */
function presence(
  { population, demand, accessibility }: Vintages["years"][number],
  variants: number,
): Uint8Array {
  return Uint8Array.from(population, (people, c) => {
    const known = [
      people,
      demand[c],
      ...accessibility.slice(0, variants).map((values) => values?.[c] ?? Number.NaN),
    ];
    return known.some((value) => !Number.isNaN(value)) ? 1 : 0;
  });
}

function carried(vintages: Vintages, files: readonly ResultsFile[], k: number, column: string): Float64Array {
  const year = vintages.years[k];
  const [, quantity, variant] = /^(apl|supply)_(.+)$/.exec(column) ?? [];
  const values =
    quantity === undefined
      ? { population: year.population, demand: year.demand }[column]
      : year[quantity === "apl" ? "accessibility" : "supply"][vintages.variants.indexOf(variant)];
  if (values) return values;
  const known = vintages.variants.flatMap((each) => [`apl_${each}`, `supply_${each}`]);
  throw new InputError([
    {
      severity: "error",
      source: files[k].table.source,
      column,
      got: "communes of another vintage than the other file",
      expected: `a column that merged communes carry: ${[...known, "population", "demand"].join(", ")}`,
    },
  ]);
}
