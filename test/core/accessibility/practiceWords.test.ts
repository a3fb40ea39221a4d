import { expect, test } from "vitest";
import { kindOf, mepOf, practiceName, sectorOf } from "../../../src/core/accessibility/practiceWords.ts";

test("kinds", () => {
  expect(["Libéral", "LIBERAL", "Cabinet libéral", "l"].map(kindOf)).toEqual(Array(4).fill("liberal"));
  expect(["centre", "Centre de santé", "CDS", "centre_de_sante", "health centre"].map(kindOf)).toEqual(
    Array(5).fill("centre"),
  );
  expect(["Hôpital", "salarié hospitalier"].map(kindOf)).toEqual(["outside", "outside"]);
  expect(["clinique", ""].map(kindOf)).toEqual([undefined, undefined]);
});

test("sectors", () => {
  expect(["1", "S1", "secteur 1", "01", "2.0", "Secteur 2"].map(sectorOf)).toEqual([
    "1",
    "1",
    "1",
    "1",
    "2",
    "2",
  ]);
  expect(["3", "NC", "non conventionné", "hors convention"].map(sectorOf)).toEqual(["3", "3", "3", "3"]);
  expect(["", "4", "12", "privé"].map(sectorOf)).toEqual(["", undefined, undefined, undefined]);
});

test("particular practices", () => {
  expect(["", "non", "0", "Faux", "aucun"].map(mepOf)).toEqual(Array(5).fill("no"));
  expect(["oui", "1", "VRAI", "MEP"].map(mepOf)).toEqual(Array(4).fill("yes"));
  expect(mepOf("Homéopathes")).toBe(practiceName("homéopathe"));
  expect(mepOf("Médecine physique")).toBe(practiceName("MEDECINE PHYSIQUE"));
});
