import { instantiateKernel, type Kernel } from "./kernel.ts";
import type { KernelFunctions } from "./kernelFunctions.ts";
import { addressAt, isWide } from "./memory.ts";
import { WINDOW } from "./slots.ts";
import {
  LANES,
  type SweepArrays,
  type SweepMemory,
  type SweepShape,
  type SweepWorkspace,
  sweepArraysOf,
} from "./sweepMemory.ts";

/** What one variant of eight scenarios is summed up by. */
export interface Digesting {
  /** Position of the demand that all eight share. */
  readonly demand: number;
  /** Position among the weights of zone means: that of a demand, or `demands` for inhabitants; none without zones. */
  readonly zoneWeight: number | undefined;
  /** Bins of the histogram for one consultation. */
  readonly binsPerUnit: number;
  /** Sees f64[communes of a window][8], for the communes from `begin` on, before the next window overwrites it. */
  readonly each: ((begin: number, end: number, accessibility: Float64Array) => void) | undefined;
}

/**
 * Eight scenarios at once, on one workspace of a territory laid out by `layOutSweep`. They share a demand; decays and
 * supply are their own, written into the workspace's arrays `[x][8]`, lanes inside.
 */
export class SweepEngine {
  readonly shape: SweepShape;
  /** f64[classes][8], where there are classes. */
  readonly weights: Float64Array;
  /** f64[pieces][8] and u16[codes], where there are none: the weight of a code is that of its piece. */
  readonly table: Float64Array;
  readonly piece: Uint16Array;
  /** Per variant f64[active][8], by position among the active communes. */
  readonly supply: readonly Float64Array[];
  /** f64[2][8]: sums of demand x accessibility, and of inhabitants x accessibility. */
  readonly means: Float64Array;
  /** f64[thresholds][8]: inhabitants under each threshold. */
  readonly under: Float64Array;
  /** f64[bins][8][4]: inhabitants, demand, demand x accessibility. */
  readonly bins: Float64Array;
  /** f64[zones][8]: sums of weight x accessibility. */
  readonly zoneSums: Float64Array;
  readonly #kernel: KernelFunctions;
  readonly #arrays: SweepArrays;
  readonly #space: SweepWorkspace;

  constructor(kernel: Kernel, sweep: SweepMemory, workspace: number) {
    this.#kernel = instantiateKernel(kernel, sweep.memory);
    this.#arrays = sweepArraysOf(sweep);
    this.#space = this.#arrays.workspaces[workspace];
    this.shape = sweep.shape;
    const { weights, table, piece, supply, means, under, bins, zoneSums } = this.#space;
    this.weights = weights.array;
    this.table = table.array;
    this.piece = piece.array as Uint16Array;
    this.supply = supply.map(({ array }) => array);
    this.means = means.array;
    this.under = under.array;
    this.bins = bins.array;
    this.zoneSums = zoneSums.array;
  }

  /** Step 1, for all variants: demand within reach of each active commune. */
  sumDemand(demand: number): void {
    const { communes, active, classes } = this.shape;
    const { columns, demandSums, demand: demands } = this.#arrays;
    const { weights, table, piece, catchment } = this.#space;
    if (classes > 0) {
      this.#kernel.blend(0, active, classes, demandSums[demand].address, weights.address, catchment.address);
      return;
    }
    const { row, first } = columns.classes[0];
    this.#kernel.sumTablePlain(
      isWide(communes),
      0,
      active,
      row.address,
      first.address,
      columns.id.address,
      columns.code.address,
      piece.address,
      table.address,
      demands[demand].address,
      catchment.address,
    );
  }

  /** Step 2 of a variant, after `sumDemand`; leaves `means`, `under`, `bins` and `zoneSums`. */
  digest(variant: number, digesting: Digesting): void {
    const { communes, active } = this.shape;
    const { supply, catchment, ratio, accessibility } = this.#space;
    for (const sums of [this.means, this.under, this.bins, this.zoneSums]) sums.fill(0);
    this.#kernel.divideLanes(0, active, supply[variant].address, catchment.address, ratio.address);
    for (let begin = 0; begin < communes; begin += WINDOW) {
      const end = Math.min(communes, begin + WINDOW);
      this.#sumRatios(begin, end);
      this.#addWindow(begin, end, digesting);
      digesting.each?.(begin, end, accessibility.array);
    }
  }

  /** Ratios within reach of each commune of a window. */
  #sumRatios(begin: number, end: number): void {
    const { active, classes } = this.shape;
    const { rows } = this.#arrays;
    const { weights, table, piece, ratio, accessibility } = this.#space;
    const wide = isWide(active);
    const out = addressAt(accessibility, -begin * LANES);
    const [id, code, ratios] = [rows.id.address, rows.code.address, ratio.address];
    if (classes === 0) {
      const [row, first] = [rows.classes[0].row.address, rows.classes[0].first.address];
      this.#kernel.sumTable(
        wide,
        begin,
        end,
        row,
        first,
        id,
        code,
        piece.address,
        table.address,
        ratios,
        out,
      );
      return;
    }
    for (let k = 0; k < classes; k++) {
      const [row, first] = [rows.classes[k].row.address, rows.classes[k].first.address];
      const weight = addressAt(weights, k * LANES);
      this.#kernel.sumClass(wide, k > 0, begin, end, row, first, id, weight, ratios, out);
    }
  }

  #addWindow(begin: number, end: number, { demand, zoneWeight, binsPerUnit }: Digesting): void {
    const { thresholds, bins, zones } = this.shape;
    const { people, thresholds: levels, zone, zoneWeights } = this.#arrays;
    const space = this.#space;
    const kernel = this.#kernel;
    const values = addressAt(space.accessibility, -begin * LANES);
    const { address } = people[demand];
    kernel.addMeans(begin, end, values, address, space.means.address);
    kernel.addUnder(begin, end, values, address, levels.address, thresholds, space.under.address);
    kernel.addToBins(begin, end, values, address, binsPerUnit, bins - 1, space.bins.address);
    if (zones === 0 || zoneWeight === undefined) return;
    const weights = zoneWeights[zoneWeight].address;
    kernel.addToZones(begin, end, values, zone.address, weights, space.zoneSums.address);
  }
}
