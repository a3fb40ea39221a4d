import { type AnyRules, legendKey, legendOf } from "../core/zoning/legend.ts";
import type { InputFile } from "./files.ts";
import type { RunInputs } from "./inputs.ts";
import { version } from "./version.ts";

/** What was computed, how and from what: every output carries it. */
export interface Provenance {
  readonly command: string;
  readonly method?: { readonly id: string; readonly version: string };
  readonly decay?: string;
  readonly variants?: readonly string[];
  readonly k?: number;
  readonly kSource?: string;
  readonly estimated: boolean;
  readonly synthetic: boolean;
  readonly inputs: readonly InputFile[];
}

/** Key-value metadata of a file: no date and no machine, so that the same run gives the same bytes. */
export function metadataOf(provenance: Provenance): Map<string, string> {
  const { method, decay, variants, k, kSource } = provenance;
  return new Map([
    ["aplomb.version", version],
    ["aplomb.command", provenance.command],
    ...(method
      ? [["aplomb.method", method.id] as const, ["aplomb.method.version", method.version] as const]
      : []),
    ...(decay ? [["aplomb.decay", decay] as const] : []),
    ...(variants ? [["aplomb.variants", variants.join(",")] as const] : []),
    ...(k === undefined ? [] : [["aplomb.k", String(k)] as const]),
    ...(kSource === undefined ? [] : [["aplomb.k.source", kSource] as const]),
    ["aplomb.estimated", String(provenance.estimated)],
    ["aplomb.synthetic", String(provenance.synthetic)],
    ["aplomb.inputs", JSON.stringify(provenance.inputs)],
  ]);
}

/** Metadata of the files of a zoning: beside what every output carries, its rules and what a legend of its classes says. */
export function zoningMetadata(
  provenance: Provenance,
  rules: AnyRules,
  region: string | undefined,
): Map<string, string> {
  const metadata = metadataOf(provenance);
  metadata.set("aplomb.rules", rules.id).set("aplomb.rules.version", rules.version);
  metadata.set(legendKey, JSON.stringify(legendOf(rules)));
  if (region) metadata.set("aplomb.region", region);
  return metadata;
}

/** What the tables of a run say of it. */
export function runMetadata(inputs: RunInputs, command: string): Map<string, string> {
  const { method, demand, supply, estimated, synthetic, files, documents } = inputs;
  const { k, kSource } = demand;
  const decay = JSON.stringify(method.decay);
  const { variants } = supply;
  return metadataOf({
    command,
    method,
    decay,
    variants,
    k,
    kSource,
    estimated,
    synthetic,
    inputs: [...files, ...documents],
  });
}

/** The command line as one could type it again. */
export function commandLine(argv: readonly string[]): string {
  return ["aplomb", ...argv]
    .map((part) => (/^[\w@%+=:,./-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`))
    .join(" ");
}
