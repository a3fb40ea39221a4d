/** How sure each zone or commune of a finished sweep is: the table, and what it is drawn from. */
import { Stability } from "../../core/scenario/stability.ts";
import { compileRules } from "../../core/zoning/conditions.ts";
import { givenClasses, type Rules, variantsRead } from "../../core/zoning/rules.ts";
import { numberColumn, tableOf, textAt, textColumn } from "../../table/columns.ts";
import { toText } from "../../table/convert.ts";
import { InputError } from "../../table/problems.ts";
import type { Column, Table } from "../../table/table.ts";

/** The columns of a table of places that its stability is drawn from. */
export const isAccessibility = (name: string): boolean => name.startsWith("apl_");

/** What is looked at in each scenario: plain values, which may be sent to other threads. */
export interface StabilityFrame {
  readonly codes: readonly string[];
  /** Columns of accessibility, one a variant. */
  readonly names: readonly string[];
  readonly rules: Rules | undefined;
}

/** From the first rows of a table of places: at least a scenario. @throws InputError as `classerOf` does. */
export function stabilityFrame(table: Table, column: string, rules: Rules | undefined): StabilityFrame {
  const names = [...table.columns.keys()].filter(isAccessibility);
  if (rules !== undefined) classerOf(rules, names);
  return { codes: codesOf(table, column), names, rules };
}

/** Of no scenario yet. */
export function emptyStability({ codes, names, rules }: StabilityFrame): Stability {
  const classer = rules && classerOf(rules, names);
  return new Stability(codes.length, names.length, classer?.classes, classer?.classOf);
}

/**
 * One row a zone or commune: for each variant its least, largest, median and quantiles 0.05 and 0.95 over the scenarios,
 * and, with rules, `p_<class>`, the likeliest `class`, and whether it is `unstable` (another class in some scenario).
 */
export function stabilityTable(
  stability: Stability,
  { codes, names, rules }: StabilityFrame,
  column: string,
  metadata: ReadonlyMap<string, string>,
): Table {
  const spreads = names.map((_, v) => codes.map((_, zone) => stability.spread(zone, v)));
  const columns: [string, Column][] = [[column, textColumn(codes)]];
  names.forEach((name, v) => {
    const of = (figure: (spread: (typeof spreads)[number][number]) => number) =>
      numberColumn(spreads[v].map(figure), 3);
    columns.push([`${name}_min`, of(({ least }) => least)]);
    for (const share of [0.05, 0.5, 0.95]) {
      columns.push([
        `${name}_p${String(100 * share).padStart(2, "0")}`,
        of(({ quantile }) => quantile(share)),
      ]);
    }
    columns.push([`${name}_max`, of(({ most }) => most)]);
  });
  if (rules) {
    const classes = givenClasses(rules);
    const shares = codes.map((_, zone) => stability.shares(zone));
    const most = shares.map((each) => Math.max(...each));
    classes.forEach(
      (id, k) =>
        void columns.push([
          `p_${id}`,
          numberColumn(
            shares.map((each) => each[k]),
            3,
          ),
        ]),
    );
    columns.push([
      "class",
      textColumn(shares.map((each, zone) => (most[zone] > 0 ? classes[each.indexOf(most[zone])] : ""))),
    ]);
    columns.push([
      "unstable",
      { kind: "boolean", values: Uint8Array.from(most, (share) => (share > 0 && share < 1 ? 1 : 0)) },
    ]);
  }
  return tableOf("stability", columns, metadata);
}

/** The places of the first scenario, which every other one repeats. */
function codesOf(table: Table, column: string): string[] {
  const scenario = table.columns.get("scenario") as { values: ArrayLike<number> };
  const text = toText(table.columns.get(column)!);
  const codes: string[] = [];
  for (let row = 0; row < table.rows && scenario.values[row] === scenario.values[0]; row++)
    codes.push(textAt(text, row));
  return codes;
}

/** The class of each zone from its columns `apl_<v>`. @throws InputError with rules that sort zones by shares, or that read a variant the sweep does not have. */
export function classerOf(rules: Rules, names: readonly string[]) {
  const fail = (got: string, expected: string, advice: string): never => {
    throw new InputError([{ severity: "error", source: "--rules", got, expected, advice }]);
  };
  if (rules.kind === "shares") {
    return fail(
      `${rules.id}, which cuts the sorted zones of a territory at shares of its population`,
      "rules whose thresholds class each zone by itself",
      "Its classes depend on all zones at once: compare scenarios with aplomb zone, one at a time.",
    );
  }
  const variants = variantsRead(rules);
  if (variants.some((variant) => !names.includes(`apl_${variant}`))) {
    const reads = `${rules.id}, which reads the APL of ${variants.join(", ")}`;
    if (names.length === 0) {
      fail(
        reads,
        "variants that every scenario has",
        "Take `variants` out of the plan, or leave --rules out.",
      );
    }
    fail(reads, `rules on ${names.join(", ")}`, "Ask for these variants: see --variants.");
  }
  const { classOf } = compileRules(
    rules,
    names.map((name) => name.replace(/^apl_/, "")),
  );
  return { classes: givenClasses(rules), classOf };
}
