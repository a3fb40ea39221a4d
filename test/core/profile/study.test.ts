import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../src/core/profile/findings.ts";
import { indicatorsFrom, territoryNamed } from "../../../src/core/profile/indicators.ts";
import { profileOf } from "../../../src/core/profile/profile.ts";
import { parseStudy } from "../../../src/core/profile/study.ts";
import { readCsv } from "../../../src/formats/csv/read.ts";
import { Problems } from "../../../src/table/problems.ts";
import { describeShared, readShared } from "../../shared.ts";

const embedded = (name: string) =>
  readFileSync(new URL(`../../../data/study-departments/${name}`, import.meta.url));
const study = parseStudy(JSON.parse(embedded("study.json").toString()), "study.json");
const problems = new Problems();
const indicators = indicatorsFrom(readCsv(embedded("indicators.csv"), { source: "indicators.csv" }), {
  study,
  problems,
});
const at = (name: string) => territoryNamed(indicators, name, "profile", problems);
const codes = ["67", "10", "59", "62", "63", "43"];
const profile = profileOf(indicators, codes.map(at), { study, twins: new Map([[at("10"), at("67")]]) });
const line = (territory: string, indicator: string) =>
  profile.lines.find((each) => each.territory === at(territory) && each.indicator.id === indicator)!;
const nation = (territory: string, indicator: string) =>
  line(territory, indicator).comparisons.find((each) => each.with === "nation")!;

describe("the study's six departments", () => {
  it("are read whole, every territory and indicator known to the study", () => {
    expect(problems.all).toEqual([]);
    expect(indicators.territories).toHaveLength(13);
    expect(indicators.territories.map((each) => each.code)).toEqual(
      study.territories.map((each) => each.code),
    );
    const known = new Set(study.indicators.map((each) => each.id));
    expect(indicators.indicators.map((each) => each.id).filter((id) => !known.has(id))).toEqual([
      "pharmacies_per_department",
    ]);
    expect(indicators.values.filter((value) => !Number.isNaN(value))).toHaveLength(281);
  });

  it("print 241 as 29 % under the mean of 339, 216 as 36 % under, 95 of 226 as 42 %, 86 as 62 % under", () => {
    const percent = (ratio: number) => Math.round(100 * ratio);
    expect(percent(1 - nation("63", "doctors_per_100k").ratio)).toBe(29);
    expect(percent(1 - nation("43", "doctors_per_100k").ratio)).toBe(36);
    expect(percent(nation("10", "pharmacies").ratio)).toBe(42);
    expect(percent(1 - nation("43", "pharmacies").ratio)).toBe(62);
    expect(nation("10", "pharmacies")).toMatchObject({ value: 226, basis: "mean", verdict: "worse" });
  });

  it("show counts beside rates: Aube's 95 pharmacies are 30.8 per 100,000, more than Bas-Rhin's 24.5", () => {
    expect(line("10", "pharmacies").value).toBe(95);
    expect(line("10", "pharmacies").per100k).toBeCloseTo(30.8, 1);
    expect(line("67", "pharmacies").per100k).toBeCloseTo(24.5, 1);
    const twin = line("10", "pharmacies").comparisons.find((each) => each.with === "twin")!;
    expect(twin).toMatchObject({ basis: "per-100k", territory: at("67"), verdict: "better" });
    expect(twin.ratio).toBeCloseTo(30.8 / 24.5, 2);
  });

  it("compare a city with its department and the nation", () => {
    const [city] = profileOf(indicators, [at("10387")], { study }).lines;
    expect(city.indicator.id).toBe("hospitals");
    expect(city.comparisons.map((each) => each.with)).toEqual(["department"]);
    const doctors = profileOf(indicators, [at("Troyes")], { study }).lines.find(
      (each) => each.indicator.id === "gps_per_100k",
    )!;
    expect(doctors.comparisons.map((each) => [each.with, each.value])).toEqual([["nation", 83.9]]);
  });

  it("contradict themselves where the data's notes say, and nowhere else", () => {
    const told = findingsOf(profile, study).filter((each) => !each.agrees);
    const shown = told.map((each) => [
      each.kind,
      indicators.territories[each.territory]?.name ?? "",
      each.indicator,
      Math.round(10 * each.table) / 10,
      Math.round(10 * each.other) / 10,
    ]);
    expect(shown).toEqual([
      ["prose", "Nord", "doctors_per_100k", 354, 402],
      ["prose", "Haute-Loire", "cinemas", 13, 21],
      ["prose", "Puy-de-Dôme", "unemployment_rate", 12.1, 9.2],
      ["prose", "Haute-Loire", "unemployment_rate", 8.1, 11.6],
      ["prose", "Puy-de-Dôme", "associations_created_per_100k", 11.4, 11.5],
      ["prose", "Haute-Loire", "associations_created_per_100k", 11.5, 11.4],
      ["quotient", "Bas-Rhin", "pupils_per_primary_teacher", 17.8, 1509.5],
      ["population", "Pas-de-Calais", "inhabitants_per_hospital", 1325385, 1471758],
      ["pillars", "", "", 6, 8],
    ]);
    const agreeing = findingsOf(profile, study).filter((each) => each.agrees);
    expect(agreeing.filter((each) => each.kind.endsWith("nation"))).toHaveLength(4);
  });
});

describeShared("the copy of the study's figures", ["territories/study_departments.csv"], () => {
  it("is the reference file, byte for byte", () => {
    expect(embedded("indicators.csv").equals(readShared("territories/study_departments.csv"))).toBe(true);
  });
});
