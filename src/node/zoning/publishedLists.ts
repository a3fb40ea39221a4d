import { publishedMeshLines } from "../../core/zoning/meshByDepartment.ts";
import type { Publication } from "../../core/zoning/publication.ts";
import { publishedQpvCommunes } from "../../core/zoning/qpvCommunes.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import type { Zones } from "../../core/zoning/zones.ts";
import type { Problems } from "../../table/problems.ts";
import type { PublicationFile } from "./documents.ts";
import type { Tables } from "./zoneSource.ts";

/** Address of a list that a publication names beside its document. */
export const beside = (
  file: PublicationFile | undefined,
  list: "qpvCommunes" | "meshByDepartment",
): URL | undefined => {
  const name = file?.publication[list];
  return file && name !== undefined ? new URL(name, file.address) : undefined;
};

/** The lists of a publication beside its zones: communes with neighbourhoods, zones by department. */
export function publishedTables(
  publication: Publication,
  tables: Tables,
  rules: Rules,
  zones: Zones,
  problems: Problems,
) {
  const variants = [...zones.accessibility.keys()];
  const mesh = tables.meshByDepartment
    ? publishedMeshLines(tables.meshByDepartment, { problems })
    : undefined;
  return {
    qpvCommunes:
      tables.qpvCommunes &&
      publishedQpvCommunes(tables.qpvCommunes, rules, variants, publication.straddlingQpv, { problems }),
    lines: mesh?.lines ?? [],
    densities: mesh?.densities,
  };
}
