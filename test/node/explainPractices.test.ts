import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { aplomb } from "./aplomb.ts";

const folder = mkdtempSync(join(tmpdir(), "aplomb-practices-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(join(folder, "communes.csv"), "code,name,demand\n01001,A,1000\n01002,B,2000\n38001,C,500\n");
writeFileSync(
  join(folder, "od.csv"),
  "origin,destination,minutes\n01001,01002,8\n01002,01001,8\n38001,01002,12\n",
);
writeFileSync(
  join(folder, "practices.csv"),
  `practice,doctor,commune,kind,age,sector,mep,acts,installed_during_year
p1,d1,01001,liberal,50,1,no,5000,no
p2,d2,01002,liberal,64,1,no,7000,no
p3,d3,01002,liberal,40,1,no,300,no
p4,d4,01002,liberal,40,1,no,800,yes
`,
);
const inputs = ["--communes", "communes.csv", "--times", "od.csv", "--supply", "practices.csv"];

interface Destination {
  readonly contribution: Record<string, number>;
  readonly practices: readonly {
    readonly practice: string;
    readonly contribution: Record<string, number>;
    readonly rules: readonly string[];
  }[];
}

test("what practices bring adds up to what their communes bring, per variant", () => {
  const { stdout, code } = aplomb(folder, "explain", "01001", ...inputs, "--json");
  expect(code).toBe(0);
  const [{ destinations }] = JSON.parse(stdout) as [{ destinations: readonly Destination[] }];
  expect(destinations.flatMap(({ practices }) => practices.map(({ practice }) => practice)).sort()).toEqual([
    "p1",
    "p2",
    "p3",
    "p4",
  ]);
  for (const { contribution, practices } of destinations) {
    for (const variant of ["65", "62"]) {
      const sum = practices.reduce((total, practice) => total + practice.contribution[variant]!, 0);
      expect(sum).toBeCloseTo(contribution[variant]!, 12);
    }
  }
});

test("--practices shows those that bring most, with what the rules did, and sums the others", () => {
  const shown = aplomb(folder, "explain", "01001", ...inputs, "--practices", "--top", "2");
  expect(shown.code).toBe(0);
  const lines = shown.stdout.split("\n").map((line) => line.trim().replace(/\s+/g, " "));
  const head = lines.indexOf(
    "cabinet commune d'exercice actes comptés 65 apport 65 comptés 62 apport 62 règle",
  );
  expect(head).toBeGreaterThan(0);
  expect(lines[head + 1]).toMatch(/^p2 B \(01002\) 7 000 6 000 [\d,]+ 0 0,000 plafonné$/);
  expect(lines[head + 2]).toBe("p1 A (01001) 5 000 5 000 1,667 5 000 1,667");
  expect(lines[head + 3]).toMatch(/^2 autres cabinets 9 000 /);
});

test("where supply is given by commune, a sentence says that practices are not known", () => {
  writeFileSync(join(folder, "heads.csv"), "commune,doctors\n01001,1\n");
  const times = inputs.slice(0, 4);
  const english = aplomb(
    folder,
    ...["explain", "01001", ...times, "--supply", "heads.csv", "--practices", "--lang", "en"],
  );
  expect(english.stdout).toContain("supply is not given by practice");
});
