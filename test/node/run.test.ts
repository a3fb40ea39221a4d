import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { resultsFrom } from "../../src/core/accessibility/resultTable.ts";
import { decayWeight } from "../../src/core/method/decay.ts";
import { readTableFile } from "../../src/node/tables.ts";
import { Problems } from "../../src/table/problems.ts";
import { referenceRun } from "../reference.ts";
import { aplomb, emptyFolder, inEnglish, startAplomb } from "./aplomb.ts";

/** Four communes on a line, 8 minutes apart, and one that nothing reaches; two doctors' practices. */
const communes = `code;nom;dep;reg;lat;lon;demand;population
01001;A;01;84;46,0;5,0;1000;900
01002;B;01;84;46,1;5,0;500;600
38001;C;38;84;46,2;5,0;800;800
69001;D;69;84;46,3;5,0;0;0
2A004;Île;2A;94;41,9;8,7;700;650
`;
const times = `origin,destination,minutes
01001,01002,8
01002,01001,8
01002,38001,8
38001,01002,8
01001,38001,16
38001,01001,16
38001,69001,8
69001,38001,8
01002,69001,16
69001,01002,16
2A004,2A004,0
99999,01001,5
`;
const practices = `practice,doctor,commune,kind,age,acts
p1,d1,01002,liberal,50,5000
p2,d2,38001,liberal,64,4000
p3,d3,38001,liberal,70,5000
p4,d4,2A004,liberal,40,100
`;

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
  writeFileSync(join(folder, "communes.csv"), communes);
  writeFileSync(join(folder, "od.csv"), times);
  writeFileSync(join(folder, "practices.csv"), practices);
});
const inputs = ["--communes", "communes.csv", "--times", "od.csv", "--supply", "practices.csv"];

async function written(name: string) {
  const { table } = await readTableFile(join(folder, name));
  return { table, results: resultsFrom(table, { problems: new Problems() }) };
}

describe("aplomb run", () => {
  test("the five communes come out as the reference computes them", async () => {
    const { code, stderr } = aplomb(folder, "run", ...inputs, "--out", "apl.csv");
    expect(stderr.replace(/^\d+\/\d+ .*\n/gm, "")).toBe(""); // progress shows on a slow machine
    expect(code).toBe(0);
    const { results } = await written("apl.csv");
    expect(results.variants).toEqual(["65", "62"]);
    expect(results.communes.codes).toEqual(["01001", "01002", "2A004", "38001", "69001"]);
    const decay = {
      family: "step",
      cutoffs: [10, 15, 20],
      weights: [1, 2 / 3, 1 / 3],
      edge: "right-closed",
    } as const;
    expect(decayWeight(decay, 16)).toBe(1 / 3);
    const pairs = [
      [0, 0, 0],
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 0],
      [4, 4, 0],
      [0, 1, 8],
      [1, 0, 8],
      [1, 3, 8],
      [3, 1, 8],
      [0, 3, 16],
      [3, 0, 16],
      [3, 4, 8],
      [4, 3, 8],
      [1, 4, 16],
      [4, 1, 16],
    ] as const;
    const demand = [1000, 500, 700, 800, 0];
    for (const [v, supply] of [
      [0, [0, 5000, 0, 4000, 0]],
      [1, [0, 5000, 0, 0, 0]],
    ] as const) {
      const expected = referenceRun({ communes: 5, pairs, demand, supply, decay });
      results.accessibility[v].forEach((value, c) => {
        expect(value).toBeCloseTo(expected.accessibility[c], 12);
      });
      expect([...results.supply[v]!]).toEqual([...supply]);
    }
    expect(results.accessibility[0][2]).toBe(0);
  });

  test("every format of --out holds the same values and its provenance", async () => {
    const names = ["apl.csv", "apl.parquet", "apl.arrow", "apl.xlsx"];
    const results = [];
    for (const name of names) {
      expect(aplomb(folder, "run", ...inputs, "--out", name).code).toBe(0);
      const { table, results: read } = await written(name);
      results.push(read);
      if (name !== "apl.csv") {
        expect(table.metadata.get("aplomb.method")).toBe("gp-2023");
        expect(table.metadata.get("aplomb.inputs")).toContain("communes.csv");
      }
    }
    for (const read of results.slice(1)) {
      expect(read.accessibility).toEqual(results[0].accessibility);
      expect(read.communes.codes).toEqual(results[0].communes.codes);
      expect(read.estimated).toBe(false);
    }
    const metadata = JSON.parse(readFileSync(join(folder, "apl.csv-metadata.json"), "utf8"));
    expect(metadata.notes[0]["aplomb.method"]).toBe("gp-2023");
  });

  test("--json is one document that adds up", () => {
    const { stdout } = aplomb(folder, "run", ...inputs, "--json", "--out", "apl.csv", "--repeat", "3");
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ communes: 5, method: "gp-2023", missing: 0, population: 2950 });
    expect(report.conservation.relativeError).toBeLessThan(1e-12);
    expect(Object.keys(report.variants).sort()).toEqual(["62", "65"]);
    expect(report.variants["65"].tenths).toHaveLength(10);
    expect(report.excluded).toContainEqual({ reason: "pairs-unknown-origin", count: 1, ids: 1 });
    expect(report.excluded).toContainEqual({ reason: "doctor-below-minimum", count: 1, ids: 1 });
    expect(report.repeats.count).toBe(3);
    expect(report.outputs).toEqual(
      ["apl.csv", "apl.excluded.csv", "apl.near-cut.csv"].flatMap((name) => [name, `${name}-metadata.json`]),
    );
  });

  test("what is left out is listed beside the output", () => {
    aplomb(folder, "run", ...inputs, "--out", "apl.csv");
    const rows = readFileSync(join(folder, "apl.excluded.csv"), "utf8").split(/\r?\n/);
    expect(rows).toContain("pairs-unknown-origin,99999,1");
    expect(rows.some((row) => row.startsWith("doctor-below-minimum,d4"))).toBe(true);
  });

  test("the default folder may be run into twice, a file may not without --force", () => {
    expect(aplomb(folder, "run", ...inputs).code).toBe(0);
    expect(readdirSync(join(folder, "out"))).toContain("aplomb.json");
    expect(aplomb(folder, "run", ...inputs).code).toBe(0);
    writeFileSync(join(folder, "apl.csv"), "mine");
    const refused = inEnglish(folder, "run", ...inputs, "--out", "apl.csv");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("apl.csv: got a file that exists already");
    expect(readFileSync(join(folder, "apl.csv"), "utf8")).toBe("mine");
    expect(aplomb(folder, "run", ...inputs, "--out", "apl.csv", "--force").code).toBe(0);
  });

  test("commands share the default folder, and what a run no more writes goes from it", () => {
    const whatIf = ["what-if", ...inputs, "--add", "01001:1"];
    for (const parameters of [["run", ...inputs], whatIf, ["run", ...inputs], whatIf]) {
      const { code, stderr } = aplomb(folder, ...parameters);
      expect(code, stderr).toBe(0);
    }
    expect(readdirSync(join(folder, "out"))).toEqual(
      expect.arrayContaining(["apl.csv", "near-cut.csv", "what-if.csv", "changes.parquet"]),
    );
    aplomb(folder, "run", ...inputs, "--zone", "epci");
    writeFileSync(join(folder, "out/by-epci.csv"), "mine");
    expect(aplomb(folder, "run", ...inputs).code).toBe(0);
    const left = readdirSync(join(folder, "out"));
    expect(left).not.toContain("by-epci.parquet");
    expect(left).toEqual(expect.arrayContaining(["by-epci.csv", "apl.csv", "what-if.csv"]));
    expect(readFileSync(join(folder, "out/by-epci.csv"), "utf8")).toBe("mine");
  });

  test("a folder out/ that aplomb did not write is left alone", () => {
    expect(aplomb(folder, "run", ...inputs).code).toBe(0);
    writeFileSync(join(folder, "out/aplomb.json"), "{}");
    expect(aplomb(folder, "run", ...inputs).code).toBe(2);
  });

  test("--region and --department filter what is written, never what is computed", async () => {
    aplomb(folder, "run", ...inputs, "--out", "all.csv");
    aplomb(folder, "run", ...inputs, "--department", "01", "--out", "ain.csv");
    const all = await written("all.csv");
    const ain = await written("ain.csv");
    expect(ain.results.communes.codes).toEqual(["01001", "01002"]);
    expect([...ain.results.accessibility[0]]).toEqual([...all.results.accessibility[0].subarray(0, 2)]);
    const unknown = inEnglish(folder, "run", ...inputs, "--region", "99", "--out", "x.csv");
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('--region: got "99", expected one of 84, 94');
  });

  test("zone means are weighted by demand, over all communes of the zone", async () => {
    aplomb(folder, "run", ...inputs, "--zone", "department", "--out", "apl.csv");
    const { results } = await written("apl.csv");
    const { table } = await readTableFile(join(folder, "apl.by-department.csv"));
    const [a, b] = results.accessibility[0];
    const means = table.columns.get("apl_65");
    expect(means?.kind === "number" && means.values[0]).toBeCloseTo((1000 * a + 500 * b) / 1500, 12);
  });

  test("a commune without demand is missing, its doctors too, which are told and conserved", async () => {
    const whole = JSON.parse(aplomb(folder, "run", ...inputs, "--json", "--out", "whole.csv").stdout);
    writeFileSync(join(folder, "communes.csv"), communes.replace("5,0;800;800", "5,0;;800"));
    const { stdout } = inEnglish(folder, "run", ...inputs, "--out", "apl.csv");
    const { results } = await written("apl.csv");
    for (const v of [0, 1]) {
      for (const figures of [results.accessibility, results.supply, results.ratio])
        expect(figures[v]![3]).toBeNaN();
    }
    const excluded = readFileSync(join(folder, "apl.excluded.csv"), "utf8");
    expect(excluded).toMatch(/^reason,id,rows,supply_65,supply_62\n/);
    expect(excluded).toContain("commune-without-demand,38001,1,,\n");
    expect(excluded).toContain("supply-of-missing-commune,38001,1,4000,0\n");
    expect(stdout).toContain("1: communes of known population without standardised population (demand)");
    expect(stdout).toContain(
      "left out with their inhabitants: 4,000 consultations (doctors aged 65 or less), 0 consultations (doctors aged 62 or less)",
    );
    const told = JSON.parse(aplomb(folder, "run", ...inputs, "--json", "--out", "b.csv").stdout);
    const left = told.excluded.find(
      ({ reason }: { reason: string }) => reason === "supply-of-missing-commune",
    );
    for (const [v, variant] of ["65", "62"].entries()) {
      const [all, kept] = [whole, told].map(({ conservation }) => conservation.variants[v].supply);
      expect(kept + left.supply[variant]).toBeCloseTo(all, 9);
    }
  });

  test("a headcount without ages gives the variant all, and asking for 65 is an error", () => {
    writeFileSync(join(folder, "doctors.csv"), "commune,doctors\n01002,3\n");
    const head = [
      "--communes",
      "communes.csv",
      "--times",
      "od.csv",
      "--supply",
      "doctors.csv",
      "--out",
      "h.csv",
    ];
    expect(aplomb(folder, "run", ...head).code).toBe(0);
    expect(readFileSync(join(folder, "h.csv"), "utf8")).toContain("apl_all");
    const asked = inEnglish(folder, "run", ...head, "--variants", "65", "--force");
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain("a number of doctors says nothing of their ages");
  });
});

describe("a prepared matrix", () => {
  test("gives the same bytes as the table it was made from", () => {
    const { code } = aplomb(
      folder,
      "prepare",
      "--communes",
      "communes.csv",
      "--times",
      "od.csv",
      "--out",
      "od.matrix.arrow",
    );
    expect(code).toBe(0);
    aplomb(folder, "run", ...inputs, "--out", "a.csv");
    aplomb(folder, "run", ...inputs.with(3, "od.matrix.arrow"), "--out", "b.csv");
    expect(readFileSync(join(folder, "b.csv"), "utf8")).toBe(readFileSync(join(folder, "a.csv"), "utf8"));
  });

  test("of other communes, or shorter than the decay, is refused", () => {
    aplomb(
      folder,
      "prepare",
      "--communes",
      "communes.csv",
      "--times",
      "od.csv",
      "--max-minutes",
      "15",
      "--out",
      "od.matrix.arrow",
    );
    const short = inEnglish(folder, "run", ...inputs.with(3, "od.matrix.arrow"), "--out", "b.csv");
    expect(short.code).toBe(2);
    expect(short.stderr).toContain("got travel times up to 15 minutes, expected at least 20");
    writeFileSync(join(folder, "communes.csv"), communes.replace(/69001.*\n/, ""));
    const other = inEnglish(folder, "run", ...inputs.with(3, "od.matrix.arrow"), "--out", "b.csv");
    expect(other.code).toBe(2);
    expect(other.stderr).toContain("expected the 4 communes of communes.csv");
    expect(existsSync(join(folder, "b.csv"))).toBe(false);
  });
});

describe("aplomb explain", () => {
  test("contributions add up to the accessibility that run writes", async () => {
    aplomb(folder, "run", ...inputs, "--out", "apl.csv");
    const { results } = await written("apl.csv");
    const { stdout, code } = aplomb(folder, "explain", "01001", "C", ...inputs, "--json");
    expect(code).toBe(0);
    const [first, second] = JSON.parse(stdout);
    expect(second.code).toBe("38001");
    const sum = first.destinations.reduce(
      (total: number, d: { contribution: Record<string, number> }) => total + d.contribution["65"],
      0,
    );
    expect(sum).toBeCloseTo(results.accessibility[0][0], 12);
    const [{ contribution, practices }] = first.destinations;
    expect(practices).toEqual([
      { practice: "p1", acts: 5000, counted: { "65": 5000, "62": 5000 }, contribution, rules: [] },
    ]);
  });

  test("minutes just beyond a cutoff are told as the method compares them", () => {
    writeFileSync(join(folder, "od.csv"), times.replace("01001,01002,8", "01001,01002,10.04"));
    const { stdout } = aplomb(folder, "explain", "01001", ...inputs);
    expect(stdout).toMatch(/ 10,040 +0,67/);
    expect(stdout).toMatch(/ 16,0 +0,33/);
  });

  test("an unknown commune is bad input with the nearest name", () => {
    const { code, stderr } = inEnglish(folder, "explain", "Ile", ...inputs);
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean Île?");
  });
});

describe("bad input", () => {
  test.each([[], ["--memory", "1GB"]])(
    "travel times: none, in seconds, or no numbers %j",
    (...memory) => {
      const run = (name: string, table: string) => {
        writeFileSync(join(folder, "od.csv"), table);
        return inEnglish(folder, "run", ...inputs, ...memory, "--out", `${name}.csv`);
      };
      const none = run("none", "origin,destination,minutes\n");
      expect(none.code).toBe(2);
      expect(none.stderr).toContain("od.csv: got a table without rows, expected one row per travel time.");
      const seconds = run("seconds", "origin,destination,minutes\n01001,01002,480\n01002,01001,490\n");
      expect(seconds.code).toBe(0);
      expect(seconds.stderr).toContain("no travel time of 20 minutes or less between two communes");
      const words = run("words", "origin,destination,minutes\n01001,01002,abc\n01002,01001,\n");
      expect(words.code).toBe(2);
      expect(words.stderr).toContain("aplomb: 2 problems in the input");
    },
    60_000,
  );

  test("no communes and no practices are refused", () => {
    for (const [file, text] of [
      ["communes.csv", communes],
      ["practices.csv", practices],
    ]) {
      writeFileSync(join(folder, file), `${text.split("\n")[0]}\n`);
      const { code, stderr } = inEnglish(folder, "run", ...inputs, "--out", "b.csv");
      expect(code).toBe(2);
      expect(stderr).toContain(`${file}: got a table without rows`);
      writeFileSync(join(folder, file), text);
    }
  });

  test("all problems of all files at once, exit code 2, nothing written", () => {
    writeFileSync(
      join(folder, "communes.csv"),
      communes.replace("01002;B", "01001;B").replace(";500;", ";-5;"),
    );
    writeFileSync(join(folder, "od.csv"), times.replace("01001,01002,8", "01001,01002,-8"));
    writeFileSync(join(folder, "practices.csv"), practices.replace(",5000", ",beaucoup"));
    const { code, stderr } = inEnglish(folder, "run", ...inputs, "--out", "apl.csv");
    expect(code).toBe(2);
    expect(stderr).toContain("communes.csv, row 3");
    expect(stderr).toContain("od.csv, row 2, column minutes: got -8");
    expect(stderr).toContain('practices.csv, row 2, column acts: got "beaucoup"');
    expect(stderr).not.toContain("    at ");
    expect(readdirSync(folder).sort()).toEqual(["communes.csv", "od.csv", "practices.csv"]);
    const checked = aplomb(folder, "check", ...inputs);
    expect(checked.code).toBe(2);
    expect(checked.stdout).toContain("od.csv, ligne 2, colonne minutes");
  });

  test("travel times given again are named with their row, and check tells warnings beside errors", () => {
    writeFileSync(join(folder, "communes.csv"), communes.replace("01002;B", "1002;B"));
    writeFileSync(join(folder, "od.csv"), `${times}01002,38001,9\n01001,01002,8\n`);
    const { code, stderr } = inEnglish(folder, "run", ...inputs, "--out", "apl.csv");
    expect(code).toBe(2);
    expect(stderr).toContain("od.csv, row 15: got 01001 to 01002 more than once");
    expect(stderr).toContain("od.csv, row 14: got 01002 to 38001 more than once");
    const checked = inEnglish(folder, "check", ...inputs);
    expect(checked.stdout).toContain("! communes.csv, row 3, column code: got 1 code");
    expect(checked.stdout).toContain("2 errors, 1 warning");
    const document = JSON.parse(aplomb(folder, "check", ...inputs, "--json").stdout);
    expect([document.errors.length, document.warnings.length]).toEqual([2, 1]);
  });

  test("of travel times in several files, the file and row of the second are named", () => {
    writeFileSync(join(folder, "more.csv"), "origin,destination,minutes\n38001,2A004,9\n01001,01002,8\n");
    const { code, stderr } = inEnglish(folder, "run", ...inputs, "--times", "more.csv", "--out", "b.csv");
    expect(code).toBe(2);
    expect(stderr).toContain("more.csv, row 3: got 01001 to 01002 more than once");
  });

  test("a commune twice in a headcount is named by the file's own column", () => {
    writeFileSync(join(folder, "heads.csv"), "commune,doctors\n01001,1\n01001,2\n");
    const { code, stderr } = inEnglish(folder, "run", ...inputs, "--supply", "heads.csv", "--out", "b.csv");
    expect(code).toBe(2);
    expect(stderr).toContain("heads.csv, row 3, column commune: got 01001");
  });

  test("explain names the variant of all doctors in words, and the variant of a supply beside several", () => {
    writeFileSync(join(folder, "heads.csv"), "commune,doctors\n01001,1\n");
    const all = aplomb(folder, "explain", "01001", ...inputs, "--supply", "heads.csv").stdout;
    expect(all).toContain("apport tous âges");
    expect(all).not.toContain("all");
    const two = aplomb(folder, "explain", "01001", ...inputs).stdout;
    expect(two).toContain("offre (consultations) 65");
    expect(two).toContain("apport 62");
  });

  test("a small commune alone, which the sample has no position of, is near its cut", () => {
    const header = "code,name,latitude,longitude,population,doctors\n";
    writeFileSync(join(folder, "one.csv"), `${header}01001,L'Abergement-Clémenciat,46.1531,4.9254,832,1\n`);
    const { code, stdout } = inEnglish(folder, "run", "--communes", "one.csv", "--out", "one-apl.csv");
    expect(code).toBe(0);
    expect(stdout).toContain("near-cut");
    expect(readFileSync(join(folder, "one-apl.near-cut.csv"), "utf8")).toContain("01001");
  });

  test("a method document of one's own is recorded with its SHA-256 beside the tables", async () => {
    const document = JSON.parse(readFileSync("data/methods/gp-2023.json", "utf8"));
    const text = JSON.stringify({ ...document, id: "mine" });
    writeFileSync(join(folder, "mine.json"), text);
    expect(aplomb(folder, "run", ...inputs, "--method", "mine.json", "--out", "mine.parquet").code).toBe(0);
    const { table } = await written("mine.parquet");
    const recorded = JSON.parse(table.metadata.get("aplomb.inputs")!);
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect(recorded).toHaveLength(4);
    expect(recorded.at(-1)).toEqual({ file: "mine.json", sha256 });
  });

  test("an import is recorded without folders and output: its file is the same wherever it is made", () => {
    const header = "code,nom,APL,APL médecins de 65 ans et moins,Population standardisée,Population totale\n";
    writeFileSync(join(folder, "drees.csv"), `${header}01004,A,3,2,100,90\n`);
    const run = (out: string, workbook: string) =>
      aplomb(folder, "import", "drees", workbook, "--out", out).code;
    const map = ["--map", "apl_all=APL"];
    expect([run("a.parquet", "drees.csv"), run("b.parquet", join(folder, "drees.csv"))]).toEqual([0, 0]);
    expect(readFileSync(join(folder, "a.parquet"))).toEqual(readFileSync(join(folder, "b.parquet")));
    expect(aplomb(folder, "import", "drees", "drees.csv", ...map, "--out", "c.csv").code).toBe(0);
    const metadata = readFileSync(join(folder, "c.csv-metadata.json"), "utf8");
    expect(metadata).toContain('"aplomb import drees drees.csv --map apl_all=APL"');
  });

  test("wrong options exit with 2", () => {
    expect(aplomb(folder, "run", "--speeed", "40").code).toBe(2);
    const fast = inEnglish(folder, "run", "--speed", "fast");
    expect(fast.code).toBe(2);
    expect(fast.stderr).toContain("Expected by-distance, or a number of at least 1.");
    const nothing = aplomb(folder, "run", "--method", "nothing").stderr;
    expect(nothing.replaceAll("\u00a0", " ")).toContain("trouvé : « nothing »");
    expect(aplomb(folder, "runn").code).toBe(2);
    expect(inEnglish(folder, "run", ...inputs, "--out", "apl.doc").stderr).toContain(
      "expected a name ending in .csv",
    );
    expect(aplomb(folder, "run", ...inputs, "--method", "gp-2024").stderr).toContain("gp-2023");
    expect(aplomb(folder, "run", ...inputs, "--map", "comune=x").stderr).toContain("--map commune=x");
  });

  test("a good input checks out", () => {
    const { code, stdout } = aplomb(folder, "check", ...inputs);
    expect(code).toBe(0);
    expect(stdout).toContain("aucun problème");
    expect(aplomb(folder, "check", ...inputs, "--lang", "en").stdout).toContain("no problem");
  });
});

test("Ctrl-C while files are written leaves all of them or none, and nothing temporary", async () => {
  for (const name of ["one", "two", "three"]) {
    const out = join(folder, name);
    const { process: run, outcome } = startAplomb(folder, ["run", "--out", `${name}/`]);
    const ended = outcome.then(() => true);
    // The folder is made when its first file is begun.
    while (!existsSync(out) && !(await Promise.race([ended, sleep(2)]))) void 0;
    run.kill("SIGINT");
    const { code } = await outcome;
    const left = existsSync(out) ? readdirSync(out) : [];
    expect(left.filter((file) => file.endsWith(".tmp"))).toEqual([]);
    // The signal comes while files are written (130), or once they are: before the process ends (null: it ended it), or after (0).
    expect([130, null, 0]).toContain(code);
    expect(left).toHaveLength(code === 130 && left.length === 0 ? 0 : 6);
  }
}, 120_000);
