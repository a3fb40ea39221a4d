import type { Camera } from "../state.ts";
import { panned, type Size, wholeSheet, zoomed } from "./camera.ts";

export interface Gestures {
  readonly camera: () => Camera;
  readonly size: () => Size;
  /** The camera moved; `settled` once the hand is still. */
  readonly moved: (camera: Camera) => void;
  readonly pointed: (x: number, y: number) => void;
  readonly left: () => void;
  readonly picked: (x: number, y: number) => void;
}

/** A press that moves less than this many pixels is a click. */
const CLICK = 5;

/** Mouse, touch, pen, wheel and keyboard on a map: drag, pinch, wheel, double click; arrows, + and -, 0 for all of it. */
export function listenToGestures(target: HTMLElement, gestures: Gestures): void {
  const pointers = new Map<number, { x: number; y: number }>();
  let travelled = 0;

  target.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    target.setPointerCapture(event.pointerId);
    if (pointers.size === 0) travelled = 0;
    pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
  });

  target.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") gestures.pointed(event.offsetX, event.offsetY);
      return;
    }
    const now = { x: event.offsetX, y: event.offsetY };
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled < CLICK) return;
    const size = gestures.size();
    if (!other) {
      gestures.moved(panned(gestures.camera(), now.x - before.x, now.y - before.y, size));
    } else {
      const factor =
        Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
      const nearer = zoomed(gestures.camera(), factor, (now.x + other.x) / 2, (now.y + other.y) / 2, size);
      gestures.moved(panned(nearer, (now.x - before.x) / 2, (now.y - before.y) / 2, size));
    }
  });

  const released = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId) || event.type === "pointercancel") return;
    if (travelled < CLICK && pointers.size === 0) gestures.picked(event.offsetX, event.offsetY);
  };
  target.addEventListener("pointerup", released);
  target.addEventListener("pointercancel", released);
  target.addEventListener("pointerleave", () => gestures.left());

  target.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const factor = 2 ** ((-event.deltaY * lines) / (event.ctrlKey ? 100 : 300));
      gestures.moved(zoomed(gestures.camera(), factor, event.offsetX, event.offsetY, gestures.size()));
    },
    { passive: false },
  );

  target.addEventListener("dblclick", (event) => {
    gestures.moved(zoomed(gestures.camera(), 2, event.offsetX, event.offsetY, gestures.size()));
  });

  target.addEventListener("keydown", (event) => {
    const moved = keyMove(event.key, gestures.camera(), gestures.size());
    if (!moved || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    gestures.moved(moved);
  });
}

/** What a key does to the camera; undefined for keys that are not the map's. */
function keyMove(key: string, camera: Camera, size: Size): Camera | undefined {
  const step = Math.min(size.width, size.height) / 6;
  const [x, y] = [size.width / 2, size.height / 2];
  switch (key) {
    case "ArrowLeft":
      return panned(camera, step, 0, size);
    case "ArrowRight":
      return panned(camera, -step, 0, size);
    case "ArrowUp":
      return panned(camera, 0, step, size);
    case "ArrowDown":
      return panned(camera, 0, -step, size);
    case "+":
    case "=":
      return zoomed(camera, 1.5, x, y, size);
    case "-":
      return zoomed(camera, 1 / 1.5, x, y, size);
    case "0":
      return wholeSheet;
    default:
      return undefined;
  }
}
