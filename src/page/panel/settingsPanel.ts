import type { Variant } from "../../core/method/doctorAge.ts";
import type { Method } from "../../core/method/document.ts";
import { Select } from "../controls/select.ts";
import { Slider } from "../controls/slider.ts";
import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import { type ActivitySettings, type Settings, sameSettings } from "../settings.ts";
import type { State, Store } from "../state.ts";
import { DecayControls } from "./decayControls.ts";
import { hasChoice, type LimitsOfMethod, limitChoices } from "./limitChoices.ts";
import { speedControls } from "./speedControls.ts";

export interface SettingsPanelOptions {
  readonly methods: ReadonlyMap<string, Method>;
  readonly settingsOf: (method: string) => Settings | undefined;
  readonly limitsOf: LimitsOfMethod;
  readonly maxMinutes: number;
  /** Whether supply comes from practice records, so that activity can move; and whether these tell ages. */
  readonly practices: boolean;
  readonly ages: boolean;
  /** Whether travel times are estimated in the page. */
  readonly estimates: boolean;
}

type Range = readonly [min: number, max: number, step: number];

/** The sliders go one step beyond the oldest limit: no limit. */
const YOUNGEST = 55;
const NO_LIMIT = 76;

/** Everything that the reader can move in the method. Each control changes the store; the store sets each control. */
export function settingsPanel(store: Store, speech: Speech, options: SettingsPanelOptions): HTMLElement {
  const words = speech.page.settings;
  const panel = new Panel(store);
  const root = element(
    "div",
    { class: "settings-list" },
    element("h2", {}, words.title),
    methodChoice(panel, speech, options),
    actions(panel, speech, options),
    group(words.decay, decayControls(panel, speech, options)),
    group(words.doctors, ...ageSliders(panel, speech, options)),
    group(words.activity, ...activityControls(panel, speech, options)),
    group(words.thresholds, ...thresholdSliders(panel, speech)),
    options.estimates && group(words.times, ...speedControls(store, speech)),
  );
  store.show(["settings", "reference", "thresholds"], (state) => panel.show(state));
  return root;
}

/** The controls of the panel, each shown anew when the state changes. */
class Panel {
  readonly store: Store;
  readonly #shows: ((state: State) => void)[] = [];

  constructor(store: Store) {
    this.store = store;
  }

  shows(show: (state: State) => void): void {
    this.#shows.push(show);
  }

  show(state: State): void {
    for (const show of this.#shows) show(state);
  }

  slider(
    name: string,
    label: string,
    [min, max, step]: Range,
    text: (value: number) => string,
    moved: (value: number) => void,
    valueIn: (state: State) => number,
    enabled = true,
  ): HTMLElement {
    const slider = new Slider({ name, label, min, max, step, text, moved });
    slider.enable(enabled);
    this.shows((state) => slider.set(valueIn(state)));
    return slider.root;
  }
}

function methodChoice(panel: Panel, { page, core }: Speech, options: SettingsPanelOptions): HTMLElement {
  const method = new Select<string>({
    label: page.settings.method,
    name: "method",
    choices: [...options.methods.values()].map(({ id, title }) => [id, `${id} · ${title[core.language]}`]),
    chosen: (id) => {
      const settings = options.settingsOf(id);
      const { doctors } = panel.store.state.settings;
      if (settings) panel.store.update({ settings: { ...settings, doctors } });
    },
  });
  panel.shows(({ settings }) => method.set(settings.method));
  return method.root;
}

function actions(panel: Panel, { page }: Speech, { settingsOf }: SettingsPanelOptions): HTMLElement {
  const { store } = panel;
  const onreset = () => {
    const usual = settingsOf(store.state.settings.method);
    if (usual) store.update({ settings: usual });
  };
  const onpin = () => store.update({ reference: store.state.settings });
  const reset = element("button", { type: "button", onclick: onreset }, page.settings.reset);
  const pin = element("button", { type: "button", onclick: onpin }, page.settings.pin);
  panel.shows(({ settings, reference }) => {
    const usual = settingsOf(settings.method);
    reset.disabled = usual !== undefined && sameSettings(settings, usual);
    pin.disabled = sameSettings(settings, reference);
  });
  return element("div", { class: "settings-actions" }, reset, pin);
}

function decayControls(panel: Panel, speech: Speech, options: SettingsPanelOptions): HTMLElement {
  const { store } = panel;
  const controls = new DecayControls(speech, {
    maxMinutes: options.maxMinutes,
    decay: store.state.settings.decay,
    official: () => (options.settingsOf(store.state.settings.method) ?? store.state.settings).decay,
    moved: (decay) => store.move({ decay }),
  });
  panel.shows(({ settings }) => controls.set(settings.decay));
  return controls.root;
}

function ageSliders(
  panel: Panel,
  { page, core }: Speech,
  { ages: areKnown, limitsOf }: SettingsPanelOptions,
): HTMLElement[] {
  const words = page.settings;
  const { store } = panel;
  const text = (age: number) => (age >= NO_LIMIT ? words.noLimit : words.years(core.numbers.integer(age)));
  const ageOf = (variant: Variant) => (variant === "all" ? NO_LIMIT : variant);
  const limitAt = (age: number): Variant => (age >= NO_LIMIT ? "all" : age);
  const slider = (name: string, label: string, at: 0 | 1) =>
    panel.slider(
      name,
      label,
      [YOUNGEST, NO_LIMIT, 1],
      text,
      (age) => {
        const [first, second] = store.state.settings.ages.map(ageOf);
        // a slider never carries the younger doctors past the others
        const ages = at === 0 ? [age, Math.min(age, second)] : [Math.max(first, age), age];
        store.move({ ages: [limitAt(ages[0]), limitAt(ages[1])] });
      },
      ({ settings }) => ageOf(settings.ages[at]),
      areKnown,
    );
  const choices = limitChoices(store, { page, core }, limitsOf);
  const sliders = [slider("age", words.ageLimit, 0), slider("second-age", words.secondAgeLimit, 1)];
  panel.shows((state) => {
    choices.show(state);
    // where no other limit can be counted, the list says all
    for (const each of sliders) each.hidden = !areKnown && hasChoice(limitsOf(state.settings.method));
  });
  return [...choices.roots, ...sliders];
}

function activityControls(
  panel: Panel,
  { page, core }: Speech,
  { practices }: SettingsPanelOptions,
): HTMLElement[] {
  const words = page.settings;
  const { store } = panel;
  const text = (acts: number) => (acts === 0 ? words.noBound : words.acts(core.numbers.integer(acts)));
  const bound = (name: "minimum" | "floor" | "cap", range: Range) =>
    panel.slider(
      name,
      words[name],
      range,
      text,
      (acts) => store.move({ activity: bounded({ ...store.state.settings.activity, [name]: acts }, name) }),
      ({ settings }) => settings.activity[name],
      practices,
    );
  const below = new Select<ActivitySettings["below"]>({
    label: words.below,
    name: "below",
    choices: [
      ["raised", words.raised],
      ["excluded", words.excluded],
    ],
    chosen: (value) => store.move({ activity: { ...store.state.settings.activity, below: value } }),
  });
  below.enable(practices);
  panel.shows(({ settings }) => below.set(settings.activity.below));
  const note = practices ? [] : [element("p", { class: "small soft" }, words.noPractices)];
  const [minimum, floor, cap] = [
    bound("minimum", [0, 1000, 50]),
    bound("floor", [0, 6000, 100]),
    bound("cap", [0, 12_000, 100]),
  ];
  return [...note, minimum, floor, below.root, cap];
}

function thresholdSliders(panel: Panel, { page, core }: Speech): HTMLElement[] {
  const { store } = panel;
  const text = (value: number) => core.numbers.decimal(value, 1);
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return [
    panel.slider(
      "low",
      page.settings.low,
      [0.5, 5, 0.1],
      text,
      (low) => store.update({ thresholds: [low, rounded(Math.max(store.state.thresholds[1], low + 0.1))] }),
      ({ thresholds }) => thresholds[0],
    ),
    panel.slider(
      "high",
      page.settings.high,
      [0.6, 8, 0.1],
      text,
      (high) =>
        store.update({ thresholds: [rounded(Math.min(store.state.thresholds[0], high - 0.1)), high] }),
      ({ thresholds }) => thresholds[1],
    ),
  ];
}

/** A cap moved under the other bounds takes them along, and they it: a method's cap is never under its floor. */
function bounded(activity: ActivitySettings, moved: "minimum" | "floor" | "cap"): ActivitySettings {
  const { minimum, floor, cap } = activity;
  if (cap === 0) return activity;
  if (moved === "cap") return { ...activity, minimum: Math.min(minimum, cap), floor: Math.min(floor, cap) };
  return { ...activity, cap: Math.max(cap, minimum, floor) };
}

function group(title: string, ...children: readonly Node[]): HTMLElement {
  return element("fieldset", { class: "group" }, element("legend", {}, title), ...children);
}
