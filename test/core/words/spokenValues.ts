/** Where a problem or an error says something: the fields and arguments that users read. */
import { calledName, type Sources, type SyntaxNode, textOf, valueNode } from "./syntax.ts";

/** Checks of valibot whose last argument is a message. */
const checks = [
  "check",
  "regex",
  "nonEmpty",
  "finite",
  "integer",
  "union",
  "minLength",
  "minValue",
  "maxValue",
];

/** The value of a node that says something to users. */
export function spokenValue(node: SyntaxNode, parentOf: Sources["parentOf"]): SyntaxNode | undefined {
  if (node.type === "Property") return spokenField(node, parentOf);
  if (node.type === "NewExpression") return thrownMessage(node);
  return node.type === "CallExpression" ? checkedMessage(node) : undefined;
}

/** `got`, `expected` and `advice`, the source of a problem, the unit of a column. */
function spokenField(node: SyntaxNode, parentOf: Sources["parentOf"]): SyntaxNode | undefined {
  const name = node.key?.name ?? "";
  if (isPattern(node)) return undefined;
  if (["got", "expected", "advice"].includes(name)) return valueNode(node);
  if (name !== "source" && name !== "unit") return undefined;
  const beside = name === "source" ? "expected" : "aliases";
  const fields = parentOf.get(node)?.properties ?? [];
  return fields.some((field) => field.key?.name === beside) ? valueNode(node) : undefined;
}

/** `{ got }` in a parameter or a declaration takes apart, and says nothing. */
const isPattern = (property: SyntaxNode): boolean => valueNode(property)?.type === "AssignmentPattern";

function thrownMessage({ callee, arguments: given }: SyntaxNode): SyntaxNode | undefined {
  const name = callee?.name ?? "";
  return /(?:Error|Failure)$/.test(name) && name !== "InputError" ? given?.[0] : undefined;
}

function checkedMessage({ callee, arguments: given }: SyntaxNode): SyntaxNode | undefined {
  const last = given?.at(-1);
  if (callee?.type === "MemberExpression" && callee.object?.name === "v" && last) {
    return checks.includes(callee.property?.name ?? "") && isTextual(last) ? last : undefined;
  }
  if (calledName(callee) !== "addIssue") return undefined;
  return valueNode(last?.properties?.find(({ key }) => key?.name === "message"));
}

const isTextual = (node: SyntaxNode): boolean =>
  node.type === "TemplateLiteral" || node.type === "Identifier" || textOf(node) !== undefined;
