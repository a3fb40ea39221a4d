/**
 * Shapes of a map as flat arrays: ring r holds the points `ringStart[r] … ringStart[r + 1]` and belongs to shape
 * `shapeOf[r]`, rings of one shape side by side, shapes ascending. Coordinates are those of the sheet: x to the right,
 * y down.
 */
export interface Shapes {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly ringStart: Uint32Array;
  readonly shapeOf: Uint32Array;
}

/** Rings as they are found, then as flat arrays. */
export class GrowingShapes {
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #ringStart: number[] = [0];
  readonly #shapeOf: number[] = [];

  /** A ring of x0, y0, x1, y1…, its first point not repeated. */
  add(shape: number, ring: ArrayLike<number>): void {
    for (let at = 0; at < ring.length; at += 2) {
      this.#x.push(ring[at]);
      this.#y.push(ring[at + 1]);
    }
    this.#ringStart.push(this.#x.length);
    this.#shapeOf.push(shape);
  }

  shapes(): Shapes {
    return {
      x: Float32Array.from(this.#x),
      y: Float32Array.from(this.#y),
      ringStart: Uint32Array.from(this.#ringStart),
      shapeOf: Uint32Array.from(this.#shapeOf),
    };
  }
}

/** The rings of a shape as a path; of all shapes where none is named. */
export function pathOf({ x, y, ringStart, shapeOf }: Shapes, shape?: number): Path2D {
  const path = new Path2D();
  let ring = shape === undefined ? 0 : firstRing(shapeOf, shape);
  for (; ring < shapeOf.length && (shape === undefined || shapeOf[ring] === shape); ring++) {
    for (let point = ringStart[ring]; point < ringStart[ring + 1]; point++) {
      if (point === ringStart[ring]) path.moveTo(x[point], y[point]);
      else path.lineTo(x[point], y[point]);
    }
    path.closePath();
  }
  return path;
}

function firstRing(shapeOf: Uint32Array, shape: number): number {
  let low = 0;
  let high = shapeOf.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (shapeOf[middle] < shape) low = middle + 1;
    else high = middle;
  }
  return low;
}
