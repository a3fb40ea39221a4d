import { fetchKernel } from "./fetchKernel.ts";
import { compileKernel, type Kernel } from "./kernel.ts";

export interface KernelSource {
  /** A kernel for memory that threads share. Given only where the page is cross-origin isolated: elsewhere the plain one. */
  readonly shared?: boolean; // = false
  /** Where the Wasm file is served, for pages that moved it; the package's own file if absent. */
  readonly url?: URL | string;
  /** The bytes of dist/kernel.wasm (or of dist/kernel.shared.wasm, with `shared`): nothing is fetched. */
  readonly bytes?: BufferSource;
}

/**
 * The kernel in a page or a Web Worker. The file lies beside the package's own (`new URL(…, import.meta.url)`, which
 * bundlers find and copy), so that a plain `<script type="module">` and a bundle load it alike.
 *
 * @throws Error when the file does not answer; WebAssembly.CompileError when the bytes are no kernel.
 */
export async function loadKernel(source: KernelSource = {}): Promise<Kernel> {
  // A page that is not cross-origin isolated has no shared memory: one thread, plain memory, same results.
  const shared = (source.shared ?? false) && globalThis.crossOriginIsolated === true;
  return source.bytes === undefined
    ? fetchKernel(source.url ?? packagedKernel(shared), { shared })
    : compileKernel(source.bytes, { shared });
}

function packagedKernel(shared: boolean): URL {
  return shared
    ? new URL("../../../dist/kernel.shared.wasm", import.meta.url)
    : new URL("../../../dist/kernel.wasm", import.meta.url);
}
