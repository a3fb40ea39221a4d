import type { KernelFunctions } from "./kernelFunctions.ts";
/** The compiled kernel: the one file that names WebAssembly. Module and memory cross threads as they are. */
export interface Kernel {
  readonly module: WebAssembly.Module;
  /** Built for a memory that threads share (dist/kernel.shared.wasm), not for a plain one (dist/kernel.wasm). */
  readonly shared: boolean;
}

export type KernelMemory = WebAssembly.Memory;

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
