import { columnNames } from "../../table/columns.ts";
import { requireRows } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { Method } from "../method/document.ts";
import type { Communes } from "../territory/communes.ts";
import { countedVariants, supplyFromCounted } from "./countedSupply.ts";
import { headcountSchema, supplyFromHeadcount } from "./headcountSupply.ts";
import { type PracticeSupplyOptions, supplyFromPractices } from "./practiceSupply.ts";
import { practicesSchema } from "./practiceTable.ts";
import type { Supply } from "./supply.ts";

/**
 * What kind of supply a table holds: counted where it has supply_all, supply_65…; a headcount where it has doctors and
 * neither doctor nor practice; practice records where it has acts; undefined where it has none of them.
 */
export function supplyBasis(table: Table, map?: ReadonlyMap<string, string>): Supply["basis"] | undefined {
  if (countedVariants(table, map).length > 0) return "counted";
  const names = columnNames(table, { ...practicesSchema, ...headcountSchema }, map);
  const isThere = (name: keyof typeof names) => names[name] !== undefined || map?.has(name) === true;
  if (isThere("doctors") && !isThere("doctor") && !isThere("practice")) return "headcount";
  return isThere("acts") ? "practices" : undefined;
}

/**
 * Supply of a table of any of the three kinds.
 * @throws InputError when it is of none, or as the reader of its kind does.
 */
export function supplyFrom(
  table: Table,
  communes: Communes,
  method: Method,
  options: PracticeSupplyOptions & { readonly acts?: number | undefined },
): Supply {
  const basis = supplyBasis(table, options.map);
  if (basis !== undefined) requireRows(table, "one row per practice or per commune", options.problems);
  switch (basis) {
    case "counted":
      return supplyFromCounted(table, communes, options);
    case "headcount":
      return supplyFromHeadcount(table, communes, method, options);
    case "practices":
      return supplyFromPractices(table, communes, method, options);
    default:
      return options.problems.fail({
        source: table.source,
        got: `the columns ${[...table.columns.keys()].slice(0, 30).join(", ")}`,
        expected:
          "practice records (acts, doctor, age…), a headcount (doctors) or counted supply (supply_all, supply_65…)",
        advice: "Name the column with --map, for example --map doctors=….",
      });
  }
}
