import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import type { Store, ThemeChoice } from "../state.ts";

/** Language and theme. */
export function preferences(store: Store, { page }: Speech): HTMLElement[] {
  const { language, theme } = store.state;
  const other = language === "fr" ? "en" : "fr";
  const switchLanguage = element(
    "button",
    {
      type: "button",
      id: "language",
      lang: other,
      "aria-label": other === "en" ? "EN, English" : "FR, français",
      onclick: () => store.update({ language: other }),
    },
    other.toUpperCase(),
  );
  const order: readonly ThemeChoice[] = ["auto", "light", "dark"];
  const icon = { auto: "◐", light: "☀", dark: "☾" };
  const themeButton = element(
    "button",
    {
      type: "button",
      id: "theme",
      onclick: () => store.update({ theme: order[(order.indexOf(store.state.theme) + 1) % order.length] }),
    },
    icon[theme],
  );
  store.show(["theme"], ({ theme: chosen }) => {
    themeButton.textContent = icon[chosen];
    themeButton.setAttribute("aria-label", page.themes[chosen]);
    themeButton.title = page.themes[chosen];
  });
  return [switchLanguage, themeButton];
}
