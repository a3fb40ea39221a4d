import { parseDocument } from "../../table/documents.ts";
import { Problems } from "../../table/problems.ts";
import { checkReferences } from "./ruleReferences.ts";
import { type Rules, rulesSchema } from "./rules.ts";

/**
 * A rules document from parsed JSON.
 * @throws InputError with every problem, each with its path in the document.
 */
export function parseRules(json: unknown, source: string): Rules {
  const rules = parseDocument(rulesSchema, json, source);
  const problems = new Problems();
  checkReferences(rules, source, problems);
  problems.throwIfAny();
  return rules;
}
