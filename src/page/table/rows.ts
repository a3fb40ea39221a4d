import type { ZoneMeans } from "../../core/accessibility/zoneMeans.ts";
import type { Speech } from "../i18n/words.ts";
import type { State } from "../state.ts";
import type { ZoneMap } from "../zones.ts";

/** A column of the table of zones: texts or numbers, and how they are written. */
export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly numeric: boolean;
  readonly text: (zone: number) => string;
  /** What rows are sorted by; NaN goes last. */
  readonly key: (zone: number) => number | string;
}

export interface TableInput {
  readonly map: ZoneMap;
  readonly now: ZoneMeans;
  readonly before: ZoneMeans;
  /** Position of each zone's class in the rules, -1 for none. */
  readonly classes: Int8Array;
  readonly classLabels: readonly string[];
  readonly state: State;
  readonly speech: Speech;
}

/** The columns of the table: what the map can show, as figures. */
export function tableColumns({
  map,
  now,
  before,
  classes,
  classLabels,
  state,
  speech,
}: TableInput): TableColumn[] {
  const { page, core } = speech;
  const { zones } = map;
  const { integer, decimal } = core.numbers;
  const [first, second] = state.settings.ages.map((age) => core.summary.variantName(String(age)));
  const number = (
    id: string,
    title: string,
    values: Float64Array,
    text: (value: number) => string,
  ): TableColumn => ({
    id,
    title,
    numeric: true,
    text: (zone) => text(values[zone]),
    key: (zone) => values[zone],
  });
  const signed = (value: number) => (value > 0 ? `+${decimal(value, 2)}` : decimal(value, 2));
  const differences = now.means[0].map((mean, zone) => mean - before.means[0][zone]);
  return [
    {
      id: "name",
      title: page.table.name,
      numeric: false,
      text: (zone) => zones.names[zone],
      key: (zone) => zones.names[zone],
    },
    number("apl", page.table.first(first), now.means[0], (value) => decimal(value, 2)),
    number("second", page.table.first(second), now.means[1], (value) => decimal(value, 2)),
    number("difference", page.table.difference, differences, signed),
    number("population", page.table.population, zones.population, integer),
    {
      id: "class",
      title: page.table.class,
      numeric: false,
      text: (zone) => classLabels[classes[zone]] ?? "",
      key: (zone) => (classes[zone] < 0 ? Number.NaN : classes[zone]),
    },
    {
      id: "code",
      title: page.table.code,
      numeric: false,
      text: (zone) => zones.codes[zone],
      key: (zone) => zones.codes[zone],
    },
  ];
}

/** Positions of zones in the order of a column; missing values last in either direction, ties by code. */
export function sortedZones(map: ZoneMap, column: TableColumn, descending: boolean): Uint32Array {
  const order = Uint32Array.from(map.zones.codes.keys());
  const keys = Array.from(order, (zone) => column.key(zone));
  const collator = new Intl.Collator("fr", { numeric: false });
  const compare = (a: number, b: number): number => {
    const [one, other] = [keys[a], keys[b]];
    if (typeof one === "string" || typeof other === "string") {
      return collator.compare(String(one), String(other)) * (descending ? -1 : 1);
    }
    if (Number.isNaN(one) || Number.isNaN(other))
      return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    return descending ? other - one : one - other;
  };
  return order.sort((a, b) => compare(a, b) || a - b);
}
