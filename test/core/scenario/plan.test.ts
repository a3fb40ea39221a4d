import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parsePlan } from "../../../src/core/scenario/plan.ts";
import { InputError } from "../../../src/table/problems.ts";

const folder = fileURLToPath(new URL("../../../data/scenarios/", import.meta.url));
const schema = JSON.parse(readFileSync(`${folder}plan.schema.json`, "utf8"));
// A list of values may hold anything, so that `anyOf` repeats what it says; the other rules of strict mode hold.
const acceptedBySchema = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false }).compile(schema);

const accepted = (document: unknown): boolean => {
  try {
    parsePlan(document, "mine.yaml");
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
};

const whole = { parameters: { "decay.weights[1]": ["1/2", 0.6] } };

test.each<[string, unknown]>([
  ["the published experiment", JSON.parse(readFileSync(`${folder}irdes-dt70.json`, "utf8"))],
  ["a list", whole],
  ["a range", { parameters: { timeFactor: { from: 0.8, to: "6/5", steps: 5 } } }],
  ["samples", { ...whole, sampling: "sobol", samples: 64, seed: 7 }],
  ["a uniform distribution", { parameters: { supplyFactor: { uniform: [0.8, 1] } } }],
  ["a triangular distribution", { parameters: { supplyFactor: { triangular: [0.8, 0.9, 1] } } }],
  ["a normal distribution", { parameters: { timeFactor: { normal: { mean: 1, sd: 0.1, min: 0.5 } } } }],
])("%s is accepted by the parser and by the published JSON Schema", (_, document) => {
  expect(accepted(document)).toBe(true);
  expect(acceptedBySchema(document), JSON.stringify(acceptedBySchema.errors)).toBe(true);
});

test.each<[string, unknown]>([
  ["no parameters", {}],
  ["an unknown field", { ...whole, sample: 3 }],
  ["an unknown sampling", { ...whole, sampling: "random" }],
  ["half a sample", { ...whole, samples: 2.5 }],
  ["a range of one step", { parameters: { timeFactor: { from: 0, to: 1, steps: 1 } } }],
  ["an empty list", { parameters: { timeFactor: [] } }],
  ["a distribution of two kinds", { parameters: { timeFactor: { uniform: [0, 1], triangular: [0, 1, 2] } } }],
  ["a normal distribution without spread", { parameters: { timeFactor: { normal: { mean: 1 } } } }],
])("%s is refused by both", (_, document) => {
  expect(accepted(document)).toBe(false);
  expect(acceptedBySchema(document)).toBe(false);
});
