import type { BenchInput } from "./input.ts";
import type { Native } from "./native.ts";

/** What the files of rows share. */
export interface Context {
  readonly input: BenchInput;
  /** The C++ reference; absent where there is no g++. */
  readonly native: Native | undefined;
}

/** @throws when two results differ by more than 1e-12 of the expected value: then no ratio means anything. */
export function checkSame(
  name: string,
  got: readonly Float64Array[],
  expected: readonly Float64Array[],
): void {
  expected.forEach((values, variant) => {
    values.forEach((value, commune) => {
      const difference = Math.abs(got[variant][commune] - value);
      if (difference <= 1e-12 * Math.abs(value)) return;
      throw new Error(
        `${name}: variant ${variant}, commune ${commune}: got ${got[variant][commune]}, expected ${value}.`,
      );
    });
  });
}
