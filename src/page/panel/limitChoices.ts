import { type Variant, variantName, variantOf } from "../../core/method/doctorAge.ts";
import { Select } from "../controls/select.ts";
import type { Speech } from "../i18n/words.ts";
import type { State, Store } from "../state.ts";

/** Age limits that a method is read at, or that supply comes in; the first two are what a page opens on. */
export type LimitsOfMethod = (method: string) => readonly Variant[];

/** With fewer, what there is is shown already. */
const FEWEST = 3;

/** A limit that a slider has moved to, and that is none of the list. */
const OTHER = "other";

export interface LimitChoices {
  readonly roots: readonly HTMLElement[];
  readonly show: (state: State) => void;
}

/** Whether a method has so many limits that the reader chooses among them. */
export function hasChoice(limits: readonly Variant[]): boolean {
  return limits.length >= FEWEST;
}

/** Which of the age limits is on the map, and which one it is compared with. */
export function limitChoices(store: Store, { page, core }: Speech, limitsOf: LimitsOfMethod): LimitChoices {
  const words = page.settings;
  const select = (name: string, label: string, at: 0 | 1) =>
    new Select<string>({
      name,
      label,
      choices: [],
      chosen: (chosen) => {
        const limit = variantOf(chosen);
        const [first, second] = store.state.settings.ages;
        if (limit !== undefined) store.move({ ages: at === 0 ? [limit, second] : [first, limit] });
      },
    });
  const selects = [select("limit", words.limitShown, 0), select("compared-limit", words.limitCompared, 1)];
  const listed = ["", ""];
  return {
    roots: selects.map(({ root }) => root),
    show: ({ settings }) => {
      const limits = limitsOf(settings.method);
      selects.forEach((each, at) => {
        const limit = settings.ages[at];
        const names = limits.map(variantName);
        const chosen = limits.includes(limit) ? variantName(limit) : OTHER;
        const choices = names.map((name) => [name, core.summary.variantName(name)] as const);
        const key = [...names, chosen === OTHER].join(" ");
        if (key !== listed[at]) {
          each.setChoices(chosen === OTHER ? [...choices, [OTHER, words.otherLimit]] : choices);
        }
        listed[at] = key;
        each.root.hidden = !hasChoice(limits);
        each.set(chosen);
      });
    },
  };
}
