/** The tables drawn from a finished sweep: what moves the outputs, and how sure each zone is. */
import { digestColumns } from "../../core/scenario/digest.ts";
import { morrisEffects, sobolIndices, tornadoBars } from "../../core/scenario/indices.ts";
import type { Plan } from "../../core/scenario/plan.ts";
import type { Design } from "../../core/scenario/sampling.ts";
import { Stability } from "../../core/scenario/stability.ts";
import { settingText } from "../../core/scenario/sweepTables.ts";
import { compileRules } from "../../core/zoning/conditions.ts";
import { givenClasses, type Rules, variantsRead } from "../../core/zoning/rules.ts";
import { numberColumn, tableOf, textAt, textColumn } from "../../table/columns.ts";
import { toText } from "../../table/convert.ts";
import { InputError } from "../../table/problems.ts";
import type { Column, NumberColumn, Table } from "../../table/table.ts";

/**
 * `output, variant, parameter` and the indices that the sampling allows: Sobol (`first_order, total`), Morris (`mu,
 * mu_star, sigma`) or the tornado (`base, low, high, low_setting, high_setting`); undefined for other samplings.
 */
export function indexTable(
  digests: Table,
  plan: Plan,
  design: Design,
  thresholds: readonly number[],
  metadata: ReadonlyMap<string, string>,
): { readonly name: string; readonly table: Table } | undefined {
  const { sampling } = plan;
  if (sampling !== "saltelli" && sampling !== "morris" && sampling !== "one-at-a-time") return undefined;
  const { parameters } = design;
  const variantColumn = toText(digests.columns.get("variant")!);
  const variants = digests.rows / design.count;
  const rows: (readonly (string | number)[])[] = [];
  for (const output of digestColumns(thresholds)) {
    const values = digests.columns.get(output)!.kind === "number" ? digests.columns.get(output)! : undefined;
    if (values?.kind !== "number") continue;
    for (let v = 0; v < variants; v++) {
      const outputs = Float64Array.from({ length: design.count }, (_, s) => values.values[s * variants + v]);
      const variant = parameters.includes("variants") ? String(v + 1) : textAt(variantColumn, v);
      const figures = figuresOf(sampling, outputs, design);
      parameters.forEach((parameter, p) => void rows.push([output, variant, parameter, ...figures(p)]));
    }
  }
  const names = {
    saltelli: ["first_order", "total"],
    morris: ["mu", "mu_star", "sigma"],
    "one-at-a-time": tornadoNames,
  }[sampling];
  const columns = ["output", "variant", "parameter", ...names].map((name, at): [string, Column] => {
    const cells = rows.map((row) => row[at]);
    return [
      name,
      typeof cells[0] === "number" ? numberColumn(cells as number[]) : textColumn(cells as string[]),
    ];
  });
  const name = sampling === "one-at-a-time" ? "tornado" : "indices";
  return { name, table: tableOf(name, columns, metadata) };
}

const tornadoNames = ["base", "low", "high", "low_setting", "high_setting"];

function figuresOf(
  sampling: "saltelli" | "morris" | "one-at-a-time",
  outputs: Float64Array,
  { parameters, points, settings }: Design,
): (parameter: number) => (string | number)[] {
  if (sampling === "saltelli") {
    const { first, total } = sobolIndices(outputs, parameters.length);
    return (p) => [first[p], total[p]];
  }
  if (sampling === "morris") {
    const { mu, muStar, sigma } = morrisEffects(outputs, parameters.length, points!);
    return (p) => [mu[p], muStar[p], sigma[p]];
  }
  const bars = tornadoBars(outputs, parameters, settings);
  return (p) => {
    const { low, high } = bars[p];
    return [
      outputs[0],
      outputs[low],
      outputs[high],
      settingText(settings(low)[p]),
      settingText(settings(high)[p]),
    ];
  };
}

/** The columns of a table of places that its stability is drawn from. */
export const isAccessibility = (name: string): boolean => name.startsWith("apl_");

/**
 * One row a zone or commune: for each variant its least, largest, median and quantiles 0.05 and 0.95 over the scenarios,
 * and, with rules, `p_<class>`, the likeliest `class`, and whether it is `unstable` (another class in some scenario).
 * `tables`: a row a scenario and place; all but the first may hold accessibility alone.
 * @throws InputError with rules that sort zones by shares, or that read a variant the sweep does not have.
 */
export async function stabilityTable(
  tables: AsyncIterable<Table>,
  column: string,
  rules: Rules | undefined,
  metadata: ReadonlyMap<string, string>,
): Promise<Table> {
  let stability: Stability | undefined;
  let codes: string[] = [];
  let names: string[] = [];
  for await (const table of tables) {
    if (stability === undefined) {
      names = [...table.columns.keys()].filter(isAccessibility);
      codes = codesOf(table, column);
      const classer = rules && classerOf(rules, names);
      stability = new Stability(codes.length, names.length, classer?.classes, classer?.classOf);
    }
    const values = names.map((name) => {
      const { values } = table.columns.get(name) as NumberColumn;
      return values instanceof Float64Array ? values : Float64Array.from(values);
    });
    for (let at = 0; at < table.rows; at += codes.length) {
      stability.add(values.map((each) => each.subarray(at, at + codes.length)));
    }
  }
  const spreads = names.map((_, v) => codes.map((_, zone) => stability!.spread(zone, v)));
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
    const shares = codes.map((_, zone) => stability!.shares(zone));
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

/** The class of each zone from its columns `apl_<v>`. @throws InputError as `stabilityTable` does. */
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
