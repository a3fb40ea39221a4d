import type { Theme } from "../../core/pictures/palettes.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import type { Live } from "../live.ts";
import type { ShownValue } from "../state.ts";
import { legend, listLegend } from "./legend.ts";
import type { Painting } from "./painting.ts";

/** What a map shows, for its legend. */
export interface ShownPainting {
  readonly painting: Painting;
  readonly shown: ShownValue;
  readonly title: string;
}

/** Under the maps: the marks that are due, the legend, and what the picture is made of. */
export class MapFoot {
  readonly root = element("div", { class: "foot" });
  readonly #speech: Speech;
  readonly #marks = element("div", { class: "marks" });
  readonly #legend = element("div", { class: "legends" });
  readonly #notes = element("div", { class: "foot-notes" });

  constructor(speech: Speech) {
    this.#speech = speech;
    this.root.append(this.#legend, this.#marks, this.#notes);
  }

  update(
    shown: readonly ShownPainting[],
    { live, rules, theme }: { readonly live: Live; readonly rules: Rules; readonly theme: Theme },
  ): void {
    this.#legend.replaceChildren(
      ...shown.map((each) => legend({ ...each, rules, theme, speech: this.#speech })),
      ...(live.territory.zoneList ? [listLegend(live.territory.zoneList, theme, this.#speech)] : []),
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
    const { undrawn, kind } = territory.sheet;
    const undrawnWords = kind === "cells" ? page.map.unplaced : page.map.withoutContour;
    const notes = [
      page.footer.compute(
        integer(territory.codes.length),
        integer(now.pairs),
        decimal(now.ms, now.ms < 10 ? 1 : 0),
      ),
      ...(kind === "cells" ? [page.map.cells] : []),
      ...(undrawn > 0 ? [undrawnWords(integer(undrawn))] : []),
      page.footer.local,
    ];
    this.#notes.replaceChildren(...notes.map((note) => element("span", {}, note)));
  }

  get isEmpty(): boolean {
    return this.#legend.childElementCount === 0;
  }
}
