import type { Theme } from "../../core/pictures/palettes.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import type { Live } from "../live.ts";
import type { State } from "../state.ts";
import { legend } from "./legend.ts";
import type { Painting } from "./painting.ts";

/** Under the maps: the marks that are due, the legend, and what the picture is made of. */
export class MapFoot {
  readonly root = element("div", { class: "foot" });
  readonly #speech: Speech;
  readonly #marks = element("div", { class: "marks" });
  readonly #legend = element("div", {});
  readonly #notes = element("div", { class: "foot-notes" });

  constructor(speech: Speech) {
    this.#speech = speech;
    this.root.append(this.#legend, this.#marks, this.#notes);
  }

  update(
    state: State,
    title: string,
    { live, rules, theme, painting }: { live: Live; rules: Rules; theme: Theme; painting: Painting },
  ): void {
    this.#legend.replaceChildren(
      legend({ painting, shown: state.shown, title, rules, theme, speech: this.#speech }),
    );
    const { page, core } = this.#speech;
    const { territory, now } = live;
    const { integer, decimal } = core.numbers;
    const said = [
      territory.synthetic && core.marks.synthetic,
      territory.estimated && core.marks.estimated,
    ].filter((mark): mark is string => mark !== false);
    this.#marks.replaceChildren(
      ...(said.length > 0 ? [element("p", { class: "mark", id: "mark" }, said.join(" · "))] : []),
    );
    const unplaced = territory.sheet.x.reduce((count, x) => count + (Number.isNaN(x) ? 1 : 0), 0);
    const notes = [
      page.footer.compute(
        integer(territory.codes.length),
        integer(now.pairs),
        decimal(now.ms, now.ms < 10 ? 1 : 0),
      ),
      ...(territory.sheet.kind === "cells" ? [page.map.cells] : []),
      ...(unplaced > 0 ? [page.map.unplaced(integer(unplaced), unplaced)] : []),
      page.footer.local,
    ];
    this.#notes.replaceChildren(...notes.map((note) => element("span", {}, note)));
  }

  get isEmpty(): boolean {
    return this.#legend.childElementCount === 0;
  }
}
