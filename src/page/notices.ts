import { describeProblem, messageIn } from "../core/words/problems/describe.ts";
import type { Language } from "../core/words/words.ts";
import type { Problem } from "../table/problems.ts";
import { element } from "./dom.ts";
import { RefusedError } from "./engine/client.ts";

/** Messages at the foot of the page, read out to screen readers; errors stay until they are closed. */
export class Notices {
  /** The language of the page, which is that of problems. */
  language: Language;
  readonly root = element("div", { class: "notices", role: "status", "aria-live": "polite" });

  constructor(language: Language) {
    this.language = language;
  }

  /** What could not be done: the problems of the reader's files, else what the error says. */
  fail(title: string, error: unknown, close: string): void {
    if (error instanceof RefusedError && error.problems.length > 0) this.warn(title, error.problems, close);
    else {
      const text = error instanceof Error ? error.message : String(error);
      this.warn(title, [messageIn(text, this.language)], close);
    }
  }

  /** A message that goes away by itself. */
  say(text: string): void {
    const notice = element("div", { class: "notice" }, element("p", {}, text));
    this.root.replaceChildren(notice);
    setTimeout(() => notice.remove(), 5000);
  }

  /** A message that stays, with every problem under it: first 20 and a count, as on the command line. */
  warn(title: string, problems: readonly (Problem | string)[], close: string, isError = true): void {
    const lines = problems
      .slice(0, 20)
      .map((each) => (typeof each === "string" ? each : describeProblem(each, this.language)));
    if (problems.length > 20) lines.push(`… +${problems.length - 20}`);
    const notice = element(
      "div",
      { class: isError ? "notice error" : "notice", role: isError ? "alert" : "note" },
      element("strong", {}, title),
      element("button", { type: "button", onclick: () => notice.remove() }, close),
      lines.length > 0 && element("ul", { tabIndex: 0 }, ...lines.map((line) => element("li", {}, line))),
    );
    this.root.replaceChildren(notice);
  }
}
