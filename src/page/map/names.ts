import type { OverlayInks, OverlayMarks } from "./overlayMarks.ts";
import type { Placement } from "./raster.ts";
import type { Sheet } from "./sheet.ts";

/** Names of insets, then of the largest towns in sight, as many as fit without touching each other. */
export function drawNames(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  { scale, left, top }: Placement,
  dense: number,
  { towns, nameOf, selected }: OverlayMarks,
  inks: OverlayInks,
): void {
  const { width, height } = context.canvas;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const taken: [number, number, number, number][] = [];
  const write = (text: string, x: number, y: number, size: number, weight: number): boolean => {
    context.font = `${weight} ${size * dense}px "Source Sans 3", system-ui, sans-serif`;
    const half = (size * dense) / 2 + 2 * dense;
    const box: [number, number, number, number] = [
      x - 2 * dense,
      y - half,
      x + context.measureText(text).width + 4 * dense,
      y + half,
    ];
    if (
      taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])
    ) {
      return false;
    }
    taken.push(box);
    context.strokeStyle = inks.halo;
    context.lineWidth = 3 * dense;
    context.strokeText(text, x, y);
    context.fillStyle = inks.text;
    context.fillText(text, x, y);
    return true;
  };
  for (const inset of sheet.insets) {
    write(inset.name, inset.x * scale + left + 4 * dense, inset.y * scale + top + 9 * dense, 10, 600);
  }
  const most = Math.round((width * height) / dense / dense / 22_000);
  let written = 0;
  const order = selected >= 0 ? [selected, ...towns] : towns;
  for (const commune of order) {
    if (written >= most && commune !== selected) break;
    const x = sheet.x[commune] * scale + left;
    const y = sheet.y[commune] * scale + top;
    if (!(x > 0 && y > 0 && x < width && y < height)) continue;
    const isSelected = commune === selected;
    if (!write(nameOf(commune), x + 5 * dense, y, isSelected ? 13 : 11.5, isSelected ? 700 : 500)) continue;
    written++;
    context.beginPath();
    context.arc(x, y, 2 * dense, 0, 2 * Math.PI);
    context.fillStyle = inks.text;
    context.strokeStyle = inks.halo;
    context.lineWidth = 1.5 * dense;
    context.stroke();
    context.fill();
  }
}
