import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { typedCommand } from "../../src/node/typedCommand.ts";
import { aplomb } from "./aplomb.ts";

const folder = mkdtempSync(join(tmpdir(), "aplomb-typed-"));
mkdirSync(join(folder, "in"));
const communes = join(folder, "in/communes.csv");
writeFileSync(
  communes,
  "code,name,latitude,longitude,population,demand,doctors\n01001,A,46.1,4.9,832,800,1\n",
);

test("files lose their folders, and what changes no figure is left out", () => {
  const typed = `what-if --communes ${communes} --map a=b/c --out ${folder}/x.csv --csv excel-fr --force --title 1/2`;
  expect(typedCommand(typed.split(" "))).toBe(
    "aplomb what-if --communes communes.csv --map a=b/c --title 1/2",
  );
  expect(
    typedCommand(["evolve", `2021=${communes}`, `--communes=${communes}`, "--out=x.csv", "--threads", "2"]),
  ).toBe("aplomb evolve 2021=communes.csv --communes=communes.csv");
  const long = `a=${"b".repeat(9999)}`;
  expect(typedCommand(["run", "--map", long])).toBe(`aplomb run --map ${long}`);
  expect(typedCommand(["place", "--supply", "s3://mine/in/p.parquet", "--json"])).toBe(
    "aplomb place --supply p.parquet",
  );
});

test("prepare, what-if and place write the same bytes wherever their files lie and go", () => {
  for (const [name, ...options] of [
    ["prepare", "", ".matrix.arrow"],
    ["what-if", "--add 01001:1", ".parquet"],
    ["place", "--doctors 1", ".parquet"],
  ] as const) {
    const [more, ending] = options;
    const inputs = (path: string) => [name, "--communes", path, ...more.split(" ").filter(Boolean)];
    const made = [
      [folder, "in/communes.csv", `a-${name}${ending}`],
      [join(folder, "in"), "communes.csv", `b-${name}${ending}`],
      [folder, communes, join(folder, `c-${name}${ending}`)],
    ].map(([from, path, out]) => {
      const { code, stderr } = aplomb(from, ...inputs(path), "--out", out);
      expect([name, code, code === 0 ? "" : stderr]).toEqual([name, 0, ""]);
      return readFileSync(join(out.startsWith("/") ? "" : from, out));
    });
    expect(made[1].equals(made[0])).toBe(true);
    expect(made[2].equals(made[0])).toBe(true);
    expect(made[0].includes(`aplomb ${name} --communes communes.csv`)).toBe(true);
    expect(made[0].includes(folder)).toBe(false);
  }
});
