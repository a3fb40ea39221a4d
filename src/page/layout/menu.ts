import { element } from "../dom.ts";

/** A button that opens a list of actions. */
export function menu(
  id: string,
  label: string,
  actions: readonly (readonly [id: string, text: string, run: () => void])[],
): HTMLElement {
  const items = actions.map(([action, text, run]) =>
    element(
      "button",
      {
        type: "button",
        id: action,
        onclick: () => {
          details.open = false;
          run();
        },
      },
      text,
    ),
  );
  const details = element(
    "details",
    { class: "menu", id },
    element("summary", { class: "button" }, label),
    element("div", { class: "menu-list" }, ...items),
  );
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
  });
  return details;
}
