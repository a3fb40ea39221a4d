import { actsByCommune, countActs, leastLimits, NEVER } from "../../core/accessibility/practiceActs.ts";
import type { Practices } from "../../core/accessibility/practices.ts";
import { placesOfSupply } from "../../core/accessibility/presence.ts";
import type { Supply } from "../../core/accessibility/supply.ts";
import { activityCounter } from "../../core/method/activity.ts";
import type { Method } from "../../core/method/document.ts";
import type { Settings } from "../settings.ts";
import { doctorsRemoved } from "./removed.ts";
import type { Territory } from "./territory.ts";

/** Consultations for the first and the second age limit, f64[communes] each. */
export type BothLimits = readonly [Float64Array, Float64Array];

/** Practices, the acts that count in each under some rules, and the least age limit at which they do. */
interface CountedActs {
  readonly key: string;
  readonly practices: Practices;
  readonly acts: Float64Array;
  readonly least: Uint8Array;
}

/**
 * The supply of a territory under any settings. The last result of each step is kept: a decay counts nothing again, an
 * age limit only adds up acts that the activity rules had counted.
 */
export class Supplies {
  readonly #territory: Territory;
  #acts: CountedActs | undefined;
  #limits: { readonly key: string; readonly values: BothLimits } | undefined;
  #present:
    | { readonly counted: BothLimits; readonly present: Uint8Array; readonly values: BothLimits }
    | undefined;
  #ofFile:
    | { readonly given: Practices | Supply; readonly present: Uint8Array; readonly places: Uint8Array }
    | undefined;
  #withAdded: { readonly key: string; readonly ofFile: Uint8Array; readonly places: Uint8Array } | undefined;

  constructor(territory: Territory) {
    this.#territory = territory;
  }

  /** The supply of present communes (u8[communes]); the same arrays as long as nothing moves in them. */
  of(settings: Settings, method: Method, present: Uint8Array): BothLimits {
    const counted = this.#withinLimits(settings, method);
    if (this.#present?.counted === counted && this.#present.present === present) return this.#present.values;
    const [first, second] = counted.map((each) => ofPresent(each, present));
    this.#present = { counted, present, values: [first, second] };
    return this.#present.values;
  }

  /**
   * u8[communes]: where supply may be, under any rules and limits, and where doctors are added. The same array as long as
   * it holds the same communes.
   */
  places(settings: Settings, method: Method, present: Uint8Array): Uint8Array {
    const ofFile = this.#placesOfFile(method, present);
    const added = this.#moved(settings).flatMap(([commune, doctors]) =>
      doctors > 0 && ofFile[commune] === 0 ? [commune] : [],
    );
    if (added.length === 0) return ofFile;
    const key = added.sort((a, b) => a - b).join(" ");
    if (this.#withAdded?.key === key && this.#withAdded.ofFile === ofFile) return this.#withAdded.places;
    const places = ofFile.slice();
    for (const commune of added) places[commune] = present[commune];
    this.#withAdded = { key, ofFile, places };
    return places;
  }

  #placesOfFile(method: Method, present: Uint8Array): Uint8Array {
    const isRecords = this.#territory.basis === "practices";
    const given = isRecords ? this.#territory.practices(method) : this.#territory.supply(method);
    if (this.#ofFile?.given === given && this.#ofFile.present === present) return this.#ofFile.places;
    const places = placesOfSupply("values" in given ? given : { values: [], practices: given }, present);
    this.#ofFile = { given, present, places };
    return places;
  }

  /** Consultations a year of a doctor who is added: a newcomer's, under the rules. */
  addedActs(method: Method): number {
    const full = this.#territory.given.acts ?? method.fullTimeActs;
    if (this.#territory.basis !== "practices" || method.activity === null) return full;
    const acts = Float64Array.of(full);
    activityCounter(method.activity, "liberal")(acts, 0, 1, true);
    return acts[0];
  }

  /** Communes where the settings move doctors, with their number. */
  #moved({ doctors }: Settings): (readonly [commune: number, doctors: number])[] {
    const { index } = this.#territory.communes;
    return Object.entries(doctors).flatMap(([code, count]) => {
      const commune = index.get(code);
      return commune === undefined ? [] : [[commune, count] as const];
    });
  }

  #withinLimits(settings: Settings, method: Method): BothLimits {
    const { method: id, ages, activity, doctors } = settings;
    const key = JSON.stringify([id, ages, activity, doctors]);
    if (this.#limits?.key === key) return this.#limits.values;
    const isRecords = this.#territory.basis === "practices";
    const [first, second] = isRecords ? this.#counted(settings, method) : this.#given(settings, method);
    const acts = this.addedActs(method);
    for (const [commune, count] of this.#moved(settings)) {
      // where records tell doctors apart, those removed were not counted in the first place
      if (isRecords && count < 0) continue;
      for (const values of [first, second]) values[commune] = Math.max(0, values[commune] + count * acts);
    }
    this.#limits = { key, values: [first, second] };
    return this.#limits.values;
  }

  /** A headcount, or supply that the table gives by age limit. */
  #given({ ages }: Settings, method: Method): Float64Array[] {
    const { variants, values } = this.#territory.supply(method);
    return ages.map((age) => values[Math.max(0, variants.indexOf(String(age)))].slice());
  }

  #counted(settings: Settings, method: Method): Float64Array[] {
    const { communes } = this.#territory;
    const key = JSON.stringify([settings.method, settings.activity]);
    if (this.#acts?.key !== key) {
      const practices = this.#territory.practices(method);
      const { acts } = countActs(practices, method.activity!);
      this.#acts = {
        key,
        practices,
        acts,
        least: leastLimits(practices, method.activity!, method.doctorAge),
      };
    }
    const { practices, acts } = this.#acts;
    const least = this.#withoutRemoved(this.#acts, settings, method);
    return settings.ages.map((age) =>
      actsByCommune(practices, acts, least, practices.hasAges ? age : "all", communes.count),
    );
  }

  #withoutRemoved({ practices, least }: CountedActs, settings: Settings, method: Method): Uint8Array {
    const removed = doctorsRemoved(practices, settings.doctors, this.#territory.communes, method);
    if (removed.size === 0) return least;
    const { start, members } = practices.doctors;
    const left = least.slice();
    for (const doctor of removed) {
      for (let member = start[doctor]; member < start[doctor + 1]; member++) left[members[member]] = NEVER;
    }
    return left;
  }
}

function ofPresent(values: Float64Array, present: Uint8Array): Float64Array {
  const kept = values.slice();
  for (let commune = 0; commune < kept.length; commune++) if (present[commune] === 0) kept[commune] = 0;
  return kept;
}
