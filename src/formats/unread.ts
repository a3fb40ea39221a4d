import type { ReadOptions } from "./read.ts";

/** Warns of the columns that no table can hold: lists, structures, bytes. */
export function warnUnread(
  columns: readonly string[],
  { source, problems }: Pick<ReadOptions, "source" | "problems">,
): void {
  for (const column of columns) {
    problems?.warn({
      source,
      column,
      got: "lists, structures or bytes",
      expected: "text, numbers or booleans",
      advice: "The column is not read.",
    });
  }
}
