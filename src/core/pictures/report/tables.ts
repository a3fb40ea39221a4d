/** Tables of the report. */

import { type Table, textAt } from "../../../table/table.ts";
import type { NumberWords } from "../../words/numbers.ts";
import type { ReportWords } from "../../words/report.ts";
import { cell, htmlTable, paragraph, shownNumber, subheading } from "./html.ts";
import type { MethodSource, ReportInput, ZoningTables } from "./reportInput.ts";

export function departmentsTable({ words, general, variants, threshold, departments }: ReportInput): string {
  const { numbers } = general;
  const limit = numbers.decimal(threshold, threshold % 1 === 0 ? 0 : 1);
  const columns = [
    { title: words.columns.department },
    { title: words.columns.communes, numeric: true },
    { title: words.columns.population, numeric: true },
    ...variants.map(({ variant }) => ({ title: words.apl(variant), numeric: true })),
    { title: `${words.columns.shareUnder} ${limit}`, numeric: true },
    { title: words.columns.missing, numeric: true },
  ];
  const rows = [...departments.rows, departments.total].map((row) => [
    cell(row === departments.total ? words.total : departmentLabel(row.department, departments.nameOf)),
    shownNumber(row.communes, numbers.integer(row.communes)),
    shownNumber(row.population, numbers.integer(row.population)),
    ...row.means.map((mean) => shownNumber(mean, numbers.decimal(mean, 2))),
    shownNumber(row.shareUnder, numbers.percent(row.shareUnder)),
    shownNumber(row.missing, numbers.integer(row.missing)),
  ]);
  return htmlTable(columns, rows, { total: true, className: "departments" });
}

const departmentLabel = (code: string, nameOf: (code: string) => string): string =>
  code === "" ? "–" : `${nameOf(code)} (${code})`;

export function lowestTable({
  words,
  general,
  variants,
  threshold,
  departments,
  lowest,
}: ReportInput): string {
  const { numbers } = general;
  const limit = numbers.decimal(threshold, threshold % 1 === 0 ? 0 : 1);
  const atLeast = numbers.integer(lowest.atLeast);
  if (lowest.communes.length === 0) return paragraph(words.lowestNone(atLeast, limit));
  const columns = [
    { title: words.columns.commune },
    { title: words.columns.department },
    { title: words.columns.population, numeric: true },
    { title: words.apl(variants[0].variant), numeric: true },
  ];
  const rows = lowest.communes.map(({ code, name, department, population, apl }) => [
    cell(`${name} (${code})`),
    cell(departments.nameOf(department)),
    shownNumber(population, numbers.integer(population)),
    shownNumber(apl, numbers.decimal(apl, 2)),
  ]);
  return subheading(words.lowest(atLeast, limit)) + htmlTable(columns, rows, { className: "lowest" });
}

export function zoningSections({ title, tables }: ZoningTables, numbers: NumberWords): string {
  return (
    paragraph(title, "lead") +
    tables.map((each) => subheading(each.title) + plainTable(each.table, numbers)).join("")
  );
}

/** Any table as it is: its own headings, numbers with the decimals that its column needs, two at most. */
function plainTable({ columns, rows }: Table, numbers: NumberWords): string {
  const shown = [...columns].map(([title, column]) => {
    if (column.kind === "text") {
      return { title, numeric: false, cell: (row: number) => cell(textAt(column, row)) };
    }
    const decimals = column.kind === "number" ? decimalsOf(column.values) : 0;
    const text = (row: number) =>
      shownNumber(column.values[row], numbers.decimal(column.values[row], decimals));
    return { title, numeric: true, cell: text };
  });
  return htmlTable(
    shown,
    Array.from({ length: rows }, (_, row) => shown.map((column) => column.cell(row))),
    { className: "zoning" },
  );
}

const decimalsOf = (values: ArrayLike<number>): number =>
  Math.max(0, ...Array.from(values, (value) => Math.min(2, (String(value).split(".")[1] ?? "").length)));

export function sourcesTable(sources: readonly MethodSource[], words: ReportWords): string {
  if (sources.length === 0) return "";
  const columns = [{ title: words.field }, { title: words.document }, { title: words.note }];
  const rows = sources.map(({ of, document, note }) => [
    `<code>${cell(of)}</code>`,
    cell(document),
    cell(note),
  ]);
  return subheading(words.sources) + htmlTable(columns, rows, { className: "sources" });
}

export function excludedSection({ words, general, excluded }: ReportInput): string {
  if (excluded.length === 0) return paragraph(words.nothingExcluded);
  const columns = [{ title: words.columns.reason }, { title: words.columns.rows, numeric: true }];
  const rows = excluded.map(({ reason, rows }) => [
    cell(general.reasons[reason] ?? reason),
    shownNumber(rows, general.numbers.integer(rows)),
  ]);
  return subheading(words.excluded) + htmlTable(columns, rows, { className: "excluded" });
}

export function filesTable(
  files: readonly { readonly file: string; readonly sha256: string }[],
  words: ReportWords,
): string {
  const columns = [{ title: words.columns.file }, { title: words.columns.sha256 }];
  const rows = files.map(({ file, sha256 }) => [cell(file), `<code class="hash">${cell(sha256)}</code>`]);
  return htmlTable(columns, rows, { className: "files" });
}
