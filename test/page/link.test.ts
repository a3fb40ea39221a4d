import * as fc from "fast-check";
import { expect, test } from "vitest";
import { linkOf, stateOf } from "../../src/page/link.ts";
import type { Settings } from "../../src/page/settings.ts";
import { meshes, type State, shownValues, tabs } from "../../src/page/state.ts";
import { smoothDecay, stepDecay } from "../core/engine/instance.ts";

const settings: Settings = {
  method: "gp-2023",
  decay: { family: "step", cutoffs: [10, 15, 20], weights: [1, 2 / 3, 1 / 3], edge: "right-closed" },
  ages: [65, 62],
  activity: { minimum: 250, floor: 3600, below: "raised", cap: 6000 },
  speed: 40,
  doctors: {},
};
const older: Settings = {
  ...settings,
  method: "gp-2017",
  activity: { ...settings.activity, below: "excluded" },
};
const settingsOf = (method: string) => ({ "gp-2023": settings, "gp-2017": older })[method];
const defaults: State = {
  settings,
  reference: settings,
  shown: "accessibility",
  mesh: "commune",
  region: "",
  thresholds: [2.5, 4],
  rules: "gp-2017",
  twoMaps: false,
  camera: { x: 500, y: 500, zoom: 1 },
  commune: "",
  tab: "overview",
  language: "fr",
  theme: "auto",
  sort: { column: "code", descending: false },
};

const age = fc.oneof(fc.constant("all" as const), fc.integer({ min: 18, max: 120 }));
const anySettings: fc.Arbitrary<Settings> = fc.record({
  method: fc.constantFrom("gp-2023", "gp-2017"),
  decay: fc.oneof(stepDecay, smoothDecay),
  ages: fc.tuple(age, age),
  activity: fc.record({
    minimum: fc.nat(1000),
    floor: fc.nat(6000),
    below: fc.constantFrom("raised" as const, "excluded" as const),
    cap: fc.nat(12000),
  }),
  speed: fc.integer({ min: 5, max: 130 }),
  doctors: fc.dictionary(fc.constantFrom("01004", "2A004", "97411"), fc.constantFrom(-2, -1, 1, 3)),
});
const anyState: fc.Arbitrary<State> = fc.record({
  settings: anySettings,
  reference: fc.oneof(fc.constant(settings), anySettings),
  shown: fc.constantFrom(...shownValues),
  mesh: fc.constantFrom(...meshes),
  region: fc.constantFrom("", "75", "04"),
  thresholds: fc.constantFrom([2.5, 4] as const, [1.25, 3.5] as const),
  rules: fc.constantFrom("gp-2017", "gp-2018"),
  twoMaps: fc.boolean(),
  camera: fc.record({ x: fc.nat(1000), y: fc.nat(1000), zoom: fc.integer({ min: 1, max: 50 }) }),
  commune: fc.constantFrom("", "16374", "2A004"),
  tab: fc.constantFrom(...tabs),
  language: fc.constantFrom("fr" as const, "en" as const),
  theme: fc.constantFrom("auto" as const, "light" as const, "dark" as const),
  sort: fc.record({ column: fc.constantFrom("code", "apl"), descending: fc.boolean() }),
});

test("a link holds the whole state: reading it gives back what was written", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const read = stateOf(`#${linkOf(state, defaults, settingsOf)}`, defaults, settingsOf);
      // the dictionary's order is no part of the state
      expect(JSON.parse(JSON.stringify(read.state))).toEqual(JSON.parse(JSON.stringify(state)));
      expect(read.broken).toEqual([]);
    }),
  );
});

test("the defaults need no fragment, and only what differs is written", () => {
  expect(linkOf(defaults, defaults, settingsOf)).toBe("");
  const moved = { ...defaults, settings: { ...settings, ages: [60, 62] as const } };
  expect(linkOf(moved, defaults, settingsOf)).toBe("ages=60_62");
  expect(linkOf({ ...defaults, settings: older }, defaults, settingsOf)).toBe("method=gp-2017");
  expect(linkOf(defaults, defaults, settingsOf, "mine.csv")).toBe("files=mine.csv");
});

test.each([
  "decay=step_10*1_15*2_right",
  "decay=step_x*1_right",
  "decay=cubic_3*1_right",
  "decay=__proto___right",
  "ages=65",
  "ages=3_62",
  "acts=250_x_raised_6000",
  "doctors=16374.0",
  "doctors=<b>.1",
  "method=gp-1900",
  "show=everything",
  "at=1_2_Infinity",
  "thresholds=4_2.5",
  "commune=<script>",
  "sort=apl",
  "lang=de",
])("a broken part is named and left at its default: %s", (part) => {
  const read = stateOf(`#${part}&tab=table`, defaults, settingsOf);
  expect(read.broken).toEqual([part]);
  expect(read.state).toEqual({ ...defaults, tab: "table" });
});
