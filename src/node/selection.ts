import type { Communes } from "../core/territory/communes.ts";
import { Problems } from "../table/problems.ts";

export interface Selection {
  readonly region?: readonly string[];
  readonly department?: readonly string[];
}

/**
 * Positions of the communes to write: those of the regions and departments named, all where none is.
 * A selection filters what is written, never what is computed.
 * @throws InputError for codes that no commune has.
 */
export function selectedRows(communes: Communes, { region, department }: Selection): number[] {
  const problems = new Problems();
  const kept = (
    option: string,
    codes: readonly string[] | undefined,
    of: readonly string[],
  ): ((row: number) => boolean) => {
    if (codes === undefined) return () => true;
    const present = new Set(of);
    for (const code of codes) {
      if (present.has(code)) continue;
      const known = [...present].filter((other) => other !== "").sort();
      problems.error({ source: option, got: code, expected: `one of ${known.join(", ")}` });
    }
    const wanted = new Set(codes);
    return (row) => wanted.has(of[row]);
  };
  const inRegion = kept("--region", region, communes.regions);
  const inDepartment = kept("--department", department, communes.departments);
  problems.throwIfAny();
  const all = [...communes.codes.keys()];
  return region === undefined && department === undefined
    ? all
    : all.filter((row) => inRegion(row) && inDepartment(row));
}
