import { resultTable } from "../../core/accessibility/resultTable.ts";
import type { Communes } from "../../core/territory/communes.ts";
import { type Column, numberColumn, type Table, tableOf, textColumn } from "../../table/table.ts";
import type { Figures } from "../engine/figures.ts";
import type { ExportInput } from "./exportInput.ts";

/** What a file says of where its figures come from: enough to compute them again, and the marks that are due. */
export function exportMetadata({ live, state, speech, link, version }: ExportInput): Map<string, string> {
  const { territory } = live;
  const { settings } = state;
  return new Map([
    ["aplomb.version", version],
    ["aplomb.method", settings.method],
    ["aplomb.settings", JSON.stringify(settings)],
    ["aplomb.link", `#${link}`],
    ["aplomb.communes", territory.hash],
    ["aplomb.estimated", String(territory.estimated)],
    ["aplomb.synthetic", String(territory.synthetic)],
    ...marksOf({ live, speech }).map((mark, at) => [`aplomb.mark.${at + 1}`, mark] as [string, string]),
  ]);
}

/** The marks that every picture and table of these figures carries, in the reader's language. */
export function marksOf({ live, speech }: Pick<ExportInput, "live" | "speech">): string[] {
  const { territory } = live;
  const { marks } = speech.core;
  return [
    ...(territory.synthetic ? [marks.synthetic] : []),
    ...(territory.estimated ? [marks.estimated] : []),
  ];
}

/** The figures on the map as a table: communes in the schema of `aplomb run`, or zones; differences and classes beside. */
export function exportTable(input: ExportInput): Table {
  return input.state.mesh === "commune" ? communesTable(input) : zonesTable(input);
}

/** Names of the age limits, once each: "65", "62". */
function variantsOf({ settings }: Figures): string[] {
  return [...new Set(settings.ages.map(String))];
}

function communesTable(input: ExportInput): Table {
  const { live, state, readout } = input;
  const { territory, now, before } = live;
  const variants = variantsOf(now);
  const rows = [...territory.codes.keys()].filter(
    (commune) => state.region === "" || territory.regions[commune] === state.region,
  );
  const communes: Communes = {
    source: "communes",
    count: territory.codes.length,
    codes: territory.codes,
    index: new Map(),
    names: territory.names,
    departments: territory.departments,
    regions: territory.regions,
    epci: territory.epci,
    latitude: territory.latitude,
    longitude: territory.longitude,
    population: territory.population,
    row: new Uint32Array(0),
  };
  const table = resultTable(
    {
      communes,
      demand: now.demand,
      variants,
      supply: variants.map((_, at) => now.supply[at]),
      ratio: variants.map(() => undefined),
      accessibility: variants.map((_, at) => now.accessibility[at]),
      estimated: territory.estimated,
      synthetic: territory.synthetic,
    },
    { source: "apl", rows, metadata: exportMetadata(input) },
  );
  const { classes, map } = readout.table(state);
  const rules = readout.rules(state);
  const reference = Float64Array.from(rows, (row) => before.accessibility[0][row]);
  const added: [string, Column][] = [
    [`reference_apl_${before.settings.ages[0]}`, numberColumn(reference, 3)],
    ["class", textColumn(rows.map((row) => rules.classes[classes[map.zoneOf[row]]]?.id ?? ""))],
  ];
  return tableOf(table.source, [...table.columns, ...added], table.metadata);
}

function zonesTable(input: ExportInput): Table {
  const { live, state, readout } = input;
  const { now, before, classes, map } = readout.table(state);
  const { zones } = map;
  const rules = readout.rules(state);
  const mark = (on: boolean): Column => ({
    kind: "boolean",
    values: new Uint8Array(zones.count).fill(on ? 1 : 0),
  });
  const variants = variantsOf(live.now);
  return tableOf(
    state.mesh,
    [
      ["code", textColumn(zones.codes)],
      ["name", textColumn(zones.names)],
      ["communes", numberColumn(zones.communes, 0)],
      ["population", numberColumn(zones.population, 0)],
      ...variants.map(
        (variant, at) => [`apl_${variant}`, numberColumn(now.means[at], 3)] as [string, Column],
      ),
      [`reference_apl_${live.before.settings.ages[0]}`, numberColumn(before.means[0], 3)],
      ["class", textColumn(zones.codes.map((_, zone) => rules.classes[classes[zone]]?.id ?? ""))],
      ["estimated", mark(live.territory.estimated)],
      ["synthetic", mark(live.territory.synthetic)],
    ],
    exportMetadata(input),
  );
}
