import { actsByCommune, countActs, leastLimits, NEVER } from "../../core/accessibility/practiceActs.ts";
import type { Practices } from "../../core/accessibility/practices.ts";
import { placesOfSupply } from "../../core/accessibility/presence.ts";
import type { Supply } from "../../core/accessibility/supply.ts";
import { activityCounter } from "../../core/method/activity.ts";
import type { Variant } from "../../core/method/doctorAge.ts";
import type { Method } from "../../core/method/document.ts";
import type { Settings } from "../settings.ts";
import type { Both } from "./figures.ts";
import { doctorsRemoved } from "./removed.ts";
import type { Territory } from "./territory.ts";

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
  /** Supply within each of the last two age limits. */
  #counted:
    | {
        readonly key: string;
        readonly present: Uint8Array;
        readonly values: ReadonlyMap<Variant, Float64Array>;
      }
    | undefined;
  #ofFile:
    | { readonly given: Practices | Supply; readonly present: Uint8Array; readonly places: Uint8Array }
    | undefined;
  #withAdded: { readonly key: string; readonly ofFile: Uint8Array; readonly places: Uint8Array } | undefined;

  constructor(territory: Territory) {
    this.#territory = territory;
  }

  /** The supply of present communes (u8[communes]); the same array as long as nothing moves in it. */
  of(settings: Settings, method: Method, present: Uint8Array): Both {
    const { method: id, ages, activity, doctors } = settings;
    // whom a removal takes depends on the first limit
    const first = Object.values(doctors).some((count) => count < 0) ? ages[0] : "";
    const key = JSON.stringify([id, activity, doctors, first]);
    const isKept = this.#counted?.key === key && this.#counted.present === present;
    const kept = isKept ? this.#counted?.values : undefined;
    const [one, other] = ages.map((age) => kept?.get(age) ?? this.#count(age, settings, method, present));
    this.#counted = {
      key,
      present,
      values: new Map([
        [ages[0], one],
        [ages[1], other],
      ]),
    };
    return [one, other];
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

  #count(age: Variant, settings: Settings, method: Method, present: Uint8Array): Float64Array {
    const isRecords = this.#territory.basis === "practices";
    const values = isRecords ? this.#ofRecords(age, settings, method) : this.#given(age, method);
    const acts = this.addedActs(method);
    for (const [commune, count] of this.#moved(settings)) {
      // where records tell doctors apart, those removed were not counted in the first place
      if (isRecords && count < 0) continue;
      values[commune] = Math.max(0, values[commune] + count * acts);
    }
    for (let commune = 0; commune < values.length; commune++) if (present[commune] === 0) values[commune] = 0;
    return values;
  }

  /** A headcount, or supply that the table gives by age limit. */
  #given(age: Variant, method: Method): Float64Array {
    const { variants, values } = this.#territory.supply(method);
    return values[Math.max(0, variants.indexOf(String(age)))].slice();
  }

  #ofRecords(age: Variant, settings: Settings, method: Method): Float64Array {
    const { communes } = this.#territory;
    const key = JSON.stringify([settings.method, settings.activity]);
    if (this.#acts?.key !== key) {
      const practices = this.#territory.practices(method);
      const { acts } = countActs(practices, method.activity!);
      // practices are those of a method, whose rules on ages nothing moves
      const isSame = this.#acts?.practices === practices;
      const least = isSame ? this.#acts!.least : leastLimits(practices, method.activity!, method.doctorAge);
      this.#acts = { key, practices, acts, least };
    }
    const { practices, acts } = this.#acts;
    const least = this.#withoutRemoved(this.#acts, settings, method);
    return actsByCommune(practices, acts, least, practices.hasAges ? age : "all", communes.count);
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
