import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import type { Store } from "../state.ts";
import { type Size, wholeSheet, zoomed } from "./camera.ts";

const STEP = 1.6;

/** Nearer, farther, all of it: for who has no wheel and no second finger. */
export function zoomButtons(store: Store, { page }: Speech, size: () => Size): HTMLElement {
  const zoom = (factor: number) => () => {
    const { width, height } = size();
    store.update({ camera: zoomed(store.state.camera, factor, width / 2, height / 2, { width, height }) });
  };
  const button = (text: string, label: string, onclick: () => void) =>
    element("button", { type: "button", "aria-label": label, title: label, onclick }, text);
  return element(
    "div",
    { class: "zoom" },
    button("+", page.map.nearer, zoom(STEP)),
    button("−", page.map.farther, zoom(1 / STEP)),
    button("⌂", page.map.all, () => store.update({ camera: wholeSheet })),
  );
}
