/**
 * Calls `run` for one part of [begin, end) after another. A function of the kernel is compiled in haste when it is first
 * called, and well while it runs, but only a later call takes the better code.
 */
export function inParts(
  begin: number,
  end: number,
  size: number,
  run: (begin: number, end: number) => void,
): void {
  for (let from = begin; from < end; from += size) run(from, Math.min(from + size, end));
}
