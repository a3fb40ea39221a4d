/**
 * The permanent link: the whole state as the fragment of the address, readable, and only what differs from the defaults.
 * A fragment is never sent to a server. Parts that are broken are left at their default and named to the reader.
 */
import { type Decay, decayFaults } from "../core/method/decay.ts";
import { type Variant, variantName, variantOf } from "../core/method/doctorAge.ts";
import { type Settings, sameSettings } from "./settings.ts";
import { meshes, type State, shownValues, tabs } from "./state.ts";

/** Defaults of a method's settings; undefined for a method that the page does not have. */
export type SettingsOfMethod = (method: string) => Settings | undefined;

/** What a link says: a state, the parts that could not be read, and the reader's own files it was made on. */
export interface LinkedState {
  readonly state: State;
  readonly broken: readonly string[];
  readonly files: string;
}

/** The fragment of a state, without the #; `files`: names of the reader's own files, which no link can hold. */
export function linkOf(state: State, defaults: State, settingsOf: SettingsOfMethod, files = ""): string {
  const parts = new URLSearchParams();
  const put = (name: string, value: string, usual: string) => {
    if (value !== usual) parts.set(name, value);
  };
  putSettings(parts, "", state.settings, defaults.settings, settingsOf);
  putSettings(parts, "before.", state.reference, defaults.reference, settingsOf);
  put("show", state.shown, defaults.shown);
  put("mesh", state.mesh, defaults.mesh);
  put("region", state.region, defaults.region);
  put("thresholds", state.thresholds.join("_"), defaults.thresholds.join("_"));
  put("rules", state.rules, defaults.rules);
  put("maps", state.twoMaps ? "2" : "1", defaults.twoMaps ? "2" : "1");
  put("at", cameraText(state), cameraText(defaults));
  put("commune", state.commune, defaults.commune);
  put("tab", state.tab, defaults.tab);
  put("lang", state.language, defaults.language);
  put("theme", state.theme, defaults.theme);
  put("sort", sortText(state), sortText(defaults));
  put("files", files, "");
  return parts.toString();
}

/** The state that a fragment holds, over the defaults. */
export function stateOf(fragment: string, defaults: State, settingsOf: SettingsOfMethod): LinkedState {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const broken: string[] = [];
  const read = <Value>(name: string, usual: Value, parse: (text: string) => Value | undefined): Value => {
    const text = parts.get(name);
    if (text === null) return usual;
    const value = parse(text);
    if (value === undefined) broken.push(`${name}=${text}`);
    return value ?? usual;
  };
  const oneOf =
    <Value extends string>(values: readonly Value[]) =>
    (text: string): Value | undefined =>
      values.find((value) => value === text);
  const settings = readSettings(read, "", defaults.settings, settingsOf);
  const reference = readSettings(read, "before.", defaults.reference, settingsOf);
  const state: State = {
    settings,
    reference,
    shown: read("show", defaults.shown, oneOf(shownValues)),
    mesh: read("mesh", defaults.mesh, oneOf(meshes)),
    region: read("region", defaults.region, (text) => (/^[0-9A-Z]{0,3}$/.test(text) ? text : undefined)),
    thresholds: read("thresholds", defaults.thresholds, (text) => {
      const [low, high] = numbersOf(text, "_", 2) ?? [];
      return low !== undefined && low > 0 && high > low ? ([low, high] as const) : undefined;
    }),
    rules: read("rules", defaults.rules, (text) => (/^[a-z0-9-]{1,40}$/.test(text) ? text : undefined)),
    twoMaps: read("maps", defaults.twoMaps, (text) => ({ "1": false, "2": true })[text]),
    camera: read("at", defaults.camera, (text) => {
      const [x, y, zoom] = numbersOf(text, "_", 3) ?? [];
      return zoom !== undefined && zoom >= 0.5 && zoom <= 400 ? { x, y, zoom } : undefined;
    }),
    commune: read("commune", defaults.commune, (text) => (/^[0-9A-Z]{5}$/.test(text) ? text : undefined)),
    tab: read("tab", defaults.tab, oneOf(tabs)),
    language: read("lang", defaults.language, oneOf(["fr", "en"] as const)),
    theme: read("theme", defaults.theme, oneOf(["auto", "light", "dark"] as const)),
    sort: read("sort", defaults.sort, (text) => {
      const [, column, order] = /^(\w{1,30})\.(up|down)$/.exec(text) ?? [];
      return column === undefined ? undefined : { column, descending: order === "down" };
    }),
  };
  return { state, broken, files: parts.get("files") ?? "" };
}

const cameraText = ({ camera }: State): string =>
  [camera.x.toFixed(1), camera.y.toFixed(1), camera.zoom.toFixed(3)].join("_");

const sortText = ({ sort }: State): string => `${sort.column}.${sort.descending ? "down" : "up"}`;

function putSettings(
  parts: URLSearchParams,
  prefix: string,
  settings: Settings,
  defaults: Settings,
  settingsOf: SettingsOfMethod,
): void {
  if (sameSettings(settings, defaults)) return;
  if (settings.method !== defaults.method) parts.set(`${prefix}method`, settings.method);
  const usual = settingsOf(settings.method) ?? defaults;
  const texts = textsOf(settings);
  const usualTexts = textsOf(usual);
  for (const name of settingNames) {
    if (texts[name] !== usualTexts[name]) parts.set(prefix + name, texts[name]);
  }
}

const settingNames = ["decay", "ages", "acts", "speed", "doctors"] as const;

function textsOf({
  decay,
  ages,
  activity,
  speed,
  doctors,
}: Settings): Record<(typeof settingNames)[number], string> {
  return {
    decay: decayText(decay),
    ages: ages.map(variantName).join("_"),
    acts: [activity.minimum, activity.floor, activity.below, activity.cap].join("_"),
    speed: String(speed),
    doctors: Object.entries(doctors)
      .map(([code, count]) => `${code}.${count}`)
      .join("_"),
  };
}

type Read = <Value>(name: string, usual: Value, parse: (text: string) => Value | undefined) => Value;

function readSettings(
  read: Read,
  prefix: string,
  defaults: Settings,
  settingsOf: SettingsOfMethod,
): Settings {
  const usual = read(`${prefix}method`, defaults, settingsOf);
  return {
    method: usual.method,
    decay: read(`${prefix}decay`, usual.decay, decayOf),
    ages: read(`${prefix}ages`, usual.ages, agesOf),
    activity: read(`${prefix}acts`, usual.activity, (text) => {
      const [minimum, floor, below, cap] = text.split("_");
      const acts = [minimum, floor, cap].map(Number);
      if (acts.some((count) => !(count >= 0 && count <= 1e6))) return undefined;
      if (below !== "raised" && below !== "excluded") return undefined;
      return { minimum: acts[0], floor: acts[1], below, cap: acts[2] };
    }),
    speed: read(`${prefix}speed`, usual.speed, speedOf),
    doctors: read(`${prefix}doctors`, usual.doctors, (text) => {
      const moved = text.split("_").map((part) => /^([0-9A-Z]{5})\.(-?[1-9]\d{0,2})$/.exec(part));
      if (moved.includes(null)) return undefined;
      return Object.fromEntries(moved.map((match) => [match![1], Number(match![2])]));
    }),
  };
}

/** `step_10*1_15*0.5_right`, `gaussian_sigma*8_cutoff*20_zero_right`: the fields of a decay that the schema names. */
function decayText(decay: Decay): string {
  const edge = decay.edge === "right-closed" ? "right" : "left";
  if (decay.family === "step") {
    return ["step", ...decay.cutoffs.map((cutoff, k) => `${cutoff}*${decay.weights[k]}`), edge].join("_");
  }
  const numbers = Object.entries(decay).filter(([, value]) => typeof value === "number");
  const zero = "zeroAtCutoff" in decay && decay.zeroAtCutoff ? ["zero"] : [];
  return [decay.family, ...numbers.map(([name, value]) => `${name}*${value}`), ...zero, edge].join("_");
}

function decayOf(text: string): Decay | undefined {
  const [family, ...rest] = text.split("_");
  const edge = rest.pop() === "left" ? "left-closed" : "right-closed";
  const zeroAtCutoff = rest.at(-1) === "zero";
  if (zeroAtCutoff) rest.pop();
  const pairs = rest.map((part) => part.split("*"));
  const number = (name: string): number => Number(pairs.find(([key]) => key === name)?.[1] ?? Number.NaN);
  const smooth = { cutoff: number("cutoff"), edge, zeroAtCutoff } as const;
  const decays: Readonly<Record<string, () => Decay>> = {
    step: () => ({
      family: "step",
      cutoffs: pairs.map(([cutoff]) => Number(cutoff)),
      weights: pairs.map(([, weight]) => Number(weight)),
      edge,
    }),
    gaussian: () => ({ family: "gaussian", sigma: number("sigma"), ...smooth }),
    exponential: () => ({ family: "exponential", halfLife: number("halfLife"), ...smooth }),
    linear: () => ({ family: "linear", start: number("start"), cutoff: number("cutoff"), edge }),
    logistic: () => ({ family: "logistic", middle: number("middle"), spread: number("spread"), ...smooth }),
    power: () => ({ family: "power", start: number("start"), exponent: number("exponent"), ...smooth }),
  };
  const decay = Object.hasOwn(decays, family) ? decays[family]() : undefined;
  return decay && decayFaults(decay).length === 0 ? decay : undefined;
}

function speedOf(text: string): Settings["speed"] | undefined {
  if (text === "by-distance") return text;
  return Number(text) >= 1 && Number(text) <= 1000 ? Number(text) : undefined;
}

function agesOf(text: string): readonly [Variant, Variant] | undefined {
  const [first, second] = text.split("_").map(variantOf);
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** `count` finite numbers, or undefined. */
function numbersOf(text: string, separator: string, count: number): number[] | undefined {
  const numbers = text.split(separator).map(Number);
  return numbers.length === count && numbers.every(Number.isFinite) ? numbers : undefined;
}
