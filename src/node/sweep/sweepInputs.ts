/** What a sweep computes on, laid out in memory that threads share. */
import { demandFrom } from "../../core/accessibility/demand.ts";
import type { Kernel } from "../../core/engine/kernel.ts";
import { layOutSweep } from "../../core/engine/sweepLayout.ts";
import type { SweepMemory } from "../../core/engine/sweepMemory.ts";
import { variantOf } from "../../core/method/doctorAge.ts";
import type { Method } from "../../core/method/document.ts";
import { BINS } from "../../core/scenario/digest.ts";
import type { SweepInput } from "../../core/scenario/sweepInput.ts";
import { InputError } from "../../table/problems.ts";
import type { Inputs } from "../inputs.ts";
import { readAgeWeights } from "../methods.ts";
import { zoneOfEachCommune } from "../zoneTable.ts";
import type { CheckedPlan } from "./sweepDocument.ts";
import type { SweepScope } from "./sweepWork.ts";

export interface SweepPlaces {
  readonly column: string;
  readonly codes: readonly string[];
}

/** Everything the scenarios share, checked; what is not in the memory of the kernel. */
export interface SweepSetting {
  readonly input: SweepInput;
  /** Names of the variants; numbers where the sweep moves them. */
  readonly variants: readonly string[];
  /** What the rows of place tables are, where they are kept. */
  readonly places: SweepPlaces | undefined;
  /** u8[communes]: 1 where there may be supply. */
  readonly active: Uint8Array;
}

export interface SettingOptions extends SweepScope {
  readonly k?: number | "national" | undefined;
  readonly map: ReadonlyMap<string, string>;
  readonly classEnds: Uint32Array;
  /** Where documents of age weights that the plan names are found; those it does not hold are embedded ones. */
  readonly documents?: ReadonlyMap<string, string>;
}

/** @throws InputError when the plan moves rules of supply and the supply is not practice records, or areas nobody lives in. */
export async function settingOf(
  checked: CheckedPlan,
  base: Method,
  inputs: Inputs,
  options: SettingOptions,
): Promise<SweepSetting> {
  const { communes, travelTimes, present, supply, supplied } = inputs;
  const { plan } = checked;
  const practices = supply.practices;
  const moved = Object.keys(plan.parameters).filter((name) => /^(activity|doctorAge|variants)/.test(name));
  if (moved.length > 0 && practices === undefined) {
    throw new InputError(
      moved.map((source) => ({
        severity: "error" as const,
        source,
        got: `${supply.basis} supply`,
        expected: "practice records, which alone can be counted again",
      })),
    );
  }
  const variants = supply.variants.flatMap((name) => variantOf(name) ?? []);
  const active = new Uint8Array(communes.count);
  for (const values of supplied) {
    for (let c = 0; c < communes.count; c++) if (values[c] > 0) active[c] = 1;
  }
  if (moved.length > 0) for (const c of practices!.commune) if (c >= 0 && present[c]) active[c] = 1;
  const zones = options.per === "zone" ? zonesOf(inputs, options.zone!) : undefined;
  const zoneOf = zones?.zoneOf ?? new Int32Array(communes.count).fill(-1);
  zoneOf.forEach((_, c) => {
    if (!present[c]) zoneOf[c] = -1;
  });
  const activeCommunes = Uint32Array.from(active.keys()).filter((c) => active[c] === 1);
  const input: SweepInput = {
    classEnds: options.classEnds,
    demands: await demandsOf(checked.ageWeights, inputs, options),
    population: communes.population.map((value, c) => (present[c] ? value || 0 : 0)),
    zoneOf,
    zones: zones?.codes.length ?? 0,
    plan,
    base: { ...base, variants: [...variants] },
    ageWeights: checked.ageWeights,
    minutes: travelTimes.minutes,
    present,
    practices: moved.length > 0 ? practices : undefined,
    supply: supplied,
    active: activeCommunes,
    areas: areasOf(plan.parameters, communes, activeCommunes),
    variants: checked.variants ?? variants.length,
    keepCommunes: options.per === "commune",
  };
  const places =
    options.per === "commune"
      ? { column: "code", codes: communes.codes }
      : zones && { column: "zone", codes: zones.codes };
  const names = checked.variants === undefined ? supply.variants : numbered(checked.variants);
  return { input, variants: names, places, active };
}

/** The memory that threads share, with a workspace for each. */
export function sweepMemory(
  kernel: Kernel,
  { input, active }: SweepSetting,
  { travelTimes }: Pick<Inputs, "travelTimes">,
  workspaces: number,
): SweepMemory {
  const { classEnds, demands, population, zoneOf, zones, variants, base, minutes } = input;
  return layOutSweep(kernel, {
    classEnds,
    demands,
    population,
    zoneOf,
    zones,
    travelTimes,
    active,
    codes: classEnds.at(-1) ?? minutes.length,
    variants,
    thresholds: base.thresholds,
    bins: BINS,
    workspaces,
  });
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, v) => String(v + 1));

async function demandsOf(
  names: readonly string[],
  inputs: Inputs,
  { map, k, documents }: SettingOptions,
): Promise<Float64Array[]> {
  const { communes, communesTable, method, present, problems, demand } = inputs;
  const all: Float64Array[] = [];
  for (const name of names) {
    const values =
      name === ""
        ? demand.values
        : demandFrom(communesTable, communes, method, {
            map,
            problems,
            k,
            ageWeights: await readAgeWeights(documents?.get(name) ?? name),
          }).values;
    all.push(values.map((value, c) => (present[c] ? value || 0 : 0)));
  }
  return all;
}

function zonesOf(inputs: Inputs, column: string): { codes: string[]; zoneOf: Int32Array } {
  const names = zoneOfEachCommune({ communes: inputs.communes }, inputs.communesTable, column);
  const codes = [...new Set(names)].filter((name) => name !== "").sort();
  const position = new Map(codes.map((code, zone) => [code, zone]));
  return { codes, zoneOf: Int32Array.from(names, (name) => position.get(name) ?? -1) };
}

function areasOf(
  parameters: Readonly<Record<string, unknown>>,
  communes: Inputs["communes"],
  active: Uint32Array,
): Record<string, Uint32Array> {
  const areas: Record<string, Uint32Array> = {};
  for (const name of Object.keys(parameters)) {
    const [, area, kind, code] = /^supplyFactor\.((department|region)\.(\w+))$/.exec(name) ?? [];
    if (area === undefined) continue;
    const of = kind === "department" ? communes.departments : communes.regions;
    areas[area] = Uint32Array.from(active.keys()).filter((position) => of[active[position]] === code);
    if (areas[area].length > 0) continue;
    throw new InputError([
      {
        severity: "error",
        source: name,
        got: `no doctor in ${kind} ${code}`,
        expected: `a ${kind} with doctors`,
      },
    ]);
  }
  return areas;
}
