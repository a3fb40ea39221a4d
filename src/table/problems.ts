/**
 * Everything wrong with the inputs, collected so that all of it is said at once.
 * An error stops the command with exit code 2; a warning is printed and the command goes on.
 */
export interface Problem {
  readonly severity: "error" | "warning";
  /** File (or option) the problem is in, as the user named it. */
  readonly source: string;
  /** Row as a spreadsheet counts it, where the problem has one. */
  readonly row?: number;
  readonly column?: string;
  /** Field of a JSON document: `decay.weights[1]`. */
  readonly field?: string;
  readonly got?: string;
  readonly expected: string;
  /** What to do about it, as one sentence. */
  readonly advice?: string;
}

/** Bad input: the message lists the problems, `problems` holds them all. The command line exits with 2. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problemsInEnglish(problems));
    this.problems = problems;
  }
}

export class Problems {
  readonly all: Problem[] = [];
  readonly #said = new Set<string>();

  error(problem: Omit<Problem, "severity">): void {
    this.#add({ severity: "error", ...problem });
  }

  /** Adds an error after which there is nothing to go on with. @throws InputError with every problem so far. */
  fail(problem: Omit<Problem, "severity">): never {
    this.error(problem);
    throw new InputError(this.errors);
  }

  warn(problem: Omit<Problem, "severity">): void {
    this.#add({ severity: "warning", ...problem });
  }

  /** A problem that two readers of one table meet (its column of codes) is said once. */
  #add(problem: Problem): void {
    const said = JSON.stringify(problem);
    if (this.#said.has(said)) return;
    this.#said.add(said);
    this.all.push(problem);
  }

  get errors(): readonly Problem[] {
    return this.all.filter((problem) => problem.severity === "error");
  }

  get warnings(): readonly Problem[] {
    return this.all.filter((problem) => problem.severity === "warning");
  }

  /** @throws InputError with every problem so far, when at least one is an error. */
  throwIfAny(): void {
    if (this.all.some((problem) => problem.severity === "error")) throw new InputError(this.errors);
  }
}

/** One line a problem, in English: what InputError says, and the identity of each text; first 20 and a count. */
export function problemsInEnglish(problems: readonly Problem[], shown = 20): string {
  const lines = problems.slice(0, shown).map(problemInEnglish);
  if (problems.length > shown) lines.push(`… and ${problems.length - shown} more`);
  return lines.join("\n");
}

/** `file, row 3, column acts: got "x", expected a number. What to do.` Users are told by core/words/problems, in their language. */
export function problemInEnglish(problem: Problem): string {
  const place = [problem.source];
  if (problem.row !== undefined) place.push(`row ${problem.row}`);
  if (problem.column !== undefined) place.push(`column ${problem.column}`);
  if (problem.field !== undefined) place.push(problem.field);
  const got = problem.got === undefined ? "" : `got ${problem.got}, `;
  const advice = problem.advice === undefined ? "" : ` ${problem.advice}`;
  return `${place.join(", ")}: ${got}expected ${problem.expected}.${advice}`;
}
