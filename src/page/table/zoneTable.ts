import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import type { Store } from "../state.ts";
import { sortedZones, type TableColumn, type TableInput, tableColumns } from "./rows.ts";

const ROW_HEIGHT = 30;
/** Rows drawn above and below what is seen. */
const SPARE = 8;

/**
 * The table of zones. Only the rows in sight are in the document, so that 35,000 communes scroll like 35; assistive
 * technology is told their number and place (aria-rowcount, aria-rowindex).
 */
export class ZoneTable {
  readonly root: HTMLElement;
  readonly #store: Store;
  readonly #speech: Speech;
  readonly #picked: (zone: number) => void;
  readonly #caption = element("caption", { class: "small soft" });
  readonly #head = element("thead", {});
  readonly #body = element("tbody", {});
  readonly #table: HTMLTableElement;
  readonly #scroll: HTMLElement;
  #columns: readonly TableColumn[] = [];
  #order: Uint32Array = new Uint32Array(0);

  constructor(store: Store, speech: Speech, picked: (zone: number) => void) {
    this.#store = store;
    this.#speech = speech;
    this.#picked = picked;
    this.#table = element(
      "table",
      { id: "zones", "aria-label": speech.page.table.label },
      this.#caption,
      this.#head,
      this.#body,
    );
    this.#scroll = element(
      "div",
      {
        class: "zone-table",
        tabIndex: 0,
        role: "region",
        "aria-label": speech.page.table.label,
        onscroll: () => this.#draw(),
      },
      this.#table,
    );
    this.root = this.#scroll;
    new ResizeObserver(() => this.#draw()).observe(this.#scroll);
  }

  update(input: TableInput): void {
    const { sort } = input.state;
    this.#columns = tableColumns(input);
    const column = this.#columns.find(({ id }) => id === sort.column) ?? this.#columns[0];
    this.#order = sortedZones(input.map, column, sort.descending);
    this.#caption.textContent = this.#speech.page.table.caption(
      this.#speech.core.numbers.integer(this.#order.length),
    );
    this.#drawHead(column.id, sort.descending);
    this.#draw();
  }

  #drawHead(sorted: string, descending: boolean): void {
    const focused = document.activeElement?.id;
    const cells = this.#columns.map(({ id, title, numeric }) => {
      const direction = id !== sorted ? "none" : descending ? "descending" : "ascending";
      const arrow = id === sorted ? (descending ? " ▾" : " ▴") : "";
      const onclick = () => {
        // numbers are first asked for from the top, names from A
        const next = id === sorted ? !descending : numeric;
        this.#store.update({ sort: { column: id, descending: next } });
      };
      const button = element(
        "button",
        { type: "button", id: `sort-${id}`, onclick },
        title,
        element("span", { "aria-hidden": "true" }, arrow),
      );
      return element("th", { scope: "col", "aria-sort": direction, class: numeric ? "number" : "" }, button);
    });
    this.#head.replaceChildren(element("tr", { "aria-rowindex": "1" }, ...cells));
    if (focused?.startsWith("sort-")) document.getElementById(focused)?.focus();
  }

  #draw(): void {
    const { scrollTop, clientHeight } = this.#scroll;
    const rows = this.#order.length;
    const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - SPARE);
    const last = Math.min(rows, first + Math.ceil(Math.max(clientHeight, 300) / ROW_HEIGHT) + 2 * SPARE);
    this.#table.setAttribute("aria-rowcount", String(rows + 1));
    const spacer = (count: number) => {
      const cell = element("td", { colSpan: this.#columns.length });
      cell.style.height = `${count * ROW_HEIGHT}px`;
      return element("tr", { class: "spacer", "aria-hidden": "true" }, cell);
    };
    const drawn = Array.from(this.#order.subarray(first, last), (zone, at) => this.#row(zone, first + at));
    this.#body.replaceChildren(spacer(first), ...drawn, spacer(rows - last));
  }

  #row(zone: number, at: number): HTMLTableRowElement {
    const cells = this.#columns.map(({ id, numeric, text }) => {
      if (id !== "name")
        return element(
          "td",
          { class: numeric ? "number" : "name", title: numeric ? undefined : text(zone) },
          text(zone),
        );
      const button = element(
        "button",
        { type: "button", class: "plain", onclick: () => this.#picked(zone) },
        text(zone),
      );
      return element("th", { scope: "row" }, button);
    });
    return element("tr", { "aria-rowindex": String(at + 2) }, ...cells);
  }
}
