/** Practice records: one row a doctor and place of practice, as files give them, before any rule about activity. */
import { bindColumns, rowNumber, type Schema, textAt } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import type { ActivityRules, Kind } from "../method/activity.ts";
import type { DoctorAgeRules } from "../method/doctorAge.ts";
import type { Communes } from "../territory/communes.ts";
import { doctorAges } from "./doctorAges.ts";
import { checkActs, type Doctor, doctorsOf, warnRepeated } from "./doctors.ts";
import { practiceId, practicesInField } from "./practiceField.ts";
import type { SupplyNote } from "./supply.ts";

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

/** Practices in the indicator's field, by commune (then doctor, practice, acts): their order in the file is of no weight. */
export interface Practices {
  readonly count: number;
  /** Its own id, or "row 12" where the file gives none. */
  readonly id: readonly string[];
  /** Doctor's id; "" where the file gives none: the practice is then a doctor of its own. */
  readonly doctor: readonly string[];
  /** Position of its commune, i32[practices]; -1 where the commune is not in the run. */
  readonly commune: Int32Array;
  readonly kind: readonly Kind[];
  /** Observed acts in the year, f64[practices]; NaN where unknown (newcomers only). */
  readonly acts: Float64Array;
  /** The doctor's completed years at the reference date, f64[practices]; NaN where unknown. */
  readonly age: Float64Array;
  /** Row of the file, as a spreadsheet counts it. */
  readonly row: Uint32Array;
  readonly doctors: readonly Doctor[];
  /** Whether the file has a column that tells ages. */
  readonly hasAges: boolean;
  readonly notes: readonly SupplyNote[];
}

export interface PracticesOptions {
  readonly map?: ReadonlyMap<string, string> | undefined;
  readonly problems: Problems;
  readonly excluded: Exclusions;
  /** Which sectors and particular practices are in the field. */
  readonly activity: ActivityRules;
  readonly doctorAge: DoctorAgeRules;
}

/**
 * The practices of a table. Words of kind or sector that are not understood, acts that are missing or negative, and a
 * doctor with two ages are errors with their rows; practices outside the field or in communes that are not in the run
 * are listed in `excluded` (the latter keep their part of the doctor's activity).
 * @throws InputError when a required column is missing.
 */
export function practicesFrom(table: Table, communes: Communes, options: PracticesOptions): Practices {
  const columns = bindColumns(table, practicesSchema, options);
  const field = practicesInField(table, columns, options);
  const ages = doctorAges(table, columns, field.rows, options.doctorAge, options.problems);

  const communeOfRow = Int32Array.from(
    { length: table.rows },
    (_, row) => communes.index.get(textAt(columns.commune, row)) ?? -1,
  );
  const doctorOf = (row: number) => (columns.doctor === undefined ? "" : textAt(columns.doctor, row).trim());
  const idOf = (row: number) => practiceId(table, columns, row);
  const rows = [...field.rows].sort(
    (a, b) =>
      communeOfRow[a] - communeOfRow[b] ||
      compare(doctorOf(a), doctorOf(b)) ||
      compare(idOf(a), idOf(b)) ||
      (columns.acts[a] || 0) - (columns.acts[b] || 0) ||
      a - b,
  );
  for (const row of rows) {
    if (communeOfRow[row] === -1)
      options.excluded.add("practice-unknown-commune", textAt(columns.commune, row));
  }
  const flags = Uint8Array.from(rows, (row) => columns.installed_during_year?.[row] ?? 0);
  const records = {
    count: rows.length,
    id: rows.map(idOf),
    doctor: rows.map(doctorOf),
    commune: Int32Array.from(rows, (row) => communeOfRow[row]),
    kind: rows.map((row) => field.kinds[row] as Kind),
    acts: Float64Array.from(rows, (row) => columns.acts[row]),
    age: Float64Array.from(rows, (row) => ages.values[row]),
    row: Uint32Array.from(rows, (row) => rowNumber(table, row)),
  };
  const doctors = doctorsOf(records, flags);
  checkActs(table, records, doctors, options.problems);
  warnRepeated(table, records, doctors, options.problems);
  const partlyNew = doctors.filter(
    ({ newcomer, practices }) => !newcomer && practices.some((p) => flags[p] === 1),
  );
  const notes = [
    { reason: "doctors-partly-new", count: partlyNew.length },
    { reason: "practices-sector-untold", count: field.untoldSectors },
    { reason: "practices-mep-untold", count: field.untoldMep },
  ];
  return { ...records, doctors, hasAges: ages.known, notes: notes.filter(({ count }) => count > 0) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
