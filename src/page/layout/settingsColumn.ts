import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import type { Store } from "../state.ts";

/** The settings in a column beside the map or, on a narrow screen, in a tab of their own (`slot`). */
export function settingsColumn(
  store: Store,
  { page }: Speech,
  settings: HTMLElement,
  { root, slot }: { readonly root: HTMLElement; readonly slot: HTMLElement },
): void {
  const narrow = matchMedia("(max-width: 900px)");
  const aside = element("aside", { class: "settings", "aria-label": page.settings.title }, settings);
  const place = () => {
    if (narrow.matches) {
      slot.append(aside);
      return;
    }
    root.insertBefore(aside, root.querySelector(".stage"));
    if (store.state.tab === "settings") store.update({ tab: "overview" });
  };
  place();
  narrow.addEventListener("change", place);
}
