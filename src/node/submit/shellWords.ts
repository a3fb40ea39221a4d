/** One word of a POSIX shell, whatever the text holds: `it's` becomes `'it'\''s'`. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

export const shellWords = (words: readonly string[]): string => words.map(shellWord).join(" ");

/** The value of an `#SBATCH` line, in double quotes; sbatch reads `\"` and `\\` in them, and expands no variable. */
export const directiveValue = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
