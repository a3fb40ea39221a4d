import type { Decay } from "../core/method/decay.ts";
import type { Variant } from "../core/method/doctorAge.ts";
import type { Method } from "../core/method/document.ts";

/** What decides the figures: a method and what the reader has moved in it. Two of them are compared: before and after. */
export interface Settings {
  /** Id of the method the rest is taken from, unless moved. */
  readonly method: string;
  readonly decay: Decay;
  /** Doctor-age limits: the accessibility shown, and the second one that zoning rules read. */
  readonly ages: readonly [Variant, Variant];
  readonly activity: ActivitySettings;
  /** km/h of estimated travel times, or one that grows with the distance; without effect where times are given. */
  readonly speed: number | "by-distance";
  /** Doctors added (above 0) or removed (below 0) by commune code. */
  readonly doctors: Readonly<Record<string, number>>;
}

/** km/h of the roads of a day, where nobody says otherwise (`aplomb run --speed`). */
export const USUAL_SPEED = 40;

/** Acts a year; 0 is no such bound (for the cap: none). */
export interface ActivitySettings {
  readonly minimum: number;
  readonly floor: number;
  readonly below: "raised" | "excluded";
  readonly cap: number;
}

/** The settings that change nothing of a method. A method without activity rules takes those of `otherwise`. */
export function settingsOf(method: Method, otherwise: ActivitySettings, speed: Settings["speed"]): Settings {
  const [first = 65, second = first] = method.variants;
  const rules = method.activity;
  return {
    method: method.id,
    decay: method.decay,
    ages: [first, second],
    activity:
      rules === null
        ? otherwise
        : {
            minimum: rules.minimum?.acts ?? 0,
            floor: rules.floor?.acts ?? 0,
            below: rules.floor?.below ?? "raised",
            cap: rules.cap?.acts ?? 0,
          },
    speed,
    doctors: {},
  };
}

/**
 * The method that settings describe: `base` with the moved decay, age limits and bounds. `rules`: activity rules for a
 * method that has none of its own.
 */
export function methodOf(settings: Settings, base: Method, rules: Method["activity"]): Method {
  const { decay, ages, activity: moved } = settings;
  const own = base.activity ?? rules;
  const activity = own && {
    ...own,
    minimum:
      moved.minimum > 0
        ? {
            acts: moved.minimum,
            exactly: own.minimum?.exactly ?? "counted",
            per: own.minimum?.per ?? "doctor",
          }
        : null,
    floor:
      moved.floor > 0 ? { acts: moved.floor, below: moved.below, per: own.floor?.per ?? "doctor" } : null,
    cap: moved.cap > 0 ? { acts: moved.cap, per: own.cap?.per ?? "doctor" } : null,
  };
  return {
    ...base,
    decay: decay as Method["decay"],
    activity,
    variants: ages[0] === ages[1] ? [ages[0]] : [...ages],
  };
}

/** Whether two settings give the same figures. */
export function sameSettings(one: Settings, other: Settings): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
