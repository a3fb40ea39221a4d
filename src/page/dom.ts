/** Elements in one call. Text is always text: no name or figure ever becomes markup. */
type Child = Node | string | undefined | false;
type Properties = Readonly<Record<string, unknown>>;

/** An element; `on…` properties are listeners, `class` and `aria-*`, `data-*`, `for`, `role` attributes, the rest properties. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value as EventListener);
    else if (name === "class" || name === "role" || name === "for" || name.includes("-")) {
      made.setAttribute(name, String(value));
    } else Object.assign(made, { [name]: value });
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}

/** An SVG element with these attributes. */
export function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** A label, and the one in its place on narrow screens. */
export function longOrShort(long: string, short: string): HTMLElement[] {
  return [element("span", { class: "long" }, long), element("span", { class: "short" }, short)];
}
