import { fileURLToPath } from "node:url";
import { arrivals, departures, netted, retirements } from "../core/scenario/doctorChanges.ts";
import { presetAddress, presetNames } from "../core/scenario/embeddedPresets.ts";
import {
  type EquivalencePreset,
  type OpeningPreset,
  type Preset,
  parsePreset,
  presetParameters,
} from "../core/scenario/preset.ts";
import {
  equivalenceChanges,
  missionChanges,
  openingChanges,
  type SupplyChange,
  type Volunteer,
} from "../core/scenario/presetChanges.ts";
import type { Communes } from "../core/territory/communes.ts";
import { facilitiesFrom } from "../core/zoning/facilities.ts";
import { bindColumns, textAt } from "../table/columns.ts";
import { Problems } from "../table/problems.ts";
import { RowErrors } from "../table/rows.ts";
import { readDocument } from "./documents.ts";
import type { InputFile } from "./files.ts";
import type { Inputs } from "./inputs.ts";
import { readTableFile } from "./tables.ts";
import type { DoctorsAt, WhatIfOptions } from "./whatIfOptions.ts";

/** Names a column of their number goes by, beside that of the preset. */
const facilityNames = ["facilities", "equipements", "nombre", "pharm", "pharm_bpe", "officines"];

/** The changes of supply that the options of `what-if` ask for, one a commune. @throws InputError with all that is wrong. */
export async function scenarioChanges(
  options: WhatIfOptions,
  inputs: Inputs,
  files: InputFile[],
): Promise<SupplyChange[]> {
  const problems = new Problems();
  const { communes, supply, method } = inputs;
  const acts = options.acts ?? method.fullTimeActs;
  const settled = { ...supply, values: inputs.supplied };
  const changes: SupplyChange[] = [];
  for (const { commune, doctors } of placed("--add", options.add, communes, problems)) {
    changes.push(arrivals(commune, doctors, acts, supply.variants.length));
  }
  for (const { commune, doctors } of placed("--remove", options.remove, communes, problems)) {
    const change = departures(commune, doctors, settled, acts);
    if (change) changes.push(change);
    else {
      const expected = `doctors of ${communes.codes[commune]} ${communes.names[commune]}, which has fewer`;
      problems.error({ source: "--remove", got: String(doctors), expected });
    }
  }
  if (options.retireAt !== undefined) changes.push(...retired(options.retireAt, inputs, problems));
  if (options.solidarity !== undefined)
    changes.push(...(await volunteered(options, inputs, files, problems)));
  if (options.preset !== undefined) changes.push(...(await presetChanges(options, inputs, files, problems)));
  problems.throwIfAny();
  const net = netted(changes);
  refuseBelowNone(net, inputs, problems);
  if (net.length === 0) {
    problems.error({
      source: "what-if",
      got: "no change",
      expected: "--add, --remove, --retire-at, --solidarity or --preset that changes the supply of a commune",
    });
  }
  problems.throwIfAny();
  return net;
}

function placed(
  option: string,
  asked: readonly DoctorsAt[] | undefined,
  communes: Communes,
  problems: Problems,
) {
  return (asked ?? []).flatMap(({ commune: code, doctors }) => {
    const commune = communes.index.get(code);
    if (commune !== undefined) return [{ commune, doctors }];
    problems.error({ source: option, got: code, expected: "the code of a commune of the input" });
    return [];
  });
}

function retired(age: number, { supply }: Inputs, problems: Problems): SupplyChange[] {
  const changes = retirements(age, supply);
  if (changes === undefined) {
    const expected = "practice records with ages (column age)";
    problems.error({ source: "--retire-at", got: `a supply from a ${supply.basis} without ages`, expected });
  }
  return changes ?? [];
}

async function preset(name: string): Promise<Preset> {
  const address = presetAddress(name);
  if (address !== undefined) return parsePreset(await readDocument(fileURLToPath(address), name), name);
  if (/\.json$/i.test(name)) return parsePreset(await readDocument(name), name);
  const problems = new Problems();
  return problems.fail({
    source: "--preset",
    got: name,
    expected: `one of ${presetNames.join(", ")}, or a JSON file`,
  });
}

/** An opening in the communes of --at, or what the facilities of --facilities take over where they are. */
async function presetChanges(
  options: WhatIfOptions,
  inputs: Inputs,
  files: InputFile[],
  problems: Problems,
): Promise<SupplyChange[]> {
  const document = await preset(options.preset!);
  if (document.kind === "opening") return opened(document, options, inputs, problems);
  if (document.kind === "equivalence") return takenOver(document, options, inputs, files, problems);
  const expected = "a preset of an opening or an equivalence (a mission is --solidarity)";
  problems.error({ source: "--preset", got: `${document.id}, of kind ${document.kind}`, expected });
  return [];
}

async function takenOver(
  document: EquivalencePreset,
  options: WhatIfOptions,
  inputs: Inputs,
  files: InputFile[],
  problems: Problems,
): Promise<SupplyChange[]> {
  const parameters = presetParameters(document, options.set, problems);
  if (options.facilities === undefined) {
    const expected = `${document.facilities} by commune (a file): a count, or one row each`;
    problems.error({ source: "--facilities", got: "nothing", expected });
  }
  problems.throwIfAny();
  const { table, file } = await readTableFile(options.facilities!, { sheet: options.sheet, problems });
  files.push(file);
  const { communes, exclusions: excluded } = inputs;
  const facilities = facilitiesFrom(table, communes, [document.facilities, ...facilityNames], {
    problems,
    excluded,
  });
  return equivalenceChanges(document, facilities, groundOf(inputs, parameters));
}

function opened(
  document: OpeningPreset,
  options: WhatIfOptions,
  inputs: Inputs,
  problems: Problems,
): SupplyChange[] {
  const at = (options.at ?? []).map((commune) => ({ commune, doctors: 1 }));
  if (at.length === 0)
    problems.error({ source: "--preset", got: "no commune", expected: "--at CODE, where it opens" });
  const communes = placed("--at", at, inputs.communes, problems).map(({ commune }) => commune);
  const parameters = presetParameters(document, options.set, problems);
  return openingChanges(document, communes, groundOf(inputs, parameters));
}

const groundOf = (inputs: Inputs, parameters: ReadonlyMap<string, number>) => ({
  profession: inputs.method.profession,
  variants: inputs.supply.variants,
  parameters,
});

/** One row a volunteer (or several, with `doctors`): where he practises, where he goes, how many days a month. */
const planSchema = {
  home: { type: "code", aliases: ["origine", "commune_origine", "from"] },
  destination: {
    type: "code",
    required: true,
    complete: true,
    aliases: ["commune", "commune_accueil", "to"],
  },
  days_per_month: { type: "number", min: 0, unit: "days a month", aliases: ["jours_par_mois", "jours"] },
  doctors: { type: "number", min: 0, unit: "volunteers", aliases: ["medecins", "volontaires", "volunteers"] },
} as const;

async function volunteered(
  options: WhatIfOptions,
  inputs: Inputs,
  files: InputFile[],
  problems: Problems,
): Promise<SupplyChange[]> {
  const mission = await preset("solidarity-2025");
  if (mission.kind !== "mission") throw new Error("solidarity-2025: expected a mission");
  const { table, file } = await readTableFile(options.solidarity!, { sheet: options.sheet, problems });
  files.push(file);
  const plan = bindColumns(table, planSchema, { problems });
  const errors = new RowErrors(problems, table);
  const volunteers: Volunteer[] = [];
  for (let row = 0; row < table.rows; row++) {
    const code = textAt(plan.destination, row);
    const destination = inputs.communes.index.get(code) ?? -1;
    const homeCode = plan.home ? textAt(plan.home, row) : "";
    const home = homeCode === "" ? -1 : (inputs.communes.index.get(homeCode) ?? -1);
    const days = plan.days_per_month?.[row] ?? Number.NaN;
    if (destination < 0)
      errors.add(row, () => ({ column: "destination", got: code, expected: "a commune of the input" }));
    if (homeCode !== "" && home < 0) {
      errors.add(row, () => ({
        column: "home",
        got: homeCode,
        expected: "a commune of the input, or nothing",
      }));
    }
    if (days > mission.daysPerMonth) {
      const most = mission.daysPerMonth;
      const expected = `at most ${most} ${most === 1 ? "day" : "days"} a month`;
      errors.add(row, () => ({ column: "days_per_month", got: String(days), expected }));
    }
    const daysPerMonth = Number.isNaN(days) ? mission.daysPerMonth : days;
    const doctors = plan.doctors?.[row] ?? 1;
    if (!Number.isInteger(doctors)) {
      errors.add(row, () => ({
        column: "doctors",
        got: String(doctors),
        expected: "a whole number of volunteers",
      }));
    }
    for (let one = 0; one < doctors; one++) volunteers.push({ home, destination, daysPerMonth });
  }
  errors.close();
  const parameters = presetParameters(mission, options.set, problems);
  problems.throwIfAny();
  const ruled = options.onTop ? { ...mission, leavesOwnPractice: false } : mission;
  return missionChanges(ruled, volunteers, groundOf(inputs, parameters));
}

/** More consultations may not leave a commune than it has. */
function refuseBelowNone(
  changes: readonly SupplyChange[],
  { supplied, supply, communes }: Inputs,
  problems: Problems,
): void {
  for (const { commune, acts } of changes) {
    acts.forEach((change, variant) => {
      const has = supplied[variant][commune];
      if (has + change >= -1e-6) return;
      const leaving = Math.round(-change);
      const got = `${leaving} ${leaving === 1 ? "consultation" : "consultations"} leaving ${communes.codes[commune]} ${communes.names[commune]} (doctors ${supply.variants[variant]})`;
      problems.error({ source: "what-if", got, expected: `at most the ${Math.round(has)} it has` });
    });
  }
}
