import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presetAddress, presetNames } from "../../../src/core/scenario/embeddedPresets.ts";
import { parsePreset, presetParameters } from "../../../src/core/scenario/preset.ts";
import {
  equivalenceChanges,
  missionChanges,
  openingChanges,
  volunteersByPopulation,
} from "../../../src/core/scenario/presetChanges.ts";
import { Problems } from "../../../src/table/problems.ts";

const json = (name: string) => JSON.parse(readFileSync(presetAddress(name)!, "utf8"));
const preset = (name: string) => parsePreset(json(name), name);
const ground = (parameters: Record<string, number> = {}, profession = "general-practitioner") => ({
  profession,
  variants: ["all", "65", "62"],
  parameters: new Map(Object.entries(parameters)),
});

describe("presets", () => {
  it("all embedded ones are read", () => {
    expect(presetNames.map((name) => preset(name).kind)).toEqual(["opening", "equivalence", "mission"]);
  });

  it("a health house is the study's 17 professionals; its 5 doctors add 27,000 consultations", () => {
    const msp = preset("msp-opening");
    if (msp.kind !== "opening") throw new Error(msp.kind);
    expect(msp.professionals.map((each) => each.count)).toEqual([5, 9, 1, 2]);
    expect(openingChanges(msp, [7], ground())).toEqual([{ commune: 7, acts: [27_000, 27_000, 27_000] }]);
    expect(openingChanges(msp, [7], ground({}, "nurse"))).toEqual([]);
    const aged = { ...msp, professionals: msp.professionals.map((each) => ({ ...each, age: 64 })) };
    expect(openingChanges(aged, [7], ground())[0].acts).toEqual([27_000, 27_000, 0]);
  });

  it("what no source gives must be stated: without it an error, unknown parameters too", () => {
    const problems = new Problems();
    presetParameters(preset("pharmacist-first-recourse"), new Map([["nope", 1]]), problems);
    expect(problems.errors.map((each) => each.got)).toEqual(["nope", "nothing"]);
    const good = new Problems();
    const given = new Map([["consultations-per-pharmacy", 300]]);
    expect(presetParameters(preset("pharmacist-first-recourse"), given, good)).toEqual(given);
    expect(good.all).toEqual([]);
  });

  it("pharmacies bring the stated equivalence where they are", () => {
    const first = preset("pharmacist-first-recourse");
    if (first.kind !== "equivalence") throw new Error(first.kind);
    const changes = equivalenceChanges(
      first,
      Float64Array.from([2, 0, 1]),
      ground({ "consultations-per-pharmacy": 300 }),
    );
    expect(changes).toEqual([
      { commune: 0, acts: [600, 600, 600] },
      { commune: 2, acts: [300, 300, 300] },
    ]);
  });

  it("a mission moves consultations: what comes is what leaves; more than 2 days a month is refused", () => {
    const mission = preset("solidarity-2025");
    if (mission.kind !== "mission") throw new Error(mission.kind);
    const volunteer = fc.record({
      home: fc.integer({ min: 0, max: 5 }),
      destination: fc.integer({ min: 0, max: 5 }),
      daysPerMonth: fc.constantFrom(0, 1, 2),
    });
    fc.assert(
      fc.property(fc.array(volunteer), (volunteers) => {
        const changes = missionChanges(mission, volunteers, ground({ "consultations-per-day": 25 }));
        expect(changes.reduce((sum, each) => sum + each.acts[0], 0)).toBe(0);
        for (const { commune, acts } of changes) {
          const days = (of: "home" | "destination") =>
            volunteers
              .filter((each) => each[of] === commune)
              .reduce((sum, each) => sum + each.daysPerMonth, 0);
          expect(acts).toEqual(Array(3).fill((days("destination") - days("home")) * 12 * 25));
        }
      }),
    );
    const alone = [{ home: -1, destination: 3 }];
    const grounds = ground({ "consultations-per-day": 25 });
    expect(missionChanges(mission, alone, grounds)).toEqual([{ commune: 3, acts: [600, 600, 600] }]);
    expect(() => missionChanges(mission, [{ ...alone[0], daysPerMonth: 3 }], grounds)).toThrow(
      "expected 0 to 2, got 3",
    );
  });

  it("volunteers are shared out by inhabitants, each once", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }), (count, people) => {
        const communes = [...people.keys()];
        const population = Float64Array.from(people);
        const volunteers = volunteersByPopulation(count, communes, population);
        expect(volunteers).toHaveLength(count);
        const total = people.reduce((sum, each) => sum + each, 0);
        for (const commune of communes) {
          const exact = total > 0 ? (count * people[commune]) / total : count / people.length;
          const own = volunteers.filter((each) => each.destination === commune).length;
          expect(Math.abs(own - exact)).toBeLessThan(1);
        }
      }),
    );
  });

  it("a document that names a parameter it does not have is refused", () => {
    const broken = { ...json("solidarity-2025"), parameters: [] };
    expect(() => parsePreset(broken, "mine.json")).toThrow(/consultations-per-day/);
  });
});
