/** The compiled kernel: the one file that names WebAssembly. Module and memory cross threads as they are. */
export interface Kernel {
  readonly module: WebAssembly.Module;
  /** Built for a memory that threads share (dist/kernel.shared.wasm), not for a plain one (dist/kernel.wasm). */
  readonly shared: boolean;
}

export type KernelMemory = WebAssembly.Memory;

/** The functions of assembly/index.ts: addresses in bytes, half-open ranges; results are stored. */
export interface KernelFunctions {
  firstOutside(begin: number, end: number, values: number, limits: number): number;
  faultyPair(
    begin: number,
    end: number,
    origin: number,
    destination: number,
    minutes: number,
    communes: number,
    own: number,
  ): number;
  pairsToDestinations(
    wide: boolean,
    begin: number,
    end: number,
    origin: number,
    destination: number,
    minutes: number,
    table: number,
    last: number,
    demand: number,
    thousandths: number,
    sums: number,
  ): void;
  pairsToOriginsOne(
    wide: boolean,
    begin: number,
    end: number,
    origin: number,
    destination: number,
    thousandths: number,
    table: number,
    terms: number,
    sums: number,
  ): void;
  pairsToOriginsTwo(
    wide: boolean,
    begin: number,
    end: number,
    origin: number,
    destination: number,
    thousandths: number,
    table: number,
    terms: number,
    sums0: number,
    sums1: number,
  ): void;
  measure(begin: number, end: number, start: number, code: number, codes: number, length: number): void;
  layOut(
    wideFrom: boolean,
    wideTo: boolean,
    begin: number,
    end: number,
    row: number,
    start: number,
    id: number,
    code: number,
    codes: number,
    ends: number,
    classes: number,
    ids: number,
    packs: number,
    first: number,
    slotId: number,
    slotCode: number,
  ): void;
  relabel(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    slotId: number,
    slotCode: number,
    endsBefore: number,
    classesBefore: number,
    ends: number,
    classes: number,
    ids: number,
  ): void;
  weigh(
    begin: number,
    end: number,
    values: number,
    weights: number,
    classes: number,
    count: number,
    terms: number,
  ): void;
  divideOne(
    begin: number,
    end: number,
    active: number,
    count: number,
    supply: number,
    catchment: number,
    ratio: number,
    weights: number,
    classes: number,
    terms: number,
  ): void;
  divideTwo(
    begin: number,
    end: number,
    active: number,
    count: number,
    supply0: number,
    supply1: number,
    catchment: number,
    ratio0: number,
    ratio1: number,
    weights: number,
    classes: number,
    terms: number,
  ): void;
  sumOne(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    commune: number,
    id: number,
    terms: number,
    out: number,
  ): void;
  sumTwo(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    commune: number,
    id: number,
    terms: number,
    out0: number,
    out1: number,
  ): void;
  tableOne(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    commune: number,
    id: number,
    code: number,
    table: number,
    terms: number,
    out: number,
  ): void;
  tableTwo(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    commune: number,
    id: number,
    code: number,
    table: number,
    terms: number,
    out0: number,
    out1: number,
  ): void;
  sumPlain(
    wide: boolean,
    begin: number,
    end: number,
    row: number,
    first: number,
    id: number,
    values: number,
    stride: number,
    sums: number,
  ): void;
  blend(begin: number, end: number, classes: number, sums: number, weights: number, out: number): void;
  divideLanes(begin: number, end: number, supply: number, catchment: number, ratio: number): void;
  sumClass(
    wide: boolean,
    more: boolean,
    begin: number,
    end: number,
    row: number,
    first: number,
    id: number,
    weights: number,
    values: number,
    out: number,
  ): void;
  sumTable(
    wide: boolean,
    begin: number,
    end: number,
    row: number,
    first: number,
    id: number,
    code: number,
    piece: number,
    table: number,
    values: number,
    out: number,
  ): void;
  sumTablePlain(
    wide: boolean,
    begin: number,
    end: number,
    row: number,
    first: number,
    id: number,
    code: number,
    piece: number,
    table: number,
    values: number,
    out: number,
  ): void;
  addMeans(begin: number, end: number, values: number, people: number, sums: number): void;
  addUnder(
    begin: number,
    end: number,
    values: number,
    people: number,
    thresholds: number,
    count: number,
    sums: number,
  ): void;
  addToBins(
    begin: number,
    end: number,
    values: number,
    people: number,
    perUnit: number,
    lastBin: number,
    bins: number,
  ): void;
  addToZones(begin: number, end: number, values: number, zone: number, weights: number, sums: number): void;
  nearest(
    wide: boolean,
    begin: number,
    end: number,
    start: number,
    id: number,
    open: number,
    out: number,
  ): void;
}

const PAGE = 65_536;
/** 65,536 pages of 64 KiB: what 32-bit addresses reach. */
const ADDRESSABLE = 65_536 * PAGE;

/** Compiles the bytes of dist/kernel.wasm, or of dist/kernel.shared.wasm with `shared`. @throws when they are no kernel. */
export function compileKernel(bytes: BufferSource, options: { readonly shared?: boolean } = {}): Kernel {
  return { module: new WebAssembly.Module(bytes), shared: options.shared ?? false };
}

/** A memory of at least `bytes`, zeroed, that never grows. @throws RangeError beyond 4 GiB, or where the host has no room. */
export function createMemory(kernel: Kernel, bytes: number): KernelMemory {
  if (bytes > ADDRESSABLE) {
    throw new RangeError(
      `memory: the travel times need ${gibibytes(bytes)} GiB, expected at most 4: lower maxMinutes or cut the territory.`,
    );
  }
  const pages = Math.max(1, Math.ceil(bytes / PAGE));
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: kernel.shared });
  } catch (cause) {
    throw new RangeError(`memory: no room for ${gibibytes(bytes)} GiB.`, { cause });
  }
}

/** The kernel's functions on a memory. @throws WebAssembly.LinkError when one is shared and the other is not. */
export function instantiateKernel(kernel: Kernel, memory: KernelMemory): KernelFunctions {
  const { exports } = new WebAssembly.Instance(kernel.module, { env: { memory } });
  return exports as unknown as KernelFunctions;
}

function gibibytes(bytes: number): string {
  return (Math.ceil((100 * bytes) / 2 ** 30) / 100).toFixed(2);
}
