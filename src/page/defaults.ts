/** Where a page begins on a territory, and how what the reader had chosen fits another. */
import { decayReach } from "../core/method/decay.ts";
import { variantOf } from "../core/method/doctorAge.ts";
import type { TerritoryView } from "./engine/figures.ts";
import type { Manifest } from "./engine/protocol.ts";
import type { SettingsOfMethod } from "./link.ts";
import { wholeSheet } from "./map/camera.ts";
import type { LimitsOfMethod } from "./panel/limitChoices.ts";
import { type ActivitySettings, type Settings, settingsOf } from "./settings.ts";
import type { State } from "./state.ts";
import { thresholdRulesOf, thresholdsOf } from "./zones.ts";

const usualActivity: ActivitySettings = { minimum: 250, floor: 3600, below: "raised", cap: 6000 };

/** Age limits of a method: those asked for, or its own and then the others that supply comes in. */
export function limitsOfMethods({ methods, variants }: TerritoryView, { given }: Manifest): LimitsOfMethod {
  const asked = given.variants?.flatMap((name) => variantOf(name) ?? []);
  return (id) => {
    const limits = asked ?? methods.find((each) => each.id === id)?.variants ?? [];
    if (variants === undefined) return limits;
    const known = limits.filter((age) => variants.includes(age));
    return asked && known.length > 0 ? known : [...new Set([...known, ...variants])];
  };
}

/** Settings of a method where nothing is moved. */
export function settingsOfMethods(territory: TerritoryView, manifest: Manifest): SettingsOfMethod {
  const limitsOf = limitsOfMethods(territory, manifest);
  return (id) => {
    const method = territory.methods.find((each) => each.id === id);
    if (!method) return undefined;
    const settings = settingsOf(method, usualActivity, manifest.given.speed);
    const [first = settings.ages[0], second = first] = limitsOf(id);
    return { ...settings, ages: [first, second] };
  };
}

/** The state of a page that nobody has touched. */
export function defaultState(
  territory: TerritoryView,
  method: string,
  settingsOfMethod: SettingsOfMethod,
): State {
  const settings = settingsOfMethod(method) ?? settingsOfMethod(territory.methods[0].id)!;
  const [rules] = thresholdRulesOf(territory);
  return {
    settings,
    reference: settings,
    shown: "accessibility",
    mesh: "commune",
    region: "",
    thresholds: thresholdsOf(rules),
    rules: rules.id,
    twoMaps: false,
    camera: wholeSheet,
    commune: "",
    tab: "overview",
    language: /^fr\b/i.test(navigator.language) ? "fr" : "en",
    theme: "auto",
    sort: { column: "apl", descending: false },
  };
}

/**
 * The state with settings that the territory can compute: a decay that its travel times hold, age limits that its supply
 * comes in; those of the method in their place.
 */
export function fittingState(
  state: State,
  territory: TerritoryView,
  settingsOfMethod: SettingsOfMethod,
): State {
  const { maxMinutes, methods, variants } = territory;
  const fitting = (settings: Settings): Settings => {
    const usual = settingsOfMethod(settings.method) ?? settingsOfMethod(methods[0].id)!;
    const isKnown = variants === undefined || settings.ages.every((age) => variants.includes(age));
    const decay = decayReach(settings.decay) <= maxMinutes ? settings.decay : usual.decay;
    if (isKnown && decay === settings.decay) return settings;
    return { ...settings, decay, ages: isKnown ? settings.ages : usual.ages };
  };
  const settings = fitting(state.settings);
  const reference = state.reference === state.settings ? settings : fitting(state.reference);
  return { ...state, settings, reference };
}
