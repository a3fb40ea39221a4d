/** The compiled kernel: the one file that names WebAssembly. Module and memory cross threads as they are. */
export interface Kernel {
  readonly module: WebAssembly.Module;
  /** Built for a memory that threads share (dist/kernel.shared.wasm), not for a plain one (dist/kernel.wasm). */
  readonly shared: boolean;
}

export type KernelMemory = WebAssembly.Memory;

/** The functions of assembly/index.ts. Addresses are bytes, rows are half-open ranges, nothing is returned. */
export interface KernelFunctions {
  bindRuns(
    begin: number,
    end: number,
    start: number,
    code: number,
    limits: number,
    classes: number,
    bounds: number,
  ): void;
  divideOne(begin: number, end: number, supply: number, reachable: number, ratio: number): void;
  divideTwo(begin: number, end: number, supply: number, reachable: number, ratio: number): void;
  stepOne16: StepOne;
  stepOne32: StepOne;
  stepTwo16: StepTwo;
  stepTwo32: StepTwo;
  tableOne16: TableOne;
  tableOne32: TableOne;
  tableTwo16: TableTwo;
  tableTwo32: TableTwo;
}

type StepOne = (
  begin: number,
  end: number,
  bounds: number,
  classes: number,
  weights: number,
  id: number,
  values: number,
  out: number,
) => void;
type StepTwo = (
  begin: number,
  end: number,
  bounds: number,
  classes: number,
  weights: number,
  id: number,
  values: number,
  out0: number,
  out1: number,
) => void;
type TableOne = (
  begin: number,
  end: number,
  bounds: number,
  table: number,
  id: number,
  code: number,
  values: number,
  out: number,
) => void;
type TableTwo = (
  begin: number,
  end: number,
  bounds: number,
  table: number,
  id: number,
  code: number,
  values: number,
  out0: number,
  out1: number,
) => void;

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
  return (bytes / 2 ** 30).toFixed(2);
}
