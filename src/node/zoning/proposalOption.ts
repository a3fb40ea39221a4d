import type { ZoningWords } from "../../core/words/zoningWords.ts";
import type { ProposalOptions } from "../../core/zoning/proposal.ts";
import { classNamed, type Rules } from "../../core/zoning/rules.ts";
import type { Zones } from "../../core/zoning/zones.ts";
import { bindColumns, textAt } from "../../table/columns.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { ZoneOptions } from "./options.ts";

/** What --propose, --order, --reverse, --scores and --rest ask for; undefined without --propose. */
export function proposalOf(
  options: ZoneOptions,
  rules: Rules,
  zones: Zones,
  scores: Table | undefined,
  words: ZoningWords,
  problems: Problems,
): ProposalOptions | undefined {
  if (options.propose === undefined) return undefined;
  const { order } = options;
  const variant = /^apl_(.+)$/.exec(order)?.[1];
  const accessibility = variant === undefined ? undefined : zones.accessibility.get(variant);
  const score =
    accessibility ?? (order === "population" ? zones.population : scoresOf(order, zones, scores, problems));
  const lowestFirst = (accessibility !== undefined) !== (options.reverse === true);
  const rest = options.rest === undefined ? undefined : classNamed(rules, options.rest);
  if (options.rest !== undefined && !rest) {
    const expected = `a class of ${rules.id}: ${rules.classes.map((each) => each.id).join(", ")}`;
    problems.error({ source: "--rest", got: options.rest, expected });
  }
  return {
    class: classNamed(rules, options.propose)?.id ?? options.propose,
    score,
    order: lowestFirst ? "ascending" : "descending",
    rest: rest?.id,
    reason: lowestFirst ? words.lowestFirst(order) : words.highestFirst(order),
  };
}

/** Scores of zones from the column of the file; zones without one are not taken, zones it does not know are errors. */
function scoresOf(order: string, zones: Zones, table: Table | undefined, problems: Problems): Float64Array {
  const score = new Float64Array(zones.count).fill(Number.NaN);
  if (!table) {
    const known = [...[...zones.accessibility.keys()].map((variant) => `apl_${variant}`), "population"].join(
      ", ",
    );
    problems.error({ source: "--order", got: order, expected: `${known}, or a column of --scores` });
    return score;
  }
  const schema = {
    zone: { type: "text", required: true, complete: true, aliases: ["code", "code_zone", "tvs"] },
    [order]: { type: "number", required: true, aliases: [] },
  } as const;
  const columns = bindColumns(table, schema, { problems });
  const values = columns[order as keyof typeof columns];
  const errors = new RowErrors(problems, table);
  for (let row = 0; row < table.rows; row++) {
    const code = textAt(columns.zone, row);
    const zone = zones.index.get(code);
    if (zone === undefined)
      errors.add(row, () => ({ column: "zone", got: code, expected: `a zone of ${zones.source}` }));
    else if (values instanceof Float64Array) score[zone] = values[row];
  }
  errors.close();
  return score;
}
