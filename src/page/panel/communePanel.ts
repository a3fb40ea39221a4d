import { departmentName } from "../../core/territory/names.ts";
import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import type { CommuneReading, Live } from "../live.ts";
import type { State, Store } from "../state.ts";
import { rippleOf } from "./ripple.ts";

/** Contributions listed before the reader asks for all. */
const SHOWN = 8;
const MOST_MOVED = 20;

/** A commune: its figures, where its accessibility comes from, and what a doctor more or less would change. */
export class CommunePanel {
  readonly root = element("div", { class: "commune" });
  readonly #store: Store;
  readonly #speech: Speech;
  readonly #goTo: (commune: number) => void;
  #allShown = false;
  #commune = "";

  constructor(store: Store, speech: Speech, goTo: (commune: number) => void) {
    this.#store = store;
    this.#speech = speech;
    this.#goTo = goTo;
    this.root.append(element("p", { class: "soft" }, speech.page.commune.none));
  }

  update(live: Live, state: State): void {
    const { page } = this.#speech;
    if (state.commune !== this.#commune) {
      this.#commune = state.commune;
      this.#allShown = false;
    }
    const reading = live.commune;
    if (state.commune === "" || !reading) {
      const isKnown = live.territory.codes.includes(state.commune);
      if (!isKnown)
        this.root.replaceChildren(
          element("p", { class: "soft" }, page.commune.none),
          this.#moves(live, state),
        );
      return;
    }
    const focused = document.activeElement?.id;
    this.root.replaceChildren(
      this.#heading(live, reading),
      this.#whatIf(live, state, reading),
      this.#moves(live, state),
      this.#origins(live, reading, state),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  #heading(live: Live, { commune, accessibility }: CommuneReading): HTMLElement {
    const { page, core } = this.#speech;
    const { integer, decimal } = core.numbers;
    const { territory, now } = live;
    const [first, second] = now.settings.ages.map((age) => core.summary.variantName(String(age)));
    const department = departmentName(territory.departments[commune]);
    const fact = (label: string, value: string) => [
      element("dt", {}, label),
      element("dd", { class: "number" }, value),
    ];
    return element(
      "div",
      {},
      element(
        "h2",
        { id: "commune-name" },
        core.explain.title(territory.names[commune], territory.codes[commune]),
      ),
      element("p", { class: "soft" }, department),
      element(
        "div",
        { class: "headline two" },
        ...[first, second].map((doctors, at) =>
          element(
            "div",
            { class: at === 0 ? "card main" : "card", id: `commune-apl-${at}` },
            element("span", { class: "card-label" }, `APL, ${core.summary.variant} ${doctors}`),
            element("strong", { class: "card-value" }, decimal(accessibility[at], 2)),
          ),
        ),
      ),
      element(
        "dl",
        { class: "facts" },
        ...fact(page.commune.population, integer(territory.population[commune])),
        ...fact(page.commune.demand, integer(now.demand[commune])),
        ...fact(page.commune.supplyHere, page.commune.perYear(integer(now.supply[0][commune]))),
      ),
    );
  }

  #whatIf(live: Live, state: State, { commune, doctors, added }: CommuneReading): HTMLElement {
    const { page, core } = this.#speech;
    const words = page.commune;
    const code = live.territory.codes[commune];
    const moved = state.settings.doctors[code] ?? 0;
    const hasDoctors = doctors === undefined ? live.now.supply[0][commune] > 0 : doctors > 0;
    const change = (by: number) => {
      const { [code]: before = 0, ...others } = this.#store.state.settings.doctors;
      const after = before + by;
      this.#store.move({ doctors: after === 0 ? others : { ...others, [code]: after } });
    };
    const button = (id: string, text: string, by: number, enabled: boolean) =>
      element("button", { type: "button", id, disabled: !enabled, onclick: () => change(by) }, text);
    const said =
      moved > 0 ? words.added(moved, core.numbers.integer(added)) : moved < 0 ? words.removed(-moved) : "";
    return element(
      "section",
      { class: "what-if", "aria-label": words.whatIf },
      element("h3", {}, words.whatIf),
      element(
        "div",
        { class: "row" },
        button("add-doctor", words.add, 1, moved < MOST_MOVED),
        button("remove-doctor", words.remove, -1, (hasDoctors || moved > 0) && moved > -MOST_MOVED),
        moved !== 0 && button("undo-doctor", words.undo, -moved, true),
      ),
      said !== "" && element("p", { class: "small" }, said),
    );
  }

  /** What the settings, and the doctors moved, change against the reference. */
  #moves(live: Live, state: State): HTMLElement {
    const words = this.#speech.page.commune;
    const { integer, decimal } = this.#speech.core.numbers;
    const root = element("section", { class: "ripple", id: "ripple", "aria-live": "polite" });
    if (!live.isComputed || state.settings === state.reference) return root;
    const { gaining, losing } = rippleOf(live.now, live.before, live.territory.population);
    if (gaining.communes + losing.communes === 0) return root;
    const here = live.territory.codes.indexOf(state.commune);
    const difference = live.now.accessibility[0][here] - live.before.accessibility[0][here];
    const sign = difference > 0 ? "+" : "";
    root.append(
      element("h3", {}, words.ripple),
      element(
        "ul",
        { class: "plain-list" },
        gaining.communes > 0 &&
          element(
            "li",
            { class: "gain" },
            words.gain(integer(gaining.communes), integer(gaining.inhabitants)),
          ),
        losing.communes > 0 &&
          element("li", { class: "loss" }, words.loss(integer(losing.communes), integer(losing.inhabitants))),
        here >= 0 &&
          !Number.isNaN(difference) &&
          element("li", {}, words.here(`${sign}${decimal(difference, 3)}`)),
      ),
      element(
        "button",
        {
          type: "button",
          id: "show-ripple",
          class: "plain",
          onclick: () => this.#store.update({ shown: "difference", mesh: "commune" }),
        },
        words.showRipple,
      ),
    );
    return root;
  }

  #origins(live: Live, { contributions, accessibility, commune }: CommuneReading, state: State): HTMLElement {
    const { page, core } = this.#speech;
    const words = core.explain;
    const { decimal, integer, percent } = core.numbers;
    if (Number.isNaN(accessibility[0])) return element("p", {}, words.missing);
    if (contributions.length === 0) return element("p", {}, words.nothing);
    const shown = this.#allShown ? contributions : contributions.slice(0, SHOWN);
    const rows = shown.map(({ destination, minutes, weight, supply, contribution }) => {
      const share = accessibility[0] > 0 ? contribution[0] / accessibility[0] : 0;
      const name = element(
        "button",
        { type: "button", class: "plain", onclick: () => this.#goTo(destination) },
        live.territory.names[destination],
      );
      const bar = element("progress", { max: 1, value: share, "aria-hidden": "true", tabIndex: -1 });
      return element(
        "tr",
        {},
        element("th", { scope: "row" }, name),
        element("td", { class: "number" }, decimal(minutes, 0)),
        element("td", { class: "number" }, decimal(weight, 2)),
        element("td", { class: "number" }, integer(supply[0])),
        element("td", { class: "number" }, decimal(contribution[0], 2)),
        element("td", { class: "number share" }, percent(share, 0), bar),
      );
    });
    const head = [
      words.destination,
      words.minutes,
      words.weight,
      page.commune.supply,
      words.contribution,
      words.share,
    ];
    const more = () => {
      this.#allShown = true;
      this.update(live, state);
    };
    return element(
      "section",
      { class: "origins" },
      element("h3", { id: "origins-title" }, page.commune.from),
      element(
        "div",
        { class: "scroll", tabIndex: 0, role: "region", "aria-labelledby": "origins-title" },
        element(
          "table",
          { id: "origins", "data-commune": live.territory.codes[commune] },
          element(
            "thead",
            {},
            element("tr", {}, ...head.map((text) => element("th", { scope: "col" }, text))),
          ),
          element("tbody", {}, ...rows),
        ),
      ),
      shown.length < contributions.length &&
        element(
          "button",
          { type: "button", class: "plain", onclick: more },
          page.commune.allShown(integer(contributions.length)),
        ),
    );
  }
}
