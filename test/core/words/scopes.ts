/** What names stand for, and what functions give back, in a syntax tree. */
import { childrenOf, isFunction, type Sources, type SyntaxNode } from "./syntax.ts";

type Parents = Sources["parentOf"];

/** Everything that a node lies in, the nearest first. */
export function* around(node: SyntaxNode, parentOf: Parents): Generator<SyntaxNode> {
  for (let scope = parentOf.get(node); scope !== undefined; scope = parentOf.get(scope)) yield scope;
}

/** The statements of a block, of a program or of a class. */
export const statementsOf = ({ body }: SyntaxNode): readonly SyntaxNode[] =>
  body && "length" in body ? body : [];

/** The declarations `name = value` of a statement, exported or not. */
export function declaredIn(statement: SyntaxNode): readonly SyntaxNode[] {
  const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  return declaration?.type === "VariableDeclaration" ? (declaration.declarations ?? []) : [];
}

/** What the constant of that name is set to, in the functions around or the file. */
export function constantOf(node: SyntaxNode | undefined, parentOf: Parents): SyntaxNode | undefined {
  if (node?.type !== "Identifier") return undefined;
  for (const scope of around(node, parentOf)) {
    for (const { id, init } of statementsOf(scope).flatMap(declaredIn)) {
      if (id?.type === "Identifier" && id.name === node.name) return init ?? undefined;
    }
  }
  return undefined;
}

/** The expressions that a function may return. */
export function returnsOf({ body }: SyntaxNode): readonly SyntaxNode[] {
  if (!body || "length" in body) return [];
  if (body.type !== "BlockStatement") return [body];
  const found: SyntaxNode[] = [];
  const visit = (each: SyntaxNode): void => {
    if (isFunction(each)) return;
    if (each.type === "ReturnStatement" && each.argument) found.push(each.argument);
    for (const child of childrenOf(each)) visit(child);
  };
  visit(body);
  return found;
}

/** Whether other files can call the function: exported by name, or a method of a class. */
export function isExported(node: SyntaxNode, parentOf: Parents): boolean {
  let statement = node;
  for (const up of around(node, parentOf)) {
    if (up.type === "Program") break;
    if (isFunction(up)) return false;
    if (up.type === "MethodDefinition") return up.key?.type !== "PrivateIdentifier";
    statement = up;
  }
  return statement.type === "ExportNamedDeclaration";
}
