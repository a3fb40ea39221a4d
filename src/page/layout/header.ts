import { element, longOrShort } from "../dom.ts";
import type { ExportKind } from "../exports/exports.ts";
import { fileButton } from "../files/drop.ts";
import type { Speech } from "../i18n/words.ts";
import type { Store } from "../state.ts";
import { menu } from "./menu.ts";
import { preferences } from "./preferences.ts";

export interface HeaderOptions {
  readonly search: HTMLElement;
  readonly openFiles: (files: readonly File[]) => void;
  readonly copyLink: () => void;
  readonly exportAs: (kind: ExportKind) => void;
}

const kinds: readonly ExportKind[] = ["csv", "xlsx", "svg", "png"];

/** The bar at the top: name, search, files, link, exports, language and theme. */
export function header(store: Store, speech: Speech, options: HeaderOptions): HTMLElement {
  const { page } = speech;
  return element(
    "header",
    { class: "header" },
    element("div", { class: "brand" }, element("h1", {}, page.title), element("p", {}, page.subtitle)),
    options.search,
    fileButton(speech, options.openFiles),
    element(
      "button",
      { type: "button", id: "copy-link", "aria-label": page.share.label, onclick: options.copyLink },
      ...longOrShort(page.share.label, page.share.short),
    ),
    menu(
      "export",
      page.exports.label,
      kinds.map((kind) => [`export-${kind}`, page.exports[kind], () => options.exportAs(kind)]),
    ),
    ...preferences(store, speech),
  );
}
