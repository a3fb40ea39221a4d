import type { KernelFunctions } from "./kernelFunctions.ts";
import { compile, instantiate, type WasmMemory, type WasmModule } from "./wasm.ts";

/** The compiled kernel: of dist/kernel.wasm, or of dist/kernel.shared.wasm, whose memory threads share. */
export type Kernel = WasmModule;

export type KernelMemory = WasmMemory;

/** Compiles the bytes of dist/kernel.wasm, or of dist/kernel.shared.wasm with `shared`. @throws when they are no kernel. */
export function compileKernel(bytes: BufferSource, options: { readonly shared?: boolean } = {}): Kernel {
  return compile(bytes, options);
}

/** The kernel's functions on a memory. @throws WebAssembly.LinkError when one is shared and the other is not. */
export function instantiateKernel(kernel: Kernel, memory: KernelMemory): KernelFunctions {
  return instantiate<KernelFunctions>(kernel, memory);
}
