/**
 * Where each embedded rules document is, beside the code that runs (src/ or dist/). Each address is written out whole,
 * the form in which Vite and webpack recognise a file of the package and ship it.
 */
const addresses: Readonly<Record<string, () => URL>> = {
  "gp-2017": () => new URL("../../../data/rules/gp-2017.json", import.meta.url),
  "gp-2018": () => new URL("../../../data/rules/gp-2018.json", import.meta.url),
  "nurses-2020": () => new URL("../../../data/rules/nurses-2020.json", import.meta.url),
  "physios-2020": () => new URL("../../../data/rules/physios-2020.json", import.meta.url),
  "midwives-2020": () => new URL("../../../data/rules/midwives-2020.json", import.meta.url),
};

/** Those that class zones by criteria or by list, not by accessibility. */
const territoryAddresses: Readonly<Record<string, () => URL>> = {
  "pharmacy-2024": () => new URL("../../../data/rules/pharmacy-2024.json", import.meta.url),
  density: () => new URL("../../../data/rules/density.json", import.meta.url),
  "red-zones-2025": () => new URL("../../../data/rules/red-zones-2025.json", import.meta.url),
};

/** Names of the embedded rules that class zones by accessibility. */
export const rulesNames: readonly string[] = Object.keys(addresses);

/** Names of the embedded rules that class zones by criteria or by list. */
export const territoryRulesNames: readonly string[] = Object.keys(territoryAddresses);

/** Address of an embedded rules document of any kind; undefined where none has that name. */
export function rulesAddress(name: string): URL | undefined {
  if (Object.hasOwn(territoryAddresses, name)) return territoryAddresses[name]();
  return Object.hasOwn(addresses, name) ? addresses[name]() : undefined;
}

/** The embedded publication: the note of the ARS Nouvelle-Aquitaine, 2017; its lists are beside it. */
export const embeddedPublication = (): URL =>
  new URL("../../../data/nouvelle-aquitaine-2017/zoning.json", import.meta.url);
