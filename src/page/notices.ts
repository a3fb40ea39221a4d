import type { Language } from "../core/words/words.ts";
import { type Problem, problemInEnglish } from "../table/problems.ts";
import { element } from "./dom.ts";
import { RefusedError } from "./engine/client.ts";

/** How many problems are listed, as on the command line; the others are counted. */
const shown = 20;

/** Messages at the foot of the page, read out to screen readers; errors stay until they are closed. */
export class Notices {
  /** The language of the page, which is that of problems. */
  language: Language;
  readonly root = element("div", { class: "notices", role: "status", "aria-live": "polite" });

  constructor(language: Language) {
    this.language = language;
  }

  /** A message that goes away by itself. */
  say(text: string): void {
    const notice = element("div", { class: "notice" }, element("p", {}, text));
    this.root.replaceChildren(notice);
    setTimeout(() => notice.remove(), 5000);
  }

  /** What could not be done: the problems of the reader's files, else what the error says. */
  async fail(title: string, error: unknown, close: string): Promise<void> {
    if (error instanceof RefusedError && error.problems.length > 0) {
      await this.warn(title, error.problems, close, true);
    } else {
      const words = await problemWords();
      const text = error instanceof Error ? error.message : String(error);
      await this.warn(title, [words?.messageIn(text, this.language) ?? text], close, true);
    }
  }

  /** A message that stays, with every problem under it: the first, and a count. */
  async warn(
    title: string,
    problems: readonly (Problem | string)[],
    close: string,
    isError = false,
  ): Promise<void> {
    const lines = await Promise.all(problems.slice(0, shown).map((each) => this.#line(each)));
    if (problems.length > shown) lines.push(`… +${problems.length - shown}`);
    const notice = element(
      "div",
      { class: isError ? "notice error" : "notice", role: isError ? "alert" : "note" },
      element("strong", {}, title),
      element("button", { type: "button", onclick: () => notice.remove() }, close),
      lines.length > 0 && element("ul", { tabIndex: 0 }, ...lines.map((line) => element("li", {}, line))),
    );
    this.root.replaceChildren(notice);
  }

  async #line(problem: Problem | string): Promise<string> {
    if (typeof problem === "string") return problem;
    const words = await problemWords();
    return words?.describeProblem(problem, this.language) ?? problemInEnglish(problem);
  }
}

/** The words of problems, fetched when there is a first one: 19 kB that most readers never need. Undefined where the server is gone. */
const problemWords = () => import("../core/words/problems/describe.ts").catch(() => undefined);
