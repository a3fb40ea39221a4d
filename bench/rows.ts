import type { Timing } from "./measure.ts";

/** One line of the table: a timing, and how it stands to the reference of its group, measured in the same minute. */
export interface Row extends Timing {
  readonly group: string;
  readonly reference: string;
  /** Median over the reference's median; 1 for the reference itself. */
  readonly ratio: number;
  /** The same of the fastest samples, which what else the machine does disturbs least. */
  readonly ratioAtBest: number;
}

/** The rows of a group; `reference` names the timing the others are compared with, the first one where it is missing. */
export function rowsOf(group: string, timings: readonly Timing[], reference: string): Row[] {
  const base = timings.find(({ name }) => name === reference) ?? timings[0];
  return timings.map((timing) => ({
    group,
    ...timing,
    reference: base.name,
    ratio: timing.median / base.median,
    ratioAtBest: timing.min / base.min,
  }));
}

/** A Markdown table; `before` adds the ratio of each median to that of another run of the bench. */
export function describeRows(rows: readonly Row[], before?: readonly Row[]): string {
  const header = [
    "",
    "median ms",
    "quartiles",
    "min",
    "ratio",
    "ratio at best",
    ...(before ? ["to before"] : []),
  ];
  const lines = rows.map((row, index) => {
    const isFirst = index === 0 || rows[index - 1].group !== row.group;
    const was = before?.find((each) => each.group === row.group && work(each) === work(row));
    const cells = [
      row.name,
      figure(row.median),
      `${figure(row.low)} to ${figure(row.high)}`,
      figure(row.min),
      ...(row.name === row.reference ? ["1", "1"] : [row.ratio.toFixed(2), row.ratioAtBest.toFixed(2)]),
      ...(before ? [was ? (row.median / was.median).toFixed(2) : "new"] : []),
    ];
    const heading = isFirst ? [[`**${row.group}**`, ...header.slice(1).map(() => "")]] : [];
    return [...heading, cells];
  });
  return [header, header.map((_, column) => (column === 0 ? "---" : "---:")), ...lines.flat()]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** What was timed: the name without the memory that a process held. */
function work({ name }: Row): string {
  return name.replace(/ \(\d+ MB\)$/, "");
}

/** Three significant digits. */
function figure(milliseconds: number): string {
  return milliseconds >= 1000 ? milliseconds.toFixed(0) : milliseconds.toPrecision(3);
}
