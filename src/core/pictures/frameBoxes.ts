/** Where the mainland and the insets of the overseas territories stand in a picture. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The drawn mainland with Corsica is this many times as high as wide. */
export const mainlandAspect = 0.94;

/** Boxes of the main frame and of the insets, which leave 6 px to each other. */
export function frameBoxes(box: Box, insets: number, bay: boolean): { mainBox: Box; insetBoxes: Box[] } {
  if (insets === 0) return { mainBox: box, insetBoxes: [] };
  if (bay && box.width >= 500) return { mainBox: box, insetBoxes: bayBoxes(box, insets) };
  const gap = 6;
  const slots = Math.max(insets, 5);
  const wide = box.width >= box.height * 1.05;
  const side = wide
    ? Math.min(box.width / 6, (box.height - gap * (slots - 1)) / slots)
    : Math.min(box.height / 7, (box.width - gap * (slots - 1)) / slots);
  const mainBox = wide
    ? { ...box, x: box.x + side + gap, width: box.width - side - gap }
    : { ...box, height: box.height - side - gap };
  const top = box.y + box.height - (wide ? insets * (side + gap) - gap : side);
  const insetBoxes = Array.from({ length: insets }, (_, k) => ({
    x: wide ? box.x : box.x + k * (side + gap),
    y: wide ? top + k * (side + gap) : top,
    width: side,
    height: side,
  }));
  return { mainBox, insetBoxes };
}

/** Insets where the mainland leaves room, a ninth of its width each: three south of the Pyrenees, then others above the first, in the Bay of Biscay. */
function bayBoxes(box: Box, insets: number): Box[] {
  const gap = 6;
  const inRow = 3;
  const width = Math.min(box.width, box.height / mainlandAspect);
  const side = width * 0.108;
  const left = box.x + (box.width - width) / 2;
  const bottom = box.y + box.height / 2 + (width * mainlandAspect) / 2;
  const above = Math.max(0, insets - inRow);
  return Array.from({ length: insets }, (_, k) => ({
    x: left + Math.max(0, k - above) * (side + gap),
    y: bottom - side - Math.max(0, above - k) * (side + gap),
    width: side,
    height: side,
  }));
}
