/**
 * Every text that a problem or an error can say, found in the syntax of the sources: what is written in `got`,
 * `expected` and `advice`, in the source of a problem and the unit of a column, in the first argument of an Error, in
 * valibot's checks; through constants, parameters (the arguments of every call by that name) and what functions return.
 */
import { calledName, isFunction, type Sources, type SyntaxNode } from "./syntax.ts";

export interface WrittenText {
  /** The text, `{}` where a value goes: values side by side are one. */
  readonly template: string;
  readonly place: string;
}

export interface WrittenTexts {
  readonly texts: readonly WrittenText[];
  /** Words that go into the holes of those texts: `a ${kind} population`, kind being "standardised" or "total". */
  readonly words: readonly WrittenText[];
  /** `expected` and `advice` whose text was not found: what they say must be followed by hand. */
  readonly unknown: readonly string[];
}

const hole = "{}";
const maximumDepth = 6;

export function writtenTexts(sources: Sources): WrittenTexts {
  const reader = new Reader(sources);
  const texts: WrittenText[] = [];
  const unknown: string[] = [];
  for (const node of sources.nodes) {
    const value = spokenValue(node, sources.parentOf);
    if (value === undefined) continue;
    const place = sources.fileOf(node).path;
    for (const template of reader.textsOf(value)) {
      if (template !== hole) texts.push({ template, place });
      else if (node.type === "Property" && ["expected", "advice"].includes(node.key.name)) {
        unknown.push(`${place}: ${sources.fileOf(node).text.slice(node.start, node.end)}`);
      }
    }
  }
  return { texts: distinct(texts), words: distinct(reader.words), unknown: [...new Set(unknown)] };
}

const distinct = (texts: readonly WrittenText[]): WrittenText[] => [
  ...new Map(texts.map((text) => [text.template, text])).values(),
];

/** The value of a node that says something to users. */
function spokenValue(node: SyntaxNode, parentOf: Sources["parentOf"]): SyntaxNode | undefined {
  if (node.type === "Property" && ["got", "expected", "advice"].includes(node.key.name)) {
    return isPattern(node) ? undefined : node.value;
  }
  if (node.type === "Property" && (node.key.name === "source" || node.key.name === "unit")) {
    const beside = node.key.name === "source" ? "expected" : "aliases";
    const fields: SyntaxNode[] = parentOf.get(node)?.properties ?? [];
    return fields.some((field) => field.key?.name === beside) && !isPattern(node) ? node.value : undefined;
  }
  if (node.type === "NewExpression" && /(?:Error|Failure)$/.test(node.callee.name ?? "")) {
    return node.callee.name === "InputError" ? undefined : node.arguments[0];
  }
  if (node.type !== "CallExpression") return undefined;
  const last = node.arguments.at(-1);
  if (node.callee.type === "MemberExpression" && node.callee.object.name === "v" && last) {
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
    const isSaid = checks.includes(node.callee.property.name) && isTextual(last);
    return isSaid ? last : undefined;
  }
  if (calledName(node.callee) === "addIssue") {
    const message = last?.properties?.find((property: SyntaxNode) => property.key?.name === "message");
    return message?.value;
  }
  return undefined;
}

const isTextual = ({ type, value }: SyntaxNode): boolean =>
  type === "TemplateLiteral" || type === "Identifier" || (type === "Literal" && typeof value === "string");

/** Whether the expression writes a text, and is no sum of numbers. */
function writesText(node: SyntaxNode): boolean {
  const parts = [node.left, node.right, node.consequent, node.alternate, node.expression];
  return (
    node.type === "TemplateLiteral" ||
    (node.type === "Literal" && typeof node.value === "string") ||
    parts.some((part) => part !== undefined && writesText(part))
  );
}

/** `{ got }` in a parameter or a declaration takes apart, and says nothing. */
const isPattern = (property: SyntaxNode): boolean => property.value.type === "AssignmentPattern";

/** Whether other files can call the function: exported by name, or a method of a class. */
function isExported(node: SyntaxNode, parentOf: ReadonlyMap<SyntaxNode, SyntaxNode>): boolean {
  let statement: SyntaxNode | undefined = node;
  for (let up = parentOf.get(statement); up && up.type !== "Program"; up = parentOf.get(up)) {
    if (isFunction(up)) return false;
    if (up.type === "MethodDefinition") return up.key.type !== "PrivateIdentifier";
    statement = up;
  }
  return statement.type === "ExportNamedDeclaration";
}

class Reader {
  readonly words: WrittenText[] = [];
  readonly #sources: Sources;
  readonly #visiting = new Set<SyntaxNode>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Templates that the expression may be, `{}` alone where it is a value or cannot be followed. */
  textsOf(node: SyntaxNode | undefined | null, depth = 0): string[] {
    if (!node || depth > maximumDepth || this.#visiting.has(node)) return [hole];
    this.#visiting.add(node);
    try {
      return [...new Set(this.#textsOf(node, depth).map((text) => text.replace(/(?:\{\})+/g, hole)))];
    } finally {
      this.#visiting.delete(node);
    }
  }

  #textsOf(node: SyntaxNode, depth: number): string[] {
    const inner = (each: SyntaxNode): string[] => this.textsOf(each, depth);
    switch (node.type) {
      case "Literal":
        return typeof node.value === "string" ? [node.value] : [];
      case "TemplateLiteral":
        return this.#template(node, depth);
      case "MemberExpression":
        return this.#entries(node, depth);
      case "ConditionalExpression":
        return [...inner(node.consequent), ...inner(node.alternate)];
      case "LogicalExpression":
        return [...(node.operator === "&&" ? [] : inner(node.left)), ...inner(node.right)];
      case "BinaryExpression":
        if (!writesText(node)) return [hole];
        return inner(node.left).flatMap((left) => inner(node.right).map((right) => left + right));
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "ParenthesizedExpression":
        return inner(node.expression);
      case "Identifier":
        return node.name === "undefined" ? [] : this.#identifier(node, depth);
      case "CallExpression":
        return this.#returned(node, depth);
      default:
        return [hole];
    }
  }

  /** A hole that is one of a few words (`code` or `codes`, something or nothing) makes a template of each. */
  #template(node: SyntaxNode, depth: number): string[] {
    const place = this.#sources.fileOf(node).path;
    let templates = [""];
    node.quasis.forEach((quasi: SyntaxNode, i: number) => {
      templates = templates.map((template) => template + quasi.value.cooked);
      const value = node.expressions[i];
      if (value === undefined) return;
      const choices = this.#choices(value, depth);
      if (choices !== undefined) {
        const isAfterHole = templates[0]!.endsWith(hole);
        const kept = choices.filter((choice) => choice === "" || /\p{L}/u.test(choice) || !isAfterHole);
        templates = templates.flatMap((template) => kept.map((choice) => template + choice));
        return;
      }
      for (const template of this.textsOf(value, depth + 1)) {
        if (/\p{L}/u.test(template)) this.words.push({ template, place });
      }
      templates = templates.map((template) => template + hole);
    });
    return templates;
  }

  /** The texts of `a ? "code" : "codes"`, written there or in a constant; undefined for anything else. */
  #choices(value: SyntaxNode, depth: number): string[] | undefined {
    const isChoice = (each: SyntaxNode): boolean => each.type === "ConditionalExpression";
    const chosen = isChoice(value) ? value : this.#constant(value);
    if (chosen === undefined || !isChoice(chosen)) return undefined;
    const texts = this.textsOf(chosen, depth + 1);
    return texts.includes(hole) ? undefined : texts;
  }

  /** What the constant of that name is set to, in the functions around or the file. */
  #constant(node: SyntaxNode): SyntaxNode | undefined {
    if (node.type !== "Identifier") return undefined;
    const { parentOf } = this.#sources;
    for (let scope = parentOf.get(node); scope !== undefined; scope = parentOf.get(scope)) {
      const body: SyntaxNode[] = Array.isArray(scope.body) ? scope.body : [];
      for (const statement of body) {
        const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
        if (declaration?.type !== "VariableDeclaration") continue;
        for (const { id, init } of declaration.declarations) {
          if (id.type === "Identifier" && id.name === node.name) return init ?? undefined;
        }
      }
    }
    return undefined;
  }

  /** Every value of a constant object that is looked up: `reasons[error.code]`. */
  #entries(node: SyntaxNode, depth: number): string[] {
    let object = this.#constant(node.object);
    if (object?.type.startsWith("TS")) object = object.expression;
    if (object?.type === "CallExpression") return this.#found(node, object, depth);
    if (!node.computed || object?.type !== "ObjectExpression") return [hole];
    return object.properties.flatMap((each: SyntaxNode) => this.textsOf(each.value, depth + 1));
  }

  /** A part of the row of a constant table that is looked for: `known[1]`, known being `formats.find(…)`. */
  #found(node: SyntaxNode, call: SyntaxNode, depth: number): string[] {
    const table = calledName(call.callee) === "find" ? this.#constant(call.callee.object) : undefined;
    if (table?.type !== "ArrayExpression" || typeof node.property.value !== "number") return [hole];
    return table.elements.flatMap((row: SyntaxNode) =>
      this.textsOf(row.elements?.[node.property.value], depth + 1),
    );
  }

  /** What the functions of that name return. */
  #returned(call: SyntaxNode, depth: number): string[] {
    const name = calledName(call.callee);
    if (name === "join" && call.callee.type === "MemberExpression") this.#joined(call, depth);
    const called = name === undefined ? [] : (this.#sources.functions.get(name) ?? []);
    const isOwn = call.callee.type === "Identifier" || call.callee.object?.type === "ThisExpression";
    if (!isOwn || called.length === 0 || called.length > 3) return [hole];
    return called.flatMap((each) => this.#returns(each).flatMap((value) => this.textsOf(value, depth + 1)));
  }

  /** The words of what is joined: `rows.map((row) => \`row ${row}\`).join(", ")`, the list there or in a constant. */
  #joined(call: SyntaxNode, depth: number): void {
    const listOf = (node: SyntaxNode): SyntaxNode => this.#constant(node) ?? node;
    let list = listOf(call.callee.object);
    while (
      list.type === "CallExpression" &&
      ["slice", "filter", "sort"].includes(calledName(list.callee) ?? "")
    ) {
      list = listOf(list.callee.object);
    }
    if (list.type !== "CallExpression" || !/^(?:flatM|m)ap$/.test(calledName(list.callee) ?? "")) return;
    const made = list.arguments[0];
    if (!made || !isFunction(made)) return;
    const place = this.#sources.fileOf(call).path;
    for (const value of this.#returns(made)) {
      for (const template of this.textsOf(value, depth + 1)) {
        if (/\p{L}/u.test(template)) this.words.push({ template, place });
      }
    }
  }

  #returns(node: SyntaxNode): SyntaxNode[] {
    if (node.body.type !== "BlockStatement") return [node.body];
    const found: SyntaxNode[] = [];
    const visit = (each: SyntaxNode): void => {
      if (isFunction(each)) return;
      if (each.type === "ReturnStatement" && each.argument) found.push(each.argument);
      for (const child of Object.values(each).flat()) {
        if (typeof child === "object" && child !== null && typeof child.type === "string") visit(child);
      }
    };
    visit(node.body);
    return found;
  }

  #identifier(node: SyntaxNode, depth: number): string[] {
    const { parentOf } = this.#sources;
    for (let scope = parentOf.get(node); scope !== undefined; scope = parentOf.get(scope)) {
      if (isFunction(scope)) {
        const found = this.#parameter(scope, node.name, depth);
        if (found !== undefined) return found;
      }
      if (scope.type === "ForOfStatement") {
        const found = this.#looped(scope, node.name, depth);
        if (found !== undefined) return found;
      }
      const body: SyntaxNode[] = Array.isArray(scope.body) ? scope.body : [];
      for (const statement of body) {
        const found = this.#declared(statement, node.name, depth);
        if (found !== undefined) return found;
      }
    }
    return [hole];
  }

  #declared(statement: SyntaxNode, name: string, depth: number): string[] | undefined {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (statement.type === "ImportDeclaration") return this.#imported(statement, name, depth);
    if (declaration?.type !== "VariableDeclaration") return undefined;
    for (const { id, init } of declaration.declarations) {
      if (id.type === "Identifier" && id.name === name) return this.textsOf(init, depth + 1);
      if (
        id.type === "ObjectPattern" &&
        id.properties.some((each: SyntaxNode) => each.value?.name === name)
      ) {
        return [hole];
      }
    }
    return undefined;
  }

  /** The items of the list that a loop goes through, or a part of each: `for (const [isWrong, got] of […])`. */
  #looped({ left, right }: SyntaxNode, name: string, depth: number): string[] | undefined {
    const item = left.declarations?.[0].id;
    const part =
      item?.type === "ArrayPattern"
        ? item.elements.findIndex((each: SyntaxNode | null) => each?.name === name)
        : -1;
    if (part < 0 && item?.name !== name) return undefined;
    const list = right.type === "TSAsExpression" ? right.expression : (this.#constant(right) ?? right);
    if (list.type !== "ArrayExpression") return [hole];
    return list.elements.flatMap((each: SyntaxNode) =>
      this.textsOf(part < 0 ? each : each.elements?.[part], depth + 1),
    );
  }

  #imported(statement: SyntaxNode, name: string, depth: number): string[] | undefined {
    const isHere = statement.specifiers.some((each: SyntaxNode) => each.local.name === name);
    if (!isHere || !statement.source.value.startsWith(".")) return undefined;
    const file = statement.source.value.split("/").at(-1);
    for (const { path, program } of this.#sources.files) {
      if (!path.endsWith(`/${file}`)) continue;
      for (const each of program.body) {
        if (each.type !== "ExportNamedDeclaration") continue;
        const found = this.#declared(each, name, depth);
        if (found !== undefined) return found;
      }
    }
    return [hole];
  }

  /** The arguments that the calls of a function give to one of its parameters, or undefined where it has none of that name. */
  #parameter(node: SyntaxNode, name: string, depth: number): string[] | undefined {
    for (const [position, given] of (node.params as SyntaxNode[]).entries()) {
      const parameter = given.type === "AssignmentPattern" ? given.left : given;
      const defaults = given.type === "AssignmentPattern" ? this.textsOf(given.right, depth) : [];
      if (parameter.type === "Identifier" && parameter.name === name) {
        return [...defaults, ...this.#given(node, (call) => call.arguments[position], depth)];
      }
      if (parameter.type !== "ObjectPattern") continue;
      for (const { key, value } of parameter.properties) {
        if ((value?.left ?? value)?.name !== name) continue;
        const property = (call: SyntaxNode): SyntaxNode | undefined =>
          call.arguments[position]?.properties?.find((each: SyntaxNode) => each.key?.name === key.name)
            ?.value;
        return this.#given(node, property, depth);
      }
    }
    return undefined;
  }

  #given(node: SyntaxNode, argument: (call: SyntaxNode) => SyntaxNode | undefined, depth: number): string[] {
    const { functions, calls, fileOf, parentOf } = this.#sources;
    const names = [...functions].filter(([, all]) => all.includes(node)).map(([name]) => name);
    const all = names.flatMap((name) => calls.get(name) ?? []);
    const isKnownElsewhere = isExported(node, parentOf);
    const own = isKnownElsewhere ? all : all.filter((call) => fileOf(call) === fileOf(node));
    return own.flatMap((call) => {
      const given = argument(call);
      return given === undefined ? [] : this.textsOf(given, depth + 1);
    });
  }
}
