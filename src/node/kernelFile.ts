import { readFileSync } from "node:fs";
import { compileKernel, type Kernel } from "../core/engine/kernel.ts";

/** The kernel, compiled from dist/ wherever this file runs from, src/node or dist/node; `shared` for threads. */
export function loadKernel(options: { readonly shared?: boolean } = {}): Kernel {
  const name = options.shared ? "kernel.shared.wasm" : "kernel.wasm";
  return compileKernel(readFileSync(new URL(`../../dist/${name}`, import.meta.url)), options);
}
