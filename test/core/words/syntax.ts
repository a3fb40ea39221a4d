/** The syntax trees of src/, with what finding the texts of messages needs: parents, functions, calls. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

/** A node of ESTree: the fields that are read here, of whatever types of nodes have them. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly kind?: string;
  readonly operator?: string;
  readonly computed?: boolean;
  readonly alternate?: SyntaxNode | null;
  readonly argument?: SyntaxNode | null;
  readonly callee?: SyntaxNode;
  readonly consequent?: SyntaxNode;
  readonly declaration?: SyntaxNode | null;
  readonly expression?: SyntaxNode;
  readonly id?: SyntaxNode | null;
  readonly init?: SyntaxNode | null;
  readonly key?: SyntaxNode;
  readonly left?: SyntaxNode;
  readonly local?: SyntaxNode;
  readonly object?: SyntaxNode;
  readonly property?: SyntaxNode;
  readonly right?: SyntaxNode;
  readonly source?: SyntaxNode | null;
  readonly arguments?: readonly SyntaxNode[];
  readonly declarations?: readonly SyntaxNode[];
  readonly elements?: readonly (SyntaxNode | null)[];
  readonly expressions?: readonly SyntaxNode[];
  readonly params?: readonly SyntaxNode[];
  readonly properties?: readonly SyntaxNode[];
  readonly quasis?: readonly SyntaxNode[];
  readonly specifiers?: readonly SyntaxNode[];
  /** Of a function, its block or its expression; of a block or a program, its statements. */
  readonly body?: SyntaxNode | readonly SyntaxNode[] | null;
  /** Of a property, a node; of a literal, what it is; of a part of a template, its text. */
  readonly value?:
    | SyntaxNode
    | { readonly cooked: string }
    | string
    | number
    | boolean
    | bigint
    | RegExp
    | null;
}

export interface SourceFile {
  /** Path under the project's root. */
  readonly path: string;
  readonly text: string;
  readonly program: SyntaxNode;
}

export interface Sources {
  readonly files: readonly SourceFile[];
  readonly parentOf: ReadonlyMap<SyntaxNode, SyntaxNode>;
  readonly fileOf: (node: SyntaxNode) => SourceFile;
  /** Functions by the name they are called by, methods and arrow functions included; constructors by their class. */
  readonly functions: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** Calls by the name that is called; `new X()` by X. */
  readonly calls: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** Every node of every file, parents first. */
  readonly nodes: readonly SyntaxNode[];
}

const root = fileURLToPath(new URL("../../../", import.meta.url));

export function readSources(): Sources {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((file) => `src/${file.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .sort()
    .map((path) => parsed(path, readFileSync(join(root, path), "utf8")));
  return sourcesOf(files);
}

/** A file of the sources, as `parsed(path, text)` reads it: for tests of the reading itself. */
export function parsed(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return { path, text, program: program as unknown as SyntaxNode };
}

export function sourcesOf(files: readonly SourceFile[]): Sources {
  const parentOf = new Map<SyntaxNode, SyntaxNode>();
  const functions = new Map<string, SyntaxNode[]>();
  const calls = new Map<string, SyntaxNode[]>();
  const nodes: SyntaxNode[] = [];
  const files_ = new Map(files.map((file) => [file.program, file]));
  const visit = (node: SyntaxNode, parent: SyntaxNode | undefined): void => {
    nodes.push(node);
    if (parent) parentOf.set(node, parent);
    if (isFunction(node)) gather(functions, functionName(node, parentOf), node);
    if (node.type === "CallExpression" || node.type === "NewExpression") {
      gather(calls, calledName(node.callee), node);
    }
    for (const child of childrenOf(node)) visit(child, node);
  };
  for (const { program } of files) visit(program, undefined);
  const fileOf = (node: SyntaxNode): SourceFile => {
    let top = node;
    for (let up = parentOf.get(top); up !== undefined; up = parentOf.get(top)) top = up;
    return files_.get(top)!;
  };
  return { files, parentOf, fileOf, functions, calls, nodes };
}

function gather(map: Map<string, SyntaxNode[]>, name: string | undefined, node: SyntaxNode): void {
  if (name !== undefined) map.set(name, [...(map.get(name) ?? []), node]);
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string";

export const childrenOf = (node: SyntaxNode): SyntaxNode[] => Object.values(node).flat().filter(isNode);

export const isFunction = ({ type }: SyntaxNode): boolean =>
  type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";

/** The node that a property or a declaration is set to. */
export const valueNode = (node: SyntaxNode | undefined): SyntaxNode | undefined =>
  isNode(node?.value) ? node.value : undefined;

/** The text of a literal that is one. */
export const textOf = ({ type, value }: SyntaxNode): string | undefined =>
  type === "Literal" && typeof value === "string" ? value : undefined;

/** `problems.fail` is called by `fail`, `this.#refused` by `refused`. */
export function calledName(callee: SyntaxNode | undefined): string | undefined {
  if (callee?.type === "Identifier") return callee.name;
  return callee?.type === "MemberExpression" && !callee.computed ? callee.property?.name : undefined;
}

function functionName(node: SyntaxNode, parentOf: ReadonlyMap<SyntaxNode, SyntaxNode>): string | undefined {
  if (node.id) return node.id.name;
  const parent = parentOf.get(node);
  if (parent?.type === "VariableDeclarator") return parent.id?.name;
  if (parent?.type === "Property" || parent?.type === "PropertyDefinition") return parent.key?.name;
  if (parent?.type !== "MethodDefinition") return undefined;
  if (parent.kind !== "constructor") return parent.key?.name;
  return parentOf.get(parentOf.get(parent)!)?.id?.name;
}
