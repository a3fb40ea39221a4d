import { element } from "../dom.ts";

/** What the pointer is on, said beside it. */
export class Tip {
  readonly root = element("div", { class: "tip", hidden: true, role: "tooltip" });

  hide(): void {
    this.root.hidden = true;
  }

  /** Lines at a place of the maps' box; the first and the third, the name and the value, stand out. */
  show(lines: readonly string[], x: number, y: number, box: HTMLElement): void {
    const [name, where, value, people] = lines;
    this.root.replaceChildren(
      element("strong", {}, name),
      element("span", {}, where),
      element("strong", {}, value),
      element("span", {}, people),
    );
    this.root.hidden = false;
    const { clientWidth, clientHeight } = box;
    const { offsetWidth, offsetHeight } = this.root;
    const [left, top] = [x + 16, y + 16];
    this.root.style.left = `${Math.max(6, Math.min(left, clientWidth - offsetWidth - 6))}px`;
    this.root.style.top = `${top + offsetHeight > clientHeight ? Math.max(6, y - offsetHeight - 12) : top}px`;
  }
}
