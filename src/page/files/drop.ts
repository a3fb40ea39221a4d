import { element, longOrShort } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";

/** A veil over the page while files are dragged over it. */
export function dropZone(
  target: HTMLElement,
  { page }: Speech,
  dropped: (files: readonly File[]) => void,
): HTMLElement {
  const veil = element("div", { class: "veil", hidden: true }, element("p", {}, page.files.drop));
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  let depth = 0;
  target.ondragenter = (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth++;
    veil.hidden = false;
  };
  target.ondragover = (event) => {
    if (hasFiles(event)) event.preventDefault();
  };
  target.ondragleave = (event) => {
    if (!hasFiles(event)) return;
    depth = Math.max(0, depth - 1);
    veil.hidden = depth === 0;
  };
  target.ondrop = (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    dropped([...(event.dataTransfer?.files ?? [])]);
  };
  return veil;
}

/** The same by a button, for those who do not drag. */
export function fileButton({ page }: Speech, chosen: (files: readonly File[]) => void): HTMLElement {
  const input = element("input", {
    type: "file",
    multiple: true,
    class: "hidden-text",
    tabIndex: -1,
    accept: ".csv,.tsv,.txt,.gz,.parquet,.arrow,.feather,.xlsx,.json,.geojson,.topojson",
    "aria-label": page.files.open,
    onchange: () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      if (files.length > 0) chosen(files);
    },
  });
  const button = element(
    "button",
    { type: "button", "aria-label": page.files.open, title: page.files.drop, onclick: () => input.click() },
    ...longOrShort(page.files.open, page.files.openShort),
  );
  return element("span", {}, button, input);
}
