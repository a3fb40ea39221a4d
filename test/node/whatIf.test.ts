import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { resultsFrom } from "../../src/core/accessibility/resultTable.ts";
import { readTableFile } from "../../src/node/tables.ts";
import { Problems } from "../../src/table/problems.ts";
import { aplomb, emptyFolder, inEnglish } from "./aplomb.ts";

const practices = `practice,doctor,commune,kind,age,acts
p1,d1,01002,liberal,50,5000
p2,d2,38001,liberal,64,4000
p3,d3,38001,liberal,66,5000
`;
let folder: string;
beforeEach(() => {
  folder = emptyFolder();
  writeFileSync(
    join(folder, "communes.csv"),
    "code,name,dep,lat,lon,demand,population\n01001,A,01,46.0,5,1000,900\n01002,B,01,46.05,5,500,600\n38001,C,38,46.1,5,800,800\n",
  );
  writeFileSync(join(folder, "practices.csv"), practices);
});
const inputs = ["--communes", "communes.csv", "--supply", "practices.csv", "--variants", "all,65"];

async function accessibilityOf(name: string) {
  const { table } = await readTableFile(join(folder, name));
  return resultsFrom(table, { problems: new Problems() }).accessibility;
}

test("a doctor added and one retired give what a run on the new practices gives", async () => {
  const { code } = aplomb(
    folder,
    "what-if",
    ...inputs,
    "--add",
    "01001:1",
    "--retire-at",
    "66",
    "--acts",
    "4500",
    "--out",
    "w.csv",
  );
  expect(code).toBe(0);
  writeFileSync(
    join(folder, "practices.csv"),
    `${practices.replace(/p3.*\n/, "")}p4,d4,01001,liberal,30,4500\n`,
  );
  aplomb(folder, "run", ...inputs, "--out", "r.csv");
  const [after, expected] = [await accessibilityOf("w.csv"), await accessibilityOf("r.csv")];
  after.forEach((values, v) => {
    values.forEach((value, c) => {
      expect(value).toBeCloseTo(expected[v][c], 12);
    });
  });
  expect(readFileSync(join(folder, "w.changes.csv"), "utf8")).toContain("01001,A,4500,4500");
});

test("--json tells the gains, and --official starts from published accessibility", async () => {
  writeFileSync(join(folder, "official.csv"), "code,apl_all,apl_65\n01001,3,2\n01002,3,2\n");
  const { stdout } = aplomb(
    folder,
    "what-if",
    ...inputs,
    "--add",
    "01002:1",
    "--official",
    "official.csv",
    "--out",
    "w.csv",
    "--json",
  );
  const told = JSON.parse(stdout);
  expect(told.start).toBe("official");
  expect(told.variants["65"].gaining.communes).toBe(2);
  const [all] = await accessibilityOf("w.csv");
  expect(all[0]).toBeGreaterThan(3);
  expect(all[2]).toBeNaN();
});

test("--official says which communes it is without, and which variants it has", () => {
  writeFileSync(join(folder, "official.csv"), "code,apl_65\n01001,2\n01002,2\n");
  const options = ["--add", "01002:1", "--official", "official.csv", "--out", "w.csv"];
  const refused = inEnglish(folder, "what-if", ...inputs, ...options);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("Pass --variants 65.");
  const { code, stderr } = inEnglish(folder, "what-if", ...inputs, ...options, "--variants", "65");
  expect(code).toBe(0);
  expect(stderr).toContain("official.csv: got no accessibility for 1 commune of the run (38001)");
});

test("volunteers come with days and lose them at home, unless on top", () => {
  writeFileSync(join(folder, "plan.csv"), "home,destination,days_per_month\n38001,01001,2\n");
  const plan = [
    "--solidarity",
    "plan.csv",
    "--set",
    "consultations-per-day=20",
    "--json",
    "--force",
    "--out",
    "w.csv",
  ];
  const acts = (stdout: string) =>
    JSON.parse(stdout).changes.map((change: { acts: { all: number } }) => change.acts.all);
  expect(acts(aplomb(folder, "what-if", ...inputs, ...plan).stdout)).toEqual([480, -480]);
  expect(acts(aplomb(folder, "what-if", ...inputs, ...plan, "--on-top").stdout)).toEqual([480]);
});

test("pharmacies take over what the user states, where they are; without a statement it is an error", () => {
  writeFileSync(join(folder, "pharmacies.csv"), "code,pharmacies\n01001,2\n38001,0\n");
  const first = ["--preset", "pharmacist-first-recourse", "--facilities", "pharmacies.csv", "--out", "w.csv"];
  const stated = ["--set", "consultations-per-pharmacy=300", "--json"];
  const { changes } = JSON.parse(aplomb(folder, "what-if", ...inputs, ...first, ...stated).stdout);
  expect(changes).toMatchObject([{ code: "01001", acts: { all: 600 } }]);
  const { code, stderr } = inEnglish(folder, "what-if", ...inputs, ...first, "--force");
  expect(code).toBe(2);
  expect(stderr).toContain("consultations-per-pharmacy: got nothing");
});

test("wrong communes, too many leaving and nothing asked are all told, exit code 2", () => {
  const { code, stderr } = inEnglish(
    folder,
    "what-if",
    ...inputs,
    "--add",
    "99999:1",
    "--remove",
    "01002:7",
    "--out",
    "w.csv",
  );
  expect(code).toBe(2);
  expect(stderr).toContain("--add: got 99999");
  expect(stderr).toContain("--remove: got 7");
  expect(inEnglish(folder, "what-if", ...inputs, "--out", "w.csv").stderr).toContain("got no change");
  expect(aplomb(folder, "what-if", ...inputs, "--add", "01002:x").code).toBe(2);
});

test("place tells where each doctor goes, and stops where none helps", () => {
  const place = [
    "place",
    ...inputs,
    "--objective",
    "population under 5",
    "--acts",
    "3000",
    "--json",
    "--force",
    "--out",
    "p.csv",
  ];
  const told = JSON.parse(aplomb(folder, ...place, "--doctors", "2").stdout);
  expect(told.placed).toBe(1); // the first lifts everyone over 5: a second would help nobody
  expect(told.after).toBeLessThan(told.before);
  expect(readFileSync(join(folder, "p.csv"), "utf8").split("\n")[1]).toContain(told.placements[0].code);
  const none = JSON.parse(
    aplomb(
      folder,
      ...place.with(place.indexOf("population under 5"), "population under 0.1"),
      "--doctors",
      "2",
    ).stdout,
  );
  expect(none.placed).toBe(0);
  expect(
    aplomb(folder, ...place.with(place.indexOf("population under 5"), "happiness"), "--doctors", "2").code,
  ).toBe(2);
  expect(aplomb(folder, ...place).code).toBe(2);
});
