import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import { type Store, type Tab, tabs } from "../state.ts";

/** Tabs by the ARIA pattern: arrows move, the panel of the chosen one is shown. */
export function tabbed(
  store: Store,
  { page }: Speech,
  panels: Readonly<Record<Tab, HTMLElement>>,
): HTMLElement {
  const buttons = tabs.map((tab) =>
    element(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${tab}`,
        "aria-controls": `panel-${tab}`,
        class: tab === "settings" ? "narrow-only" : "",
        onclick: () => store.update({ tab }),
      },
      page.tabs[tab],
    ),
  );
  const list = element("div", { class: "tabs", role: "tablist", "aria-label": page.tabsLabel }, ...buttons);
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const visible = buttons.filter((button) => button.offsetParent !== null);
    const at = visible.indexOf(document.activeElement as HTMLButtonElement);
    const next = visible[(at + step + visible.length) % visible.length];
    next?.focus();
    next?.click();
  });
  const bodies = tabs.map((tab) =>
    element(
      "div",
      {
        class: `reading reading-${tab}`,
        id: `panel-${tab}`,
        role: "tabpanel",
        tabIndex: 0,
        "aria-labelledby": `tab-${tab}`,
      },
      panels[tab],
    ),
  );
  store.show(["tab"], ({ tab }) => {
    tabs.forEach((each, at) => {
      buttons[at].setAttribute("aria-selected", String(each === tab));
      buttons[at].tabIndex = each === tab ? 0 : -1;
      bodies[at].hidden = each !== tab;
    });
  });
  return element("section", { class: "readings", "aria-label": page.tabsLabel }, list, ...bodies);
}
