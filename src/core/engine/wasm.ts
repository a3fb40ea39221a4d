/** Compiled modules and their memories: the one file that names WebAssembly. Module and memory cross threads as they are. */
export interface WasmModule {
  readonly module: WebAssembly.Module;
  /** Built for a memory that threads share, not for a plain one. */
  readonly shared: boolean;
}

export type WasmMemory = WebAssembly.Memory;

const PAGE = 65_536;
/** Bytes that 32-bit addresses reach: 65,536 pages of 64 KiB. */
export const ADDRESSABLE = 65_536 * PAGE;

/** Compiles the bytes of a module; `shared` where it was built for shared memory. @throws when they are no module. */
export function compile(bytes: BufferSource, options: { readonly shared?: boolean } = {}): WasmModule {
  return { module: new WebAssembly.Module(bytes), shared: options.shared ?? false };
}

/** A module whose bytes a file has in hexadecimal, compiled when it is first asked for. */
export function embedded(hexadecimal: string): () => WasmModule {
  let compiled: WasmModule | undefined;
  return () => {
    compiled ??= compile(bytesOf(hexadecimal));
    return compiled;
  };
}

function bytesOf(hexadecimal: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hexadecimal.length / 2);
  for (let b = 0; b < bytes.length; b++) bytes[b] = Number.parseInt(hexadecimal.slice(2 * b, 2 * b + 2), 16);
  return bytes;
}

/** A memory of at least `bytes`, zeroed, that never grows. @throws RangeError where the host has no room. */
export function createMemory({ shared }: Pick<WasmModule, "shared">, bytes: number): WasmMemory {
  const pages = Math.max(1, Math.ceil(bytes / PAGE));
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
}

/** The functions of a module on a memory. @throws WebAssembly.LinkError when one is shared and the other is not. */
export function instantiate<Functions>({ module }: WasmModule, memory: WasmMemory): Functions {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports as unknown as Functions;
}

/** Bytes in GiB, rounded up to hundredths. */
export function gibibytes(bytes: number): string {
  return (Math.ceil((100 * bytes) / 2 ** 30) / 100).toFixed(2);
}
