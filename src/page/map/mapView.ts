import { element } from "../dom.ts";
import type { Camera } from "../state.ts";
import { placementOf, type Size } from "./camera.ts";
import { listenToGestures } from "./gestures.ts";
import { drawHovered, drawOverlay } from "./overlay.ts";
import type { OverlayInks, OverlayMarks } from "./overlayMarks.ts";
import type { Placement } from "./raster.ts";
import { recolour } from "./recolour.ts";
import type { SheetRaster } from "./sheet.ts";

export interface MapListener {
  readonly moved: (camera: Camera) => void;
  /** The commune under the pointer, -1 for none, with the pointer's place in the map. */
  readonly hovered: (commune: number, x: number, y: number) => void;
  readonly picked: (commune: number) => void;
}

/** More pixels than this are drawn at a lower density: recolouring must stay within a frame. */
const MOST_PIXELS = 3_000_000;
/** The id raster is redrawn once the camera has been still for this long; until then its picture is stretched. */
const STILL_MS = 90;

/**
 * One map: an id raster coloured by look-up, and vectors (borders, names, selection) on a canvas above it.
 * `colours` is one canvas pixel per commune; changing them costs one look-up a pixel.
 */
export class MapView {
  readonly root: HTMLElement;
  /** What the pointer and the keyboard act on. */
  readonly surface: HTMLCanvasElement;
  readonly #ground = element("canvas", { class: "map-ground", "aria-hidden": "true" });
  readonly #lines = element("canvas", { class: "map-lines", "aria-hidden": "true" });
  readonly #context: CanvasRenderingContext2D;
  readonly #overlay: CanvasRenderingContext2D;
  readonly #hover: CanvasRenderingContext2D;
  /** As the observer of sizes last told: asking the document would lay it out in the middle of a slider's step. */
  #size: Size = { width: 0, height: 0 };
  #raster: SheetRaster | undefined;
  #camera: Camera;
  #colours: Uint32Array = new Uint32Array(1);
  #picture: ImageData | undefined;
  #pixels: Uint32Array = new Uint32Array(0);
  readonly #still = element("canvas");
  #isStillKept = false;
  #stillPlacement: Placement | undefined;
  #hovered = -1;
  #timer = 0;
  #frame = 0;
  #marks: OverlayMarks | undefined;
  #inks: OverlayInks | undefined;

  constructor(camera: Camera, label: string, listener: MapListener) {
    this.#camera = camera;
    this.surface = element("canvas", {
      class: "map-surface",
      tabIndex: 0,
      role: "img",
      "aria-label": label,
      "aria-keyshortcuts": "ArrowUp ArrowDown ArrowLeft ArrowRight + - 0",
    });
    this.#context = this.#ground.getContext("2d")!;
    this.#overlay = this.#lines.getContext("2d")!;
    this.#hover = this.surface.getContext("2d")!;
    this.root = element("div", { class: "map" }, this.#ground, this.#lines, this.surface);
    listenToGestures(this.surface, {
      camera: () => this.#camera,
      size: () => this.size,
      moved: listener.moved,
      pointed: (x, y) => listener.hovered(this.communeAt(x, y), x, y),
      left: () => listener.hovered(-1, 0, 0),
      picked: (x, y) => {
        const commune = this.communeAt(x, y);
        if (commune >= 0) listener.picked(commune);
      },
    });
    new ResizeObserver(() => this.#resize()).observe(this.root);
  }

  get size(): Size {
    return this.#size;
  }

  setSheet(raster: SheetRaster): void {
    this.#raster = raster;
    this.#settle();
  }

  setCamera(camera: Camera): void {
    if (camera === this.#camera) return;
    this.#camera = camera;
    this.#schedule();
  }

  /** u32[communes + 2]: the pixel of what lies outside, of each commune, then of bare land. Drawn at once. */
  setColours(colours: Uint32Array): void {
    this.#colours = colours;
    this.#paint();
  }

  setMarks(marks: OverlayMarks, inks: OverlayInks): void {
    this.#marks = marks;
    this.#inks = inks;
    this.#requestOverlay();
  }

  /** The commune under the pointer of either map; -1 for none. */
  setHovered(commune: number): void {
    this.#hovered = commune;
    this.#drawHovered();
  }

  /** The commune at a place of the map in CSS pixels; -1 where there is none. */
  communeAt(x: number, y: number): number {
    if (!this.#raster || this.#ground.width === 0) return -1;
    const ratio = this.#ratio();
    const { ids, width, height } = this.#rasterNow();
    const column = Math.floor(x * ratio);
    const row = Math.floor(y * ratio);
    if (column < 0 || row < 0 || column >= width || row >= height) return -1;
    const commune = ids[row * width + column] - 1;
    return commune < this.#raster.sheet.x.length ? commune : -1;
  }

  /** Canvas pixels in a CSS pixel. */
  #ratio(): number {
    const { width, height } = this.size;
    const wanted = Math.min(3, globalThis.devicePixelRatio || 1);
    return Math.min(wanted, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
  }

  #placement(): Placement {
    const ratio = this.#ratio();
    const { scale, left, top } = placementOf(this.#camera, this.size);
    return { scale: scale * ratio, left: left * ratio, top: top * ratio };
  }

  #rasterNow() {
    return this.#raster!.at(this.#placement(), this.#ground.width, this.#ground.height);
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.root;
    this.#size = { width, height };
    if (width === 0 || height === 0) return;
    const ratio = this.#ratio();
    this.#ground.width = Math.max(1, Math.round(width * ratio));
    this.#ground.height = Math.max(1, Math.round(height * ratio));
    const dense = globalThis.devicePixelRatio || 1;
    for (const canvas of [this.#lines, this.surface]) {
      canvas.width = Math.round(width * dense);
      canvas.height = Math.round(height * dense);
    }
    this.#picture = undefined;
    this.#settle();
  }

  /** While the camera moves the last picture is stretched; once it is still, the ids are drawn anew. */
  #schedule(): void {
    if (!this.#isStillKept) this.#keepStill();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#settle(), STILL_MS);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#stretch());
  }

  #stretch(): void {
    this.#frame = 0;
    const from = this.#stillPlacement;
    if (!from) return;
    const to = this.#placement();
    const factor = to.scale / from.scale;
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, this.#ground.width, this.#ground.height);
    this.#context.imageSmoothingEnabled = false;
    this.#context.setTransform(
      factor,
      0,
      0,
      factor,
      to.left - from.left * factor,
      to.top - from.top * factor,
    );
    this.#context.drawImage(this.#still, 0, 0);
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#drawOverlay();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#stillPlacement = undefined;
    this.#paint();
    this.#drawOverlay();
  }

  #paint(): void {
    const { width, height } = this.#ground;
    if (!this.#raster || this.#size.width === 0 || width === 0) return;
    if (this.#stillPlacement && this.#timer !== 0 && this.#moving()) return;
    const raster = this.#rasterNow();
    if (this.#colours.length !== this.#raster.sheet.x.length + 2) return;
    if (!this.#picture || this.#picture.width !== width || this.#picture.height !== height) {
      this.#picture = this.#context.createImageData(width, height);
      this.#pixels = new Uint32Array(this.#picture.data.buffer);
    }
    recolour(raster, this.#colours, this.#pixels);
    this.#context.putImageData(this.#picture, 0, 0);
    this.#stillPlacement = this.#placement();
    this.#isStillKept = false;
  }

  #moving(): boolean {
    const now = this.#placement();
    const from = this.#stillPlacement!;
    return now.scale !== from.scale || now.left !== from.left || now.top !== from.top;
  }

  /** A copy of the picture, to stretch while the camera moves: taken when it begins to. */
  #keepStill(): void {
    const { width, height } = this.#ground;
    this.#still.width = width;
    this.#still.height = height;
    if (width > 0 && height > 0) this.#still.getContext("2d")!.drawImage(this.#ground, 0, 0);
    this.#isStillKept = true;
  }

  #requestOverlay(): void {
    requestAnimationFrame(() => this.#drawOverlay());
  }

  #drawOverlay(): void {
    if (!this.#raster || !this.#marks || !this.#inks || this.size.width === 0) return;
    const { dense, placement } = this.#densePlacement();
    drawOverlay(this.#overlay, this.#raster, placement, dense, this.#marks, this.#inks);
    this.#drawHovered();
  }

  #drawHovered(): void {
    if (!this.#raster || !this.#inks || this.size.width === 0) return;
    const { dense, placement } = this.#densePlacement();
    drawHovered(this.#hover, this.#raster, placement, dense, this.#hovered, this.#inks);
  }

  /** Where the sheet lies on the canvases of lines, and their pixels in a CSS pixel. */
  #densePlacement(): { readonly dense: number; readonly placement: Placement } {
    const dense = this.surface.width / Math.max(1, this.size.width);
    const { scale, left, top } = placementOf(this.#camera, this.size);
    return { dense, placement: { scale: scale * dense, left: left * dense, top: top * dense } };
  }
}
