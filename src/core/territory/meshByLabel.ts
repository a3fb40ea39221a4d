import type { Communes } from "./communes.ts";
import { type Mesh, meshOfLabels } from "./mesh.ts";
import { departmentName, regionName } from "./names.ts";

/** What communes know of themselves that makes a mesh without a file. */
export type Label = "commune" | "epci" | "department" | "region";

/** The label of each commune. */
export function labelsOf(communes: Communes, by: Label): readonly string[] {
  if (by === "commune") return communes.codes;
  return { epci: communes.epci, department: communes.departments, region: communes.regions }[by];
}

/** One zone a commune, EPCI, department or region, under its name; an EPCI that `epciNames` does not know keeps its code. */
export function meshByLabel(communes: Communes, by: Label, epciNames?: ReadonlyMap<string, string>): Mesh {
  const nameOf = {
    commune: (code: string) => communes.names[communes.index.get(code) ?? -1],
    epci: (code: string) => epciNames?.get(code),
    department: departmentName,
    region: regionName,
  }[by];
  const labels = labelsOf(communes, by);
  const names = new Map([...new Set(labels)].map((label) => [label, nameOf(label) || label]));
  return meshOfLabels(communes.source, communes, labels, by, names);
}
