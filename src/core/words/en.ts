import { numberWords } from "./numbers.ts";
import type { Words } from "./words.ts";

export const english: Words = {
  language: "en",
  numbers: numberWords("en-GB"),
  unit: "consultations per standardised inhabitant per year",
  marks: {
    estimated: "estimated travel times (great-circle distance), not the official ones",
    synthetic: "SYNTHETIC doctors and age structures, generated for the example",
  },
  summary: {
    counts: (communes, inhabitants, pairs) =>
      `${communes} communes, ${inhabitants} inhabitants, ${pairs} travel times`,
    variant: "doctors",
    variantName: (variant) => (variant === "all" ? "all ages" : `aged ${variant} or less`),
    mean: "mean",
    firstTenth: "1st tenth",
    lastTenth: "10th tenth",
    tenths: "mean by tenth of population",
    under: (threshold) => `< ${threshold}`,
    populationShare: "share of the population under the threshold",
    conservation: (relativeError) =>
      `check: the sum of demand × accessibility equals the supply reached to within ${relativeError}`,
    unreached: (consultations) => `supply with no demand in reach: ${consultations} consultations`,
    missing: (count) => `${count} communes without data (missing, never 0)`,
    excluded: "Rows left out",
    nothingExcluded: "no row left out",
    stages: "timings",
    outputs: "files",
    demandFactor: (k, source) => `standardisation factor k = ${k} (${source})`,
    nearCut: (count, examples) =>
      `${count} communes are near the edge of the input, their surroundings are incomplete: ${examples}`,
  },
  explain: {
    title: (name, code) => `${name} (${code})`,
    sum: (accessibility, variant) => `APL ${variant}: ${accessibility}`,
    destination: "commune of practice",
    minutes: "minutes",
    weight: "weight",
    ratio: "consultations per std inh.",
    contribution: "contribution",
    share: "share",
    supply: "supply (consultations)",
    catchment: "demand in reach",
    practices: "practices",
    others: (count) => `${count} other communes`,
    nothing: "no supply in reach: accessibility 0",
    missing: "commune without data: accessibility is missing",
  },
  stages: {
    communes: "communes",
    times: "travel times",
    demand: "demand",
    supply: "supply",
    load: "load",
    compute: "compute",
    summary: "summary",
    write: "write",
  },
  reasons: {},
  demandSources: {
    national: "computed on the national input",
    given: "given by --k",
    one: "none: partial input",
    "standardised input": "population already standardised",
  },
};
