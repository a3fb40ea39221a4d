/** Tables of practice records, one row a doctor and place of practice, as files give them. */

import { type Bound, rowNumber, type Schema, textAt } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import type { ActivityRules } from "../method/activity.ts";
import type { DoctorAgeRules } from "../method/doctorAge.ts";

export const practicesSchema = {
  practice: {
    type: "text",
    aliases: [
      "cabinet",
      "id_cabinet",
      "num_cabinet",
      "structure",
      "id_structure",
      "etablissement",
      "finess",
      "siret",
    ],
  },
  doctor: {
    type: "text",
    aliases: [
      "medecin",
      "id_medecin",
      "num_medecin",
      "praticien",
      "id_ps",
      "ps",
      "rpps",
      "numero_rpps",
      "professionnel",
    ],
  },
  commune: {
    type: "code",
    required: true,
    complete: true,
    aliases: [
      "code_commune",
      "commune_exercice",
      "code_commune_exercice",
      "codgeo",
      "code_insee",
      "insee",
      "depcom",
      "code",
    ],
  },
  kind: {
    type: "text",
    complete: true,
    aliases: ["type", "nature", "mode_exercice", "type_exercice", "statut"],
  },
  age: {
    type: "number",
    min: 0,
    unit: "a doctor's age in years",
    aliases: ["age_medecin", "age_ps", "age_praticien"],
  },
  birth_date: { type: "text", aliases: ["date_naissance", "date_de_naissance"] },
  birth_year: {
    type: "number",
    min: 1850,
    unit: "a year",
    aliases: ["annee_naissance", "annee_de_naissance", "an_nais"],
  },
  sector: { type: "text", aliases: ["secteur", "secteur_conventionnel", "convention"] },
  mep: { type: "text", aliases: ["exercice_particulier", "mode_exercice_particulier"] },
  acts: {
    type: "number",
    min: 0,
    unit: "acts in the year",
    required: true,
    aliases: ["actes", "nb_actes", "nombre_actes", "consultations", "nb_consultations", "activite"],
  },
  installed_during_year: {
    type: "boolean",
    aliases: [
      "installe_dans_l_annee",
      "installation_dans_l_annee",
      "installe_annee",
      "nouvel_installe",
      "nouvelle_installation",
      "newcomer",
    ],
  },
} as const satisfies Schema;

export interface PracticesOptions {
  readonly map?: ReadonlyMap<string, string> | undefined;
  readonly problems: Problems;
  readonly excluded: Exclusions;
  /** Which sectors and particular practices are in the field, and whether newcomers' acts are imputed. */
  readonly activity: ActivityRules;
  readonly doctorAge: DoctorAgeRules;
}

/** Practice records as read: the columns by the field's names, and the file's own names of them for messages. */
export interface PracticeTable {
  readonly table: Table;
  readonly columns: Bound<typeof practicesSchema>;
  readonly named: { readonly [K in keyof typeof practicesSchema]: string };
}

/** A practice's own id, or "row 12" where the file gives none. */
export function practiceId({ table, columns }: PracticeTable, row: number): string {
  const id = columns.practice === undefined ? "" : textAt(columns.practice, row).trim();
  return id || `row ${rowNumber(table, row)}`;
}
