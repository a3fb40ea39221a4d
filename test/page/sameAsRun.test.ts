import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTable } from "../../src/formats/read.ts";
import type { ExploreOptions } from "../../src/node/commands/explore.ts";
import { readTableFile } from "../../src/node/tables.ts";
import type { Table } from "../../src/table/table.ts";
import { aplomb } from "../node/aplomb.ts";
import { Explorer } from "./explorer.ts";

/** A little country: communes on a grid, doctors of every age and activity, some in two communes, journeys one way. */
function writeFiles(folder: string) {
  let state = 7;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const codes = Array.from({ length: 240 }, (_, at) => String(23001 + at));
  const communes = codes.map((code, at) => {
    const bands = Array.from({ length: 19 }, () => Math.floor(400 * random()));
    const [latitude, longitude] = [46 + 0.05 * Math.floor(at / 16), 2 + 0.06 * (at % 16)];
    return [code, latitude.toFixed(4), longitude.toFixed(4), ...bands, Math.floor(9 * random())].join(",");
  });
  const bands = Array.from({ length: 18 }, (_, k) => `pop_${5 * k}_${5 * k + 4}`);
  const practices: string[] = [];
  for (let doctor = 0; doctor < 300; doctor++) {
    const age = 30 + Math.floor(48 * random());
    const places = random() < 0.2 ? 2 : 1;
    for (let place = 0; place < places; place++) {
      const code = codes[Math.floor(codes.length * random() ** 2)];
      const kind = random() < 0.1 ? "centre" : "liberal";
      practices.push(
        [
          `d${doctor}`,
          code,
          kind,
          age,
          Math.floor(8000 * random() ** 2),
          random() < 0.05 ? "oui" : "non",
        ].join(","),
      );
    }
  }
  const times = codes.flatMap((from, i) =>
    codes
      .slice(i + 1, i + 40)
      .flatMap((to) => (random() < 0.4 ? [`${from},${to},${(31 * random()).toFixed(4)}`] : [])),
  );
  const counted = codes.map((code) => {
    const all = Math.floor(20_000 * random() ** 3);
    return `${code},${all},${Math.floor(all * random())}`;
  });
  const write = (name: string, head: string, lines: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, `${head}\n${lines.join("\n")}\n`);
    return path;
  };
  return {
    communes: write(
      "communes.csv",
      `code,latitude,longitude,${bands.join(",")},pop_90_plus,generalistes_liberaux`,
      communes,
    ),
    practices: write("practices.csv", "medecin,commune,type,age,actes,nouvel_installe", practices),
    times: write("times.csv", "origin,destination,minutes", times),
    counted: write("counted.csv", "code,offre_all,offre_62", counted),
  };
}

const folder = mkdtempSync(join(tmpdir(), "aplomb-same-"));
let files: ReturnType<typeof writeFiles>;
beforeAll(() => {
  files = writeFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Column of a table, one value a commune. */
const valuesOf = (table: Table, name: string): readonly number[] => {
  const column = table.columns.get(name);
  expect(column?.kind, name).toBe("number");
  return column?.kind === "number" ? [...column.values] : [];
};

interface Case {
  readonly name: string;
  readonly words: readonly string[];
  readonly options: Partial<ExploreOptions>;
  readonly variants: readonly string[];
}

const cases = (): readonly Case[] => [
  {
    name: "the sample by another method, other limits, speed and k",
    words: ["--method", "gp-2022", "--variants", "60,67", "--speed", "52", "--k", "1.07"],
    options: { method: "gp-2022", variants: ["60", "67"], speed: 52, k: 1.07 },
    variants: ["60", "67"],
  },
  {
    name: "practice records, one-way journeys completed, another method's activity rules and age weights",
    words:
      `--communes ${files.communes} --supply ${files.practices} --times ${files.times} --symmetric --method gp-2022 --activity gp-2017 --age-weights 2023`.split(
        " ",
      ),
    options: {
      communes: files.communes,
      supply: files.practices,
      times: [files.times],
      symmetric: true,
      method: "gp-2022",
      activity: "gp-2017",
      ageWeights: "2023",
    },
    variants: ["65", "62"],
  },
  {
    name: "a headcount under another column's name, acts a doctor, speed by distance",
    words:
      `--communes ${files.communes} --map doctors=generalistes_liberaux --acts 4321 --speed by-distance --k national`.split(
        " ",
      ),
    options: {
      communes: files.communes,
      map: new Map([["doctors", "generalistes_liberaux"]]),
      acts: 4321,
      speed: "by-distance",
      k: "national",
    },
    variants: ["all"],
  },
  {
    name: "counted supply, one variant asked",
    words: `--communes ${files.communes} --supply ${files.counted} --variants 62`.split(" "),
    options: { communes: files.communes, supply: files.counted, variants: ["62"] },
    variants: ["62"],
  },
];

describe("the page opens on what `aplomb run` computes", { timeout: 90_000 }, () => {
  test.each([0, 1, 2, 3])("bit for bit, by the same options: case %i", async (at) => {
    const { name, words, options, variants } = cases()[at];
    const out = join(folder, `run-${at}.parquet`);
    const ran = aplomb(folder, "run", ...words, "--out", out);
    expect(ran.stderr, name).not.toMatch(/error/i);
    expect(ran.code, `${name}: ${ran.stderr}`).toBe(0);
    const { table: node } = await readTableFile(out);
    const explorer = await Explorer.start(options);
    try {
      const page = await explorer.open();
      const { name: file, bytes } = await page.exported("export-csv");
      const table = await readTable(bytes, { source: file });
      expect(table.rows).toBe(node.rows);
      for (const column of ["demand", ...variants.flatMap((each) => [`supply_${each}`, `apl_${each}`])]) {
        expect(valuesOf(table, column), `${name}: ${column}`).toEqual(valuesOf(node, column));
      }
      expect(valuesOf(node, `apl_${variants[0]}`).some((apl) => apl > 0)).toBe(true);
      expect(await explorer.closePages()).toEqual([]);
    } finally {
      await explorer.stop();
    }
  });
});
