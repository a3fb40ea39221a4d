import { describeProblem, type Problem } from "../table/problems.ts";
import { element } from "./dom.ts";

/** Messages at the foot of the page, read out to screen readers; errors stay until they are closed. */
export class Notices {
  readonly root = element("div", { class: "notices", role: "status", "aria-live": "polite" });

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
      .map((each) => (typeof each === "string" ? each : describeProblem(each)));
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
