/**
 * Calls `run` for one part of [0, count) after another. A function of the kernel is compiled in haste when it is first
 * called, and well while it runs, but only a later call takes the better code.
 */
export function inParts(count: number, size: number, run: (begin: number, end: number) => void): void {
  for (let begin = 0; begin < count; begin += size) run(begin, Math.min(begin + size, count));
}
