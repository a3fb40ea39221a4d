import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { variantOf } from "../../core/method/doctorAge.ts";
import type { DrawnChart } from "../../core/pictures/charts/chart.ts";
import {
  fanChart,
  indicesChart,
  stabilityChart,
  tornadoChart,
} from "../../core/pictures/charts/sweepCharts.ts";
import {
  fanFrom,
  indicesFrom,
  isIndices,
  stabilityFrom,
  tornadoFrom,
} from "../../core/pictures/charts/sweepTables.ts";
import { departmentName, regionName } from "../../core/territory/names.ts";
import { chartWords } from "../../core/words/charts.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { legendClassNamed } from "../../core/zoning/legend.ts";
import { toText } from "../../table/convert.ts";
import { InputError, Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import type { ChartOptions } from "../commands/chart.ts";
import { epciNames } from "../epciNames.ts";
import { markedBy } from "../marks.ts";
import { joinedTables } from "../sweep/joinedTables.ts";
import { readTableFile, type TableFile } from "../tables.ts";
import { frameOf } from "./chart.ts";
import { marksOf, notesOf } from "./notes.ts";
import { legendFor } from "./zoningLegend.ts";

/** A chart of one table of a sweep, or of a sweep's folder. @throws InputError */
export async function sweepChart(path: string, options: ChartOptions): Promise<DrawnChart> {
  const problems = new Problems();
  const { table, file } = await readSweep(path, options.kind, problems);
  const words = { ...mapWords[options.lang], made: chartWords[options.lang].made };
  const { metadata } = table;
  const about = {
    marks: marksOf([markedBy(metadata)], words),
    notes: notesOf([{ metadata, file }], options, words),
  };
  // Where the scenarios move the age limits, variants have their rank for a name.
  const nameOf = (variant: string): string =>
    variantOf(variant) === undefined ? words.variantRank(variant) : words.doctorsOf(variant);
  const frameFor = async (variant: string) => ({
    ...(await frameOf(options, { ...about, subtitle: variant === "" ? "" : nameOf(variant) })),
    words: chartWords[options.lang],
  });
  const bind = { map: options.map, problems, variant: options.variant, output: options.output };
  if (options.kind === "tornado" && !isIndices(table)) {
    const tornado = tornadoFrom(table, bind);
    return tornadoChart({ ...(await frameFor(tornado.variant)), ...tornado });
  }
  if (options.kind === "tornado" || options.kind === "indices") {
    const indices = indicesFrom(table, bind);
    return indicesChart({ ...(await frameFor(indices.variant)), ...indices });
  }
  if (options.kind === "fan") {
    const fan = fanFrom(table, bind);
    return fanChart({ ...(await frameFor(fan.variant)), ...fan });
  }
  const stability = stabilityFrom(table, { ...bind, nameOf: await zoneNames(table) });
  const legend = await legendFor(table, options.rules);
  const classes = stability.classes.map(
    (id) => (legend && legendClassNamed(legend, id))?.label[options.lang] ?? id,
  );
  return stabilityChart({ ...(await frameFor("")), zones: stability.zones, classes });
}

/** What zones are called whose table gives codes alone: intercommunalities, departments and regions. */
async function zoneNames(table: Table): Promise<(code: string) => string> {
  const epci = await epciNames();
  const column = table.columns.get("zone");
  const codes = new Set(column ? toText(column).values : []);
  if ([...codes].every((code) => departmentName(code) !== code)) return departmentName;
  if ([...codes].every((code) => regionName(code) !== code)) return regionName;
  return (code) => epci.get(code) ?? "";
}

/** The table that a kind of chart reads: a file, or that of a folder that `aplomb sweep` wrote. */
async function readSweep(path: string, kind: ChartOptions["kind"], problems: Problems): Promise<TableFile> {
  if (!existsSync(path) || !statSync(path).isDirectory()) return readTableFile(path, { problems });
  const files = readdirSync(path);
  const named = { tornado: ["tornado", "indices"], indices: ["indices"], stability: ["stability"] }[
    kind as "tornado"
  ]?.find((name) => files.includes(`${name}.parquet`));
  if (named !== undefined) return readTableFile(join(path, `${named}.parquet`), { problems });
  const parts = kind === "fan" ? files.filter((file) => /^digests-.*\.parquet$/.test(file)).sort() : [];
  if (parts.length === 0) {
    throw new InputError([
      {
        severity: "error",
        source: path,
        got: `a folder without ${kind === "fan" ? "digests" : kind}`,
        expected: "the folder of a sweep whose plan gives it, or one of its tables",
        advice: "tornado: one-at-a-time; indices: saltelli or morris; stability: --per and --rules.",
      },
    ]);
  }
  const first = await readTableFile(join(path, parts[0]), { problems });
  const rest = async function* () {
    yield first.table;
    for (const part of parts.slice(1)) yield (await readTableFile(join(path, part), { problems })).table;
  };
  return { table: await joinedTables(rest(), first.table.metadata), file: first.file };
}
