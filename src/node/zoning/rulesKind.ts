import { fileURLToPath } from "node:url";
import { rulesAddress } from "../../core/zoning/embedded.ts";
import { readDocument } from "../documents.ts";

/** A rules document before it is known what kind it is of. */
export interface RulesDocument {
  /** `kind` of the document; undefined where it has none. */
  readonly kind: unknown;
  readonly json: unknown;
  readonly source: string;
}

/**
 * The document of `--rules`: an embedded one by name, or a user's own, whose name ends in .json. Undefined for any
 * other name, which the caller refuses. @throws InputError for an unreadable file.
 */
export async function rulesDocument(name: string): Promise<RulesDocument | undefined> {
  const address = rulesAddress(name);
  if (address === undefined && !/\.json$/i.test(name)) return undefined;
  const json = await readDocument(address === undefined ? name : fileURLToPath(address), name);
  const kind = typeof json === "object" && json !== null ? (json as { kind?: unknown }).kind : undefined;
  return { kind, json, source: name };
}
