/** Where each embedded preset is, beside the code that runs; each address is written out whole for bundlers. */
const addresses: Readonly<Record<string, () => URL>> = {
  "msp-opening": () => new URL("../../../data/scenarios/msp-opening.json", import.meta.url),
  "pharmacist-first-recourse": () =>
    new URL("../../../data/scenarios/pharmacist-first-recourse.json", import.meta.url),
  "solidarity-2025": () => new URL("../../../data/scenarios/solidarity-2025.json", import.meta.url),
};

/** Names of the embedded presets. */
export const presetNames: readonly string[] = Object.keys(addresses);

/** Address of an embedded preset; undefined where none has that name. */
export function presetAddress(name: string): URL | undefined {
  return Object.hasOwn(addresses, name) ? addresses[name]() : undefined;
}
