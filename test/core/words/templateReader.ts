/** What texts an expression may write: through constants, parameters, loops, and what functions return. */
import { around, constantOf, declaredIn, isExported, returnsOf, statementsOf } from "./scopes.ts";
import { calledName, isFunction, type Sources, type SyntaxNode, textOf, valueNode } from "./syntax.ts";

export interface WrittenText {
  /** The text, `{}` where a value goes: values side by side are one. */
  readonly template: string;
  readonly place: string;
}

export const hole = "{}";
const maximumDepth = 6;

/** Reads the texts that expressions write, and gathers on the way the words that go into them. */
export class TemplateReader {
  /** Words that go into the holes of what was read. */
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
    const inner = (each: SyntaxNode | undefined | null): string[] => this.textsOf(each, depth);
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
    node.quasis?.forEach((quasi, i) => {
      templates = templates.map((template) => template + cookedOf(quasi));
      const value = node.expressions?.[i];
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

  /** Every value of a constant object that is looked up: `reasons[error.code]`. */
  #entries(node: SyntaxNode, depth: number): string[] {
    let object = this.#constant(node.object);
    if (object?.type.startsWith("TS")) object = object.expression;
    if (object?.type === "CallExpression") return this.#found(node, object, depth);
    if (!node.computed || object?.type !== "ObjectExpression") return [hole];
    return (object.properties ?? []).flatMap((each) => this.textsOf(valueNode(each), depth + 1));
  }

  /** A part of the row of a constant table that is looked for: `known[1]`, known being `formats.find(…)`. */
  #found(node: SyntaxNode, call: SyntaxNode, depth: number): string[] {
    const table = calledName(call.callee) === "find" ? this.#constant(call.callee?.object) : undefined;
    const part = node.property?.value;
    if (table?.type !== "ArrayExpression" || typeof part !== "number") return [hole];
    return (table.elements ?? []).flatMap((row) => this.textsOf(row?.elements?.[part], depth + 1));
  }

  /** What the functions of that name return. */
  #returned(call: SyntaxNode, depth: number): string[] {
    const name = calledName(call.callee);
    if (name === "join" && call.callee?.type === "MemberExpression") this.#joined(call, depth);
    const called = name === undefined ? [] : (this.#sources.functions.get(name) ?? []);
    const isOwn = call.callee?.type === "Identifier" || call.callee?.object?.type === "ThisExpression";
    if (!isOwn || called.length === 0 || called.length > 3) return [hole];
    return called.flatMap((each) => returnsOf(each).flatMap((value) => this.textsOf(value, depth + 1)));
  }

  /** The words of what is joined: `rows.map((row) => \`row ${row}\`).join(", ")`, the list there or in a constant. */
  #joined(call: SyntaxNode, depth: number): void {
    const listOf = (node: SyntaxNode | undefined): SyntaxNode | undefined => this.#constant(node) ?? node;
    let list = listOf(call.callee?.object);
    while (["slice", "filter", "sort"].includes(calledName(list?.callee) ?? "")) {
      list = listOf(list?.callee?.object);
    }
    if (!/^(?:flatM|m)ap$/.test(calledName(list?.callee) ?? "")) return;
    const made = list?.arguments?.[0];
    if (!made || !isFunction(made)) return;
    const place = this.#sources.fileOf(call).path;
    for (const value of returnsOf(made)) {
      for (const template of this.textsOf(value, depth + 1)) {
        if (/\p{L}/u.test(template)) this.words.push({ template, place });
      }
    }
  }

  #constant(node: SyntaxNode | undefined): SyntaxNode | undefined {
    return constantOf(node, this.#sources.parentOf);
  }

  #identifier(node: SyntaxNode, depth: number): string[] {
    const name = node.name ?? "";
    for (const scope of around(node, this.#sources.parentOf)) {
      const found =
        (isFunction(scope) ? this.#parameter(scope, name, depth) : undefined) ??
        (scope.type === "ForOfStatement" ? this.#looped(scope, name, depth) : undefined) ??
        this.#firstDeclared(statementsOf(scope), name, depth);
      if (found !== undefined) return found;
    }
    return [hole];
  }

  #firstDeclared(statements: readonly SyntaxNode[], name: string, depth: number): string[] | undefined {
    for (const statement of statements) {
      const found = this.#declared(statement, name, depth);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #declared(statement: SyntaxNode, name: string, depth: number): string[] | undefined {
    if (statement.type === "ImportDeclaration") return this.#imported(statement, name, depth);
    for (const { id, init } of declaredIn(statement)) {
      if (id?.type === "Identifier" && id.name === name) return this.textsOf(init, depth + 1);
      const isTakenApart = id?.type === "ObjectPattern";
      if (isTakenApart && id.properties?.some((each) => valueNode(each)?.name === name)) return [hole];
    }
    return undefined;
  }

  /** The items of the list that a loop goes through, or a part of each: `for (const [isWrong, got] of […])`. */
  #looped({ left, right }: SyntaxNode, name: string, depth: number): string[] | undefined {
    const item = left?.declarations?.[0]?.id;
    const parts = item?.type === "ArrayPattern" ? (item.elements ?? []) : [];
    const part = parts.findIndex((each) => each?.name === name);
    if (part < 0 && item?.name !== name) return undefined;
    const list = right?.type === "TSAsExpression" ? right.expression : (this.#constant(right) ?? right);
    if (list?.type !== "ArrayExpression") return [hole];
    return (list.elements ?? []).flatMap((each) =>
      this.textsOf(part < 0 ? each : each?.elements?.[part], depth + 1),
    );
  }

  #imported(statement: SyntaxNode, name: string, depth: number): string[] | undefined {
    const from = statement.source ? (textOf(statement.source) ?? "") : "";
    const isHere = statement.specifiers?.some((each) => each.local?.name === name);
    if (!isHere || !from.startsWith(".")) return undefined;
    const file = from.split("/").at(-1);
    for (const { path, program } of this.#sources.files) {
      if (!path.endsWith(`/${file}`)) continue;
      const exported = statementsOf(program).filter(({ type }) => type === "ExportNamedDeclaration");
      const found = this.#firstDeclared(exported, name, depth);
      if (found !== undefined) return found;
    }
    return [hole];
  }

  /** The arguments that the calls of a function give to one of its parameters, or undefined where it has none of that name. */
  #parameter(node: SyntaxNode, name: string, depth: number): string[] | undefined {
    for (const [position, given] of (node.params ?? []).entries()) {
      const parameter = given.type === "AssignmentPattern" ? given.left : given;
      const defaults = given.type === "AssignmentPattern" ? this.textsOf(given.right, depth) : [];
      if (parameter?.type === "Identifier" && parameter.name === name) {
        return [...defaults, ...this.#given(node, (call) => call.arguments?.[position], depth)];
      }
      const fields = parameter?.type === "ObjectPattern" ? (parameter.properties ?? []) : [];
      for (const field of fields) {
        const value = valueNode(field);
        if ((value?.left ?? value)?.name !== name) continue;
        const property = (call: SyntaxNode): SyntaxNode | undefined =>
          valueNode(call.arguments?.[position]?.properties?.find(({ key }) => key?.name === field.key?.name));
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

const cookedOf = ({ value }: SyntaxNode): string =>
  typeof value === "object" && value !== null && "cooked" in value ? value.cooked : "";

/** Whether the expression writes a text, and is no sum of numbers. */
function writesText(node: SyntaxNode): boolean {
  const parts = [node.left, node.right, node.consequent, node.alternate, node.expression];
  return (
    node.type === "TemplateLiteral" ||
    textOf(node) !== undefined ||
    parts.some((part) => part && writesText(part))
  );
}
