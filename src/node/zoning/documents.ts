import { fileURLToPath, pathToFileURL } from "node:url";
import {
  embeddedPublication,
  rulesAddress,
  rulesNames,
  territoryRulesNames,
} from "../../core/zoning/embedded.ts";
import { type AnyRules, parseAnyRules } from "../../core/zoning/legend.ts";
import { parseRules } from "../../core/zoning/parseRules.ts";
import { type Publication, parsePublication } from "../../core/zoning/publication.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import { nearestName } from "../../table/names.ts";
import { InputError } from "../../table/problems.ts";
import { readDocument } from "../documents.ts";

/**
 * The rules of `--rules`: embedded ones by name, or a user's own document, whose name ends in .json.
 * @throws InputError for an unknown name, an unreadable file, or a document with wrong fields (all of them listed).
 */
export async function readRules(name: string): Promise<Rules> {
  return parseRules(await rulesJson(name), name);
}

/** The rules of `--rules`, whatever their kind. @throws InputError as `readRules` */
export async function readAnyRules(name: string): Promise<AnyRules> {
  return parseAnyRules(await rulesJson(name), name);
}

async function rulesJson(name: string): Promise<unknown> {
  const address = rulesAddress(name);
  if (address !== undefined) return readDocument(fileURLToPath(address), name);
  if (/\.json$/i.test(name)) return readDocument(name);
  const names = [...rulesNames, ...territoryRulesNames];
  const nearest = nearestName([name], names);
  throw new InputError([
    {
      severity: "error",
      source: "--rules",
      got: name,
      expected: `one of ${names.join(", ")}, or a JSON file`,
      ...(nearest === undefined ? {} : { advice: `Did you mean ${nearest}?` }),
    },
  ]);
}

/** A published zoning, and the folder its lists are in. */
export interface PublicationFile {
  readonly publication: Publication;
  readonly source: string;
  readonly address: URL;
}

/** The publication of `--publication`; the embedded note of 2017 where none is named. @throws InputError */
export async function readPublication(file: string | undefined): Promise<PublicationFile> {
  const address = file === undefined ? embeddedPublication() : pathToFileURL(file);
  const source = file ?? "nouvelle-aquitaine-2017/zoning.json";
  return {
    publication: parsePublication(await readDocument(fileURLToPath(address), source), source),
    source,
    address,
  };
}
