import { type Method, parseMethod } from "./document.ts";

export const defaultMethod = "gp-2023";

/**
 * Where each embedded method is, beside the code that runs (src/ or dist/). Each address is written out whole, the form
 * in which Vite and webpack recognise a file of the package and ship it.
 */
const addresses: Readonly<Record<string, () => URL>> = {
  "gp-2012": () => new URL("../../../data/methods/gp-2012.json", import.meta.url),
  "gp-2017": () => new URL("../../../data/methods/gp-2017.json", import.meta.url),
  "gp-2022": () => new URL("../../../data/methods/gp-2022.json", import.meta.url),
  "gp-2023": () => new URL("../../../data/methods/gp-2023.json", import.meta.url),
};

/** Names of the embedded methods, oldest first. */
export const methodNames: readonly string[] = Object.keys(addresses);

/** Address of an embedded method's document; undefined where no method has that name. */
export function methodAddress(name: string): URL | undefined {
  return Object.hasOwn(addresses, name) ? addresses[name]() : undefined;
}

/** An embedded method, fetched: the browser's way (in Node, read the file at `methodAddress`). @throws RangeError for an unknown name. */
export async function fetchMethod(name: string): Promise<Method> {
  const address = methodAddress(name);
  if (address === undefined) {
    throw new RangeError(`method: expected one of ${methodNames.join(", ")}, got ${name}.`);
  }
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`method ${name}: ${response.status} ${response.statusText} at ${address}`);
  return parseMethod(await response.json(), name);
}
