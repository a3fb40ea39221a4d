import fc from "fast-check";
import { expect, test } from "vitest";
import { countsAt, leastLimits, NEVER } from "../../../src/core/accessibility/practiceActs.ts";
import { practicesFrom } from "../../../src/core/accessibility/practices.ts";
import { countsInVariant, type Variant } from "../../../src/core/method/doctorAge.ts";
import { collectors, communesOf, embedded, tableOfRows } from "./tables.ts";

const { activity: rules, doctorAge } = embedded("gp-2023");

test("the least limit looks up what the age rule says, for every age, limit, rule and kind of practice", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          age: fc.option(fc.double({ min: 20, max: 110, noNaN: true })),
          isCentre: fc.boolean(),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      fc.oneof(fc.constant<Variant>("all"), fc.integer({ min: 18, max: 120 })),
      fc.record({
        limit: fc.constantFrom("at-most" as const, "under" as const),
        missing: fc.constantFrom("counted" as const, "excluded" as const),
        referenceDate: fc.constant(doctorAge.referenceDate),
      }),
      fc.constantFrom("every-variant" as const, "by-age" as const, "only-all" as const),
      (doctors, variant, ageRules, ages) => {
        const activity = { ...rules!, centres: { ...rules!.centres, ages } };
        const rows = doctors.map(({ age, isCentre }, at) => ({
          doctor: `d${at}`,
          commune: "23001",
          kind: isCentre ? "centre" : "liberal",
          acts: 4000 - at,
          age: age ?? "",
        }));
        const practices = practicesFrom(tableOfRows("practices.csv", rows), communesOf("23001"), {
          ...collectors(),
          activity,
          doctorAge: ageRules,
        });
        const least = leastLimits(practices, activity, ageRules);
        expect(practices.count).toBe(doctors.length);
        practices.age.forEach((age, practice) => {
          const byAge = practices.centre[practice] === 0 || ages === "by-age";
          const expected = byAge
            ? countsInVariant(age, variant, ageRules)
            : variant === "all" || ages === "every-variant";
          expect(countsAt(least[practice], variant)).toBe(expected);
        });
        expect(countsAt(NEVER, "all")).toBe(false);
      },
    ),
  );
});
