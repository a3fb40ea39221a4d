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
  if (region === undefined && department === undefined) return everyRow(communes.count);
  const problems = new Problems();
  const kept = (
    option: string,
    codes: readonly string[] | undefined,
    list: "regions" | "departments",
  ): ((row: number) => boolean) => {
    if (codes === undefined) return () => true;
    const of = communes[list];
    const present = new Set(of);
    for (const code of codes) {
      if (present.has(code)) continue;
      const known = [...present].filter((other) => other !== "").sort();
      problems.error({ source: option, got: `"${code}"`, expected: `one of ${known.join(", ")}` });
    }
    const wanted = new Set(codes);
    return (row) => wanted.has(of[row]);
  };
  const inRegion = kept("--region", region, "regions");
  const inDepartment = kept("--department", department, "departments");
  problems.throwIfAny();
  return everyRow(communes.count).filter((row) => inRegion(row) && inDepartment(row));
}

/** 0, 1, 2, … */
function everyRow(count: number): number[] {
  const rows = new Array<number>(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}
