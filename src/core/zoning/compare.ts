import type { Communes } from "../territory/communes.ts";
import { departmentOfCommune, regionOfDepartment } from "../territory/regions.ts";
import type { Previous } from "./previous.ts";
import type { Rules } from "./rules.ts";
import type { Zoning } from "./zoning.ts";

/** Zones, communes and inhabitants, these as of today. */
export interface Passage {
  readonly zones: number;
  readonly communes: number;
  readonly population: number;
}

/** What passes from a class to a class. */
export interface Transition extends Passage {
  readonly before: string;
  readonly after: string;
}

export type Direction = "entering" | "leaving" | "within";

/** A zone whose class changes. */
export interface Move {
  readonly zone: number;
  /** Class of most of its inhabitants before; "" for none. */
  readonly before: string;
  readonly after: string;
  readonly direction: Direction;
  /** True where its communes were in several classes: the mesh changed. */
  readonly mixed: boolean;
}

export interface Comparison {
  readonly source: string;
  readonly by: Previous["by"];
  /** Rows and columns of the matrix, in order; "" for units that a zoning does not class. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly transitions: readonly Transition[];
  readonly moves: readonly Move[];
  /** What enters the zoning and what leaves it, in all. */
  readonly entering: Passage;
  readonly leaving: Passage;
  /** Units of the zoning that the previous one does not name (read as outside), and the reverse. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/**
 * Transitions from a zoning in force. Inhabitants and communes are those of today. By communes it is exact across
 * meshes; a zone then goes from the class that held most of its inhabitants, and its transition is counted once.
 * Neighbourhoods classed apart are counted with their zone: the zoning in force does not tell of them.
 */
export function compare(zoning: Zoning, previous: Previous): Comparison {
  const cells = new Map<
    string,
    { before: string; after: string; zones: number; communes: number; population: number }
  >();
  const cell = (before: string, after: string) => {
    const key = `${before}\u0000${after}`;
    const known = cells.get(key) ?? { before, after, zones: 0, communes: 0, population: 0 };
    cells.set(key, known);
    return known;
  };
  const { zones, zoneClass } = zoning;
  const units =
    previous.by === "communes" ? byCommunes(zoning, previous, cell) : byZones(zoning, previous, cell);
  const moves: Move[] = [];
  units.before.forEach((before, zone) => {
    const after = zoneClass[zone];
    cell(before, after).zones++;
    if (before === after && !units.mixed.has(zone)) return;
    moves.push({
      zone,
      before,
      after,
      direction: direction(zoning.rules, previous, before, after),
      mixed: units.mixed.has(zone),
    });
  });
  const ids = zoning.rules.classes.map((each) => each.id);
  const rank = (order: readonly string[]) => (id: string) => (id === "" ? order.length : order.indexOf(id));
  const transitions = [...cells.values()].sort(
    (a, b) =>
      rank(previous.classes)(a.before) - rank(previous.classes)(b.before) ||
      rank(ids)(a.after) - rank(ids)(b.after),
  );
  const unique = (of: (each: Transition) => string, order: readonly string[]) =>
    [...new Set(transitions.map(of))].sort((a, b) => rank(order)(a) - rank(order)(b));
  const passing = (way: Direction): Passage => {
    const own = transitions.filter(
      (each) => direction(zoning.rules, previous, each.before, each.after) === way,
    );
    const sum = (of: (each: Passage) => number) => own.reduce((total, each) => total + of(each), 0);
    return {
      zones: sum((each) => each.zones),
      communes: sum((each) => each.communes),
      population: sum((each) => each.population),
    };
  };
  return {
    source: previous.source,
    by: previous.by,
    before: unique((each) => each.before, previous.classes),
    after: unique((each) => each.after, ids),
    transitions,
    entering: passing("entering"),
    leaving: passing("leaving"),
    moves: moves.sort((a, b) => (zones.codes[a.zone] < zones.codes[b.zone] ? -1 : 1)),
    added: units.added,
    gone: units.gone,
  };
}

function direction(rules: Rules, previous: Previous, before: string, after: string): Direction {
  const was = previous.inside.has(before);
  const is = rules.classes.find((each) => each.id === after)?.inside ?? false;
  return was === is ? "within" : is ? "entering" : "leaving";
}

interface Units {
  /** Class before of each zone. */
  readonly before: readonly string[];
  readonly mixed: ReadonlySet<number>;
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

type Cell = (before: string, after: string) => { zones: number; communes: number; population: number };

function byZones({ zones, zoneClass }: Zoning, previous: Previous, cell: Cell): Units {
  const before = zones.codes.map((code) => previous.classOf.get(code) ?? "");
  before.forEach((each, zone) => {
    const counted = cell(each, zoneClass[zone]);
    counted.communes += zones.communes[zone];
    counted.population += zones.population[zone];
  });
  return {
    before,
    mixed: new Set(),
    added: zones.codes.filter((code) => !previous.classOf.has(code)),
    gone: [...previous.classOf.keys()].filter((code) => code !== "" && !zones.index.has(code)).sort(),
  };
}

function byCommunes(
  { zones, zoneClass, communes: zoned, region }: Zoning,
  previous: Previous,
  cell: Cell,
): Units {
  if (!zoned) throw new TypeError("compare: expected a zoning with communes, to compare by communes.");
  const { communes } = zoned;
  const inhabitants = zones.codes.map(() => new Map<string, number>());
  const added: string[] = [];
  communes.codes.forEach((code, c) => {
    const zone = zoned.zone[c];
    if (zone < 0 || zoned.counted[c] === 0) return;
    if (!previous.classOf.has(code)) added.push(code);
    const before = previous.classOf.get(code) ?? "";
    const counted = cell(before, zoneClass[zone]);
    counted.communes++;
    counted.population += communes.population[c];
    // A commune without inhabitants still tells where its zone comes from, where nothing else does.
    inhabitants[zone].set(
      before,
      (inhabitants[zone].get(before) ?? Number.MIN_VALUE) + communes.population[c],
    );
  });
  const rank = (id: string) => (id === "" ? previous.classes.length : previous.classes.indexOf(id));
  const before = inhabitants.map(
    (each) => [...each].sort(([a, of], [b, than]) => than - of || rank(a) - rank(b))[0]?.[0] ?? "",
  );
  return {
    before,
    mixed: new Set(inhabitants.flatMap((each, zone) => (each.size > 1 ? [zone] : []))),
    added,
    gone: [...previous.classOf.keys()].filter((code) => isGone(code, communes, region)).sort(),
  };
}

/** A commune of the previous zoning that there is no more, in the region where one is zoned. */
const isGone = (code: string, communes: Communes, region: string): boolean =>
  code !== "" &&
  !communes.index.has(code) &&
  (region === "" || regionOfDepartment(departmentOfCommune(code)) === region);
