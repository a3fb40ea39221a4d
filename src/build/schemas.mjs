/**
 * Writes the JSON Schemas that users' documents are checked against, from the built schemas of the code.
 * `--check` writes nothing and exits with 1 when a committed file is not current.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { methodSchema } from "../../dist/core/method/document.js";
import { studySchema } from "../../dist/core/profile/study.js";
import { planSchema } from "../../dist/core/scenario/plan.js";
import { presetSchema } from "../../dist/core/scenario/preset.js";
import { compositeRulesSchema } from "../../dist/core/zoning/compositeRules.js";
import { criteriaRulesSchema } from "../../dist/core/zoning/criteriaRules.js";
import { listRulesSchema } from "../../dist/core/zoning/listRules.js";
import { publicationSchema } from "../../dist/core/zoning/publication.js";
import { rulesSchema } from "../../dist/core/zoning/rules.js";

const published = [
  {
    file: "data/methods/method.schema.json",
    schema: methodSchema,
    title: "A method of aplomb: every number and rule of the indicator",
  },
  {
    file: "data/rules/rules.schema.json",
    schema: rulesSchema,
    title: "Rules of a zoning: classes, what may be chosen, quotas, aids",
  },
  {
    file: "data/rules/publication.schema.json",
    schema: publicationSchema,
    title: "A published zoning: its lists and the totals it declares",
  },
  {
    file: "data/rules/criteria.schema.json",
    schema: criteriaRulesSchema,
    title: "Rules of aplomb that select zones by criteria on their measures: pharmacies, density deserts",
  },
  {
    file: "data/rules/list.schema.json",
    schema: listRulesSchema,
    title: "A zoning decided and published as a list of zones: red zones",
  },
  {
    file: "data/rules/composite.schema.json",
    schema: compositeRulesSchema,
    title:
      "A composite index of the user's own: indicators, direction, normalisation, weights, aggregation, threshold",
  },
  {
    file: "data/scenarios/preset.schema.json",
    schema: presetSchema,
    title: "A preset of supply: an opening, an equivalence or a mission",
  },
  {
    file: "data/scenarios/plan.schema.json",
    schema: planSchema,
    title: "The document of a sweep: what moves, over which values, and how scenarios are drawn",
  },
  {
    file: "data/study-departments/study.schema.json",
    schema: studySchema,
    title: "A study of territories: its indicators, how they follow from each other, what its prose says",
  },
];

/** Draft 7 takes a tuple with fewer or more items, unless it is told how many. */
function wholeTuple({ type }, jsonSchema) {
  if (type !== "tuple") return undefined;
  const { length } = jsonSchema.items;
  return { ...jsonSchema, minItems: length, maxItems: length };
}

let stale = 0;
for (const { file, schema, title } of published) {
  // Rules across fields (increasing cutoffs, bands that cover every age) have no words in JSON Schema: the parser checks them.
  const { $schema, ...rest } = toJsonSchema(schema, {
    typeMode: "input",
    errorMode: "ignore",
    overrideSchema: ({ valibotSchema, jsonSchema }) => wholeTuple(valibotSchema, jsonSchema),
  });
  const text = `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
  const url = new URL(`../../${file}`, import.meta.url);
  if (!process.argv.includes("--check")) writeFileSync(url, text);
  else if (readFileSync(url, "utf8") !== text) {
    console.error(`${file} is not current: run node src/build/schemas.mjs after a build.`);
    stale++;
  }
}
process.exitCode = stale === 0 ? 0 : 1;
