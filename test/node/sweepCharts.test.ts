import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parameterName } from "../../src/core/words/sweeps.ts";
import { textOf } from "../core/pictures/picture.ts";
import { aplomb, emptyFolder, inEnglish } from "./aplomb.ts";

/** A square of communes, half of them in one EPCI, with as many acts as makes some zones sit near a threshold. */
const folder = emptyFolder();
const side = 6;
const epci = ["200010700", "200069854", "243300316"];

const plans = {
  tornado: { sampling: "one-at-a-time" },
  saltelli: { sampling: "saltelli", samples: 8 },
  morris: { sampling: "morris", samples: 4 },
  ages: { sampling: "saltelli", samples: 4 },
  cube: { sampling: "latin-hypercube", samples: 12 },
};

beforeAll(() => {
  const places = Array.from({ length: side * side }, (_, k) => ({
    code: `${33_001 + k}`,
    latitude: 44.5 + 0.05 * Math.floor(k / side),
    longitude: -0.6 + 0.06 * (k % side),
    epci: epci[k % 3],
  }));
  writeFileSync(
    join(folder, "communes.csv"),
    ["code,name,department,region,epci,latitude,longitude,population,demand"]
      .concat(
        places.map(
          ({ code, latitude, longitude, epci: zone }, k) =>
            `${code},Commune ${k},33,75,${zone},${latitude},${longitude},${1000 + 10 * k},${1000 + 10 * k}`,
        ),
      )
      .join("\n"),
  );
  writeFileSync(
    join(folder, "practices.csv"),
    ["practice,doctor,commune,kind,age,sector,acts,installed_during_year"]
      .concat(
        places
          .filter((_, k) => k % 3 === 0)
          .map(({ code }, k) => `P${k},D${k},${code},liberal,${50 + k},1,${6800 + 40 * k},false`),
      )
      .join("\n"),
  );
  for (const [name, plan] of Object.entries(plans)) {
    writeFileSync(
      join(folder, `${name}.json`),
      JSON.stringify({
        ...plan,
        seed: 3,
        parameters: {
          "decay.weights[1]": { uniform: [0.4, 0.9] },
          supplyFactor: { uniform: [0.7, 1.3] },
          timeFactor: { uniform: [0.8, 1.2] },
          ...(name === "ages" ? { variants: [[65], [62]] } : {}),
        },
      }),
    );
  }
  mkdirSync(join(folder, "pictures"));
});

const inputs = ["--communes", "communes.csv", "--supply", "practices.csv", "--k", "1"];
const sweep = (name: string, ...more: string[]) =>
  aplomb(
    folder,
    "sweep",
    "--grid",
    `${name}.json`,
    ...inputs,
    "--out",
    `${name}/`,
    "--threads",
    "1",
    ...more,
  );

function chart(source: string, kind: string, ...more: string[]): string {
  const out = join("pictures", `${source.replaceAll(/\W/g, "-")}-${kind}.svg`);
  const { code, stderr } = aplomb(folder, "chart", source, "--kind", kind, "--out", out, "--force", ...more);
  expect([code, stderr]).toEqual([0, ""]);
  return textOf(readFileSync(join(folder, out), "utf8"));
}

/** The rows of a table that the sweep wrote, by heading. */
function rowsOf(path: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(folder, path), "utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, k) => [names[k], cell])));
}

const shown = (value: string, decimals: number): string =>
  new Intl.NumberFormat("fr-FR", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    Number(value),
  );

describe("from a sweep to its charts", () => {
  it("tornado: every parameter by its name, with its settings and outputs", () => {
    expect(sweep("tornado").code).toBe(0);
    const rows = rowsOf("tornado/tornado.csv").filter(
      ({ output, variant }) => output === "mean" && variant === "65",
    );
    expect(rows).toHaveLength(3);
    for (const source of ["tornado/tornado.csv", "tornado/tornado.parquet", "tornado/"]) {
      const text = chart(source, "tornado");
      for (const { parameter, low, high } of rows) {
        expect(text).toContain(parameterName(parameter, "fr"));
        expect(text).toContain(`(${shown(low, 2)})`);
        expect(text).toContain(`(${shown(high, 2)})`);
      }
      expect(text).toContain(`valeur de référence, ${shown(rows[0].base, 2)}`);
      expect(text).toContain("médecins de 65 ans ou moins");
      expect(text).toContain("ESTIMÉS");
    }
    expect(chart("tornado/", "tornado", "--output", "share_under_2.5", "--variant", "62")).toContain(
      "part de la population sous 2,5",
    );
  });

  it("variants that the scenarios move go by their rank, never as an age", () => {
    expect(sweep("ages").code).toBe(0);
    const text = chart("ages/", "indices");
    expect(text).toMatch(/limite d.+âge n° 1 de chaque scénario/);
    expect(text).not.toContain("1 ans");
  });

  it.each([
    ["saltelli", "total", "part de la variance"],
    ["morris", "mu_star", "mu*"],
  ])("%s: the indices of the table", (name, column, words) => {
    expect(sweep(name).code).toBe(0);
    const rows = rowsOf(`${name}/indices.csv`).filter(
      ({ output, variant }) => output === "tenth_1" && variant === "65",
    );
    expect(rows).toHaveLength(3);
    const text = chart(`${name}/indices.parquet`, "indices", "--output", "tenth_1");
    for (const row of rows) {
      expect(text).toContain(parameterName(row.parameter, "fr"));
      expect(text).toContain(shown(row[column], 2));
    }
    expect(text).toContain(words);
    expect(chart(`${name}/`, "tornado", "--output", "tenth_1")).toBe(text);
  });

  it("fan: the median of each tenth over the merged digests, which the parts give alike", () => {
    expect(sweep("cube", "--merge", "merged.parquet").code).toBe(0);
    const text = chart("merged.parquet", "fan");
    expect(text).toContain("12 scénarios");
    expect(chart("cube/", "fan")).toContain("12 scénarios");
    const csv = aplomb(
      folder,
      "sweep",
      "--grid",
      "cube.json",
      ...inputs,
      "--out",
      "cube/",
      "--merge",
      "merged.csv",
    );
    expect(csv.code).toBe(0);
    const tenths = rowsOf("merged.csv")
      .filter(({ variant }) => variant === "65")
      .map((row) => Number(row.tenth_1))
      .sort((a, b) => a - b);
    expect(text).toContain(shown(String((tenths[5] + tenths[6]) / 2), 2));
  });

  it("stability: zones by their names, classes by those of the rules", () => {
    expect(sweep("cube", "--per", "zone", "--zone", "epci", "--rules", "gp-2018", "--out", "per/").code).toBe(
      0,
    );
    const unstable = rowsOf("per/stability.csv").filter(({ unstable: is }) => is === "true");
    expect(unstable.length).toBeGreaterThan(0);
    const text = chart("per/", "stability");
    expect(text).toMatch(/Vivier|ZIP A|Hors vivier/);
    expect(text).not.toMatch(/\b2000\d{5}\b/);
    expect(text).toContain(`${unstable.length} sur 3 zones`);
  });

  it("a folder without what the kind needs, an output or a variant that is not there are refused", () => {
    const refused = (source: string, ...more: string[]) => {
      const { code, stderr } = inEnglish(folder, "chart", source, ...more, "--out", "no.svg");
      expect(code).toBe(2);
      return stderr;
    };
    expect(refused("morris/", "--kind", "stability")).toContain("--per and --rules");
    expect(refused("tornado/", "--kind", "tornado", "--output", "median")).toContain("an output of mean");
    expect(refused("merged.parquet", "--kind", "fan", "--variant", "60")).toContain("one of 65, 62");
    expect(refused("merged.parquet", "--kind", "indices")).toContain("saltelli or morris");
  });
});
