import { compileKernel, type Kernel } from "./kernel.ts";

/** The kernel that is served at `url`, built for a memory that threads share or, by default, for a plain one. @throws Error when the file does not answer. */
export async function fetchKernel(
  url: URL | string,
  options: { readonly shared?: boolean } = {},
): Promise<Kernel> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: expected the kernel, got HTTP ${response.status}.`);
  return compileKernel(await response.arrayBuffer(), options);
}
