/**
 * INVENTED general practitioners in real communes: plausible, and never facts. They settle where people live, less in
 * villages and in some regions; they are older in the country; their acts spread as those of practices do. Doctors are
 * drawn until their counted acts reach the national mean per inhabitant that DREES published for 2023.
 */
import type { PlacedCommune } from "./places.ts";
import { drawerOf, fieldOver, type Random } from "./random.ts";

/** Consultations per standardised inhabitant, all ages. Source: DREES workbook 2022-2023, sheet APL 2023. */
const nationalMean = 3.7446;

/** Ages, with the weight of a doctor of each: about 12 % of the supply is over 65, 10 % from 63 to 65, as in 2024. */
const ages = [
  ...spread(29, 34, 13),
  ...spread(35, 39, 13),
  ...spread(40, 44, 11),
  ...spread(45, 49, 8),
  ...spread(50, 54, 9),
  ...spread(55, 60, 18),
  ...spread(61, 62, 6.2),
  ...spread(63, 65, 10.8),
  ...spread(66, 70, 11),
  ...spread(71, 78, 4.2),
];

function spread(from: number, to: number, weight: number): [number, number][] {
  return Array.from({ length: to - from + 1 }, (_, k) => [from + k, weight / (to - from + 1)]);
}

/** One practice of a doctor, as users give them. */
export interface PracticeRecord {
  readonly practice: string;
  readonly doctor: string;
  readonly commune: string;
  readonly kind: "liberal" | "centre";
  readonly age: number;
  /** Of liberal doctors; "" in health centres. */
  readonly sector: "1" | "2" | "";
  /** Particular practice (mode d'exercice particulier); "" for most. */
  readonly mep: string;
  readonly acts: number;
  readonly installed: boolean;
}

type Activity = Omit<PracticeRecord, "practice" | "doctor" | "commune">;

/** A doctor: position of the commune, and of that of a second practice if any. */
interface Doctor extends Activity {
  readonly commune: number;
  readonly elsewhere: number | undefined;
}

/** Practice records, sorted by commune of the doctor's main practice; ids start with S, as no real one does. */
export function practiceRecords(communes: readonly PlacedCommune[], random: Random): PracticeRecord[] {
  const settle = drawerOf(attractions(communes, random));
  const ageIn = ageDraws();
  const neighbours = positionsByEpci(communes);
  const target = nationalMean * communes.reduce((sum, { population }) => sum + population, 0);
  const doctors: Doctor[] = [];
  for (let counted = 0; counted < target; ) {
    const commune = settle(random);
    const activity = drawActivity(communes[commune], ageIn(communes[commune], random), random);
    const elsewhere = drawSecondCommune(neighbours.get(communes[commune].epci)!, activity, random);
    doctors.push({ ...activity, commune, elsewhere: elsewhere === commune ? undefined : elsewhere });
    counted += countedActs(activity);
  }
  doctors.sort((a, b) => a.commune - b.commune);
  return doctors.flatMap((doctor, d) =>
    recordsOf(doctor, `S${String(d + 1).padStart(5, "0")}`, communes, random),
  );
}

/** How much each commune draws doctors: its people, fewer in villages, more or less by region and by chance. */
function attractions(communes: readonly PlacedCommune[], random: Random): number[] {
  const field = fieldOver(random, 150);
  return communes.map((commune) => {
    const service = 1 - Math.exp(-((commune.population / 1600) ** 1.2));
    return commune.population * service * Math.exp(0.22 * field(commune) + 0.25 * random.normal());
  });
}

/** Ages by how rural a commune is, in five degrees: doctors are older in the country. */
function ageDraws(): (commune: PlacedCommune, random: Random) => number {
  const draws = [-1, -0.5, 0, 0.5, 1].map((rural) =>
    drawerOf(ages.map(([age, weight]) => weight * Math.exp(0.02 * rural * (age - 50)))),
  );
  return ({ population }, random) => {
    const degree = Math.round(2 * Math.min(1, Math.max(-1, (9 - Math.log(population)) / 2)));
    return ages[draws[degree + 2](random)][0];
  };
}

function positionsByEpci(communes: readonly PlacedCommune[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [c, { epci }] of communes.entries()) {
    const members = positions.get(epci);
    if (members === undefined) positions.set(epci, [c]);
    else members.push(c);
  }
  return positions;
}

/** One liberal doctor in twenty has a second practice, in the same EPCI. */
function drawSecondCommune(
  neighbours: readonly number[],
  { kind }: Activity,
  random: Random,
): number | undefined {
  if (kind !== "liberal" || !random.chance(0.05)) return undefined;
  return neighbours[Math.floor(random.uniform() * neighbours.length)];
}

/** Particular practices: those that give first-line care count in the indicator, the others do not. */
const firstLine = ["homéopathie", "acupuncture", "gériatrie", "médecine physique"];
const particularPractices = [...firstLine, "angiologie", "allergologie"];

function drawActivity(commune: PlacedCommune, age: number, random: Random): Activity {
  if (random.chance(commune.population > 50_000 ? 0.1 : 0.05)) {
    const acts = Math.round(2900 * Math.exp(0.48 * random.normal()));
    return { kind: "centre", age, sector: "", mep: "", acts, installed: false };
  }
  const mep = random.chance(0.06)
    ? particularPractices[Math.floor(random.uniform() * particularPractices.length)]
    : "";
  const sector = random.chance(commune.region === "11" ? 0.15 : 0.04) ? "2" : "1";
  const installed = random.chance(age < 40 ? 0.1 : 0.006);
  const usual = 3900 * (mep === "" ? 1 : 0.7) * (age > 65 ? 0.9 : 1);
  const year = usual * Math.exp(0.48 * random.normal());
  const occasional = !installed && random.chance(0.008);
  const acts = Math.round(occasional ? 250 * random.uniform() : installed ? year * random.uniform() : year);
  return { kind: "liberal", age, sector, mep, acts, installed };
}

/**
 * What the method of 2023 counts of a doctor's year. Written out here, apart from data/methods, so that the sample stays
 * as it is when a method is edited. Source: DREES workbook 2022-2023, sheet Paramètres.
 */
function countedActs({ kind, mep, acts, installed }: Activity): number {
  if (mep !== "" && !firstLine.includes(mep)) return 0;
  if (kind === "centre") return acts;
  if (installed) return 5400;
  return acts < 250 ? 0 : Math.min(6000, Math.max(3600, acts));
}

/** One record, or two where the doctor also practises elsewhere. */
function recordsOf(
  { commune, elsewhere, ...activity }: Doctor,
  doctor: string,
  communes: readonly PlacedCommune[],
  random: Random,
): PracticeRecord[] {
  const record = (suffix: string, place: number, acts: number): PracticeRecord => ({
    ...activity,
    practice: doctor + suffix,
    doctor,
    commune: communes[place].code,
    acts,
  });
  if (elsewhere === undefined) return [record("a", commune, activity.acts)];
  const there = Math.round(activity.acts * (0.15 + 0.3 * random.uniform()));
  return [record("a", commune, activity.acts - there), record("b", elsewhere, there)];
}
