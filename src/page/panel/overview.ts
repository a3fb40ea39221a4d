import type { Theme } from "../../core/pictures/palettes.ts";
import { chartWords } from "../../core/words/charts.ts";
import type { ChartName } from "../charts/plots.ts";
import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import type { Live } from "../live.ts";
import { sameSettings } from "../settings.ts";
import type { State } from "../state.ts";

/** The headline figures, then the charts: of the chosen territory, against the reference. */
export class Overview {
  readonly root: HTMLElement;
  readonly #speech: Speech;
  readonly #headline = element("div", { class: "headline" });
  readonly #charts: readonly { readonly name: ChartName; readonly figure: HTMLElement }[];
  readonly #caption = element("p", { class: "small soft" });
  readonly #key = element("p", { class: "chart-key small" });
  #drawing = 0;

  constructor(speech: Speech) {
    this.#speech = speech;
    const titles = chartWords[speech.core.language];
    this.#charts = chartNames.map((name) => ({
      name,
      figure: element("div", { class: "chart-body" }),
    }));
    this.root = element(
      "div",
      { class: "overview" },
      this.#headline,
      this.#caption,
      this.#key,
      ...this.#charts.map(({ name, figure }) =>
        element(
          "figure",
          { class: "chart", id: `chart-${name}` },
          element("figcaption", {}, element("h3", {}, titles[name])),
          figure,
        ),
      ),
    );
  }

  update(live: Live, state: State, theme: Theme): void {
    const { readings } = live;
    if (!readings) return;
    const { page, core } = this.#speech;
    const { decimal, percent, integer } = core.numbers;
    const words = page.overview;
    const { now, before } = readings;
    const compared = !sameSettings(state.settings, state.reference);
    const [low, high] = state.thresholds;
    const card = (id: string, label: string, value: string, reference: string, isMain = false) =>
      element(
        "div",
        { class: isMain ? "card main" : "card", id: `figure-${id}` },
        element("span", { class: "card-label" }, label),
        element("strong", { class: "card-value" }, value),
        compared && element("span", { class: "card-reference" }, words.reference(reference)),
      );
    const over = (share: number) => percent(1 - share);
    this.#headline.replaceChildren(
      card("mean", words.mean, decimal(now.summary.mean, 2), decimal(before.summary.mean, 2), true),
      card(
        "under",
        words.under(decimal(low, 1)),
        percent(now.summary.shares[0].share),
        percent(before.summary.shares[0].share),
      ),
      card(
        "over",
        words.over(decimal(high, 1)),
        over(now.summary.shares[1].share),
        over(before.summary.shares[1].share),
      ),
      card("gini", words.gini, decimal(now.summary.gini, 3), decimal(before.summary.gini, 3)),
    );
    const { communes, population, missing } = now.summary;
    this.#caption.textContent = [
      words.summaryOf(integer(communes), integer(population)),
      ...(missing > 0 ? [core.summary.missing(integer(missing))] : []),
    ].join(" · ");
    this.#key.replaceChildren(...(compared ? [element("span", { class: "key before" }, words.before)] : []));
    void this.#draw(live, state, theme, compared);
  }

  /** Charts are drawn where they can be seen, by the library loaded at the first need. */
  async #draw(live: Live, state: State, theme: Theme, compared: boolean): Promise<void> {
    const drawing = ++this.#drawing;
    const plots = await import("../charts/plots.ts");
    const { readings } = live;
    const width = this.root.clientWidth;
    if (drawing !== this.#drawing || !readings || width === 0) return;
    const input = {
      now: readings.now,
      before: compared ? readings.before : undefined,
      thresholds: state.thresholds,
      theme,
      speech: this.#speech,
      width,
    };
    for (const { name, figure } of this.#charts) {
      figure.replaceChildren(plots.drawnPlot(name, input));
      // one chart a task: the page answers in between
      await new Promise((resolve) => setTimeout(resolve));
      if (drawing !== this.#drawing) return;
    }
  }
}

const chartNames = ["distribution", "tenths", "thresholds", "lorenz"] as const satisfies readonly ChartName[];
