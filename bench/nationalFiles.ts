import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomFrom } from "./random.ts";

const PLACES = 35_000;
const IN_DEPARTMENT = 369;
const IN_INTERCOMMUNALITY = 28;

/**
 * A national territory in a folder, seeded: places over a square as dense as France, a fourth of them with doctors of
 * every age and activity, one in ten of whom practises in a second place.
 */
export function nationalFiles(folder: string): {
  readonly places: number;
  readonly options: readonly string[];
} {
  const random = randomFrom(35);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const codes = Array.from({ length: PLACES }, (_, place) =>
    String(1001 + Math.floor(place / IN_DEPARTMENT) * 1000 + (place % IN_DEPARTMENT)).padStart(5, "0"),
  );
  const practices: string[] = [];
  const practise = (doctor: number, code: string, age: number) => {
    const acts = Math.round(Math.max(20, 5200 + 2200 * normal()));
    practices.push(`p${practices.length},d${doctor},${code},liberal,${age},1,${acts},non`);
  };
  let doctors = 0;
  const communes = codes.map((code, place) => {
    const people = Math.round(60 * random() ** -0.85);
    const count = random() < 0.27 ? Math.ceil(people * (0.4 + random()) * 1e-3) : 0;
    for (let each = 0; each < count; each++) {
      const age = 30 + Math.floor(45 * random());
      practise(++doctors, code, age);
      if (random() < 0.1) practise(doctors, codes[Math.floor(random() * PLACES)], age);
    }
    const [latitude, longitude] = [42.9 + 7.2 * random(), -1.5 + 8.5 * random()].map((degrees) =>
      degrees.toFixed(5),
    );
    return [code, latitude, longitude, people, `2000${Math.floor(place / IN_INTERCOMMUNALITY)}`].join(",");
  });
  const paths = { communes: join(folder, "communes.csv"), supply: join(folder, "practices.csv") };
  writeFileSync(paths.communes, `code,latitude,longitude,population,epci\n${communes.join("\n")}\n`);
  writeFileSync(
    paths.supply,
    `practice,doctor,commune,kind,age,sector,acts,installed_during_year\n${practices.join("\n")}\n`,
  );
  return { places: PLACES, options: ["--communes", paths.communes, "--supply", paths.supply] };
}
