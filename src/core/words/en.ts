import { numberWords } from "./numbers.ts";
import { countedEnglish as n } from "./plural.ts";
import type { Words } from "./words.ts";

const numbers = numberWords("en");

export const english: Words = {
  language: "en",
  numbers,
  about: (subject, text) => `${subject}: ${text}`,
  unit: "consultations per standardised inhabitant per year",
  marks: {
    estimated: "estimated travel times (great-circle distance), not the official ones",
    synthetic: "SYNTHETIC doctors and age structures, generated for the example",
  },
  summary: {
    counts: (communes, inhabitants, pairs) =>
      `${n(communes, "commune")}, ${n(inhabitants, "inhabitant")}${pairs === undefined ? "" : `, ${n(pairs, "travel time")}`}`,
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
    unreached: (consultations, variant) =>
      `supply with no demand in reach (doctors ${variant}): ${n(consultations, "consultation")}`,
    consultationsOf: (consultations, variant) => `${n(consultations, "consultation")} (doctors ${variant})`,
    missing: (count) => `${n(count, "commune")} without data (missing, never 0)`,
    excluded: "Rows left out",
    nothingExcluded: "no row left out",
    stages: "timings",
    outputs: "files",
    demandFactor: (k, source) => `standardisation factor k = ${k} (${source})`,
    nearCut: (count, departments) =>
      `! Near the edge of the input (${departments.includes(",") ? `departments ${departments} are` : `department ${departments} is`} missing): ${n(count, "commune")}, whose APL is distorted, see near-cut`,
    median: "median",
    repeats: (count, minimum, median) =>
      `computed ${count} times: minimum ${minimum} ms, median ${median} ms`,
  },
  check: (errors, warnings) =>
    errors + warnings === 0
      ? "no problem"
      : `${n(numbers.integer(errors), "error")}, ${n(numbers.integer(warnings), "warning")}`,
  prepared: (file, communes, pairs, minutes) =>
    `${file}: ${n(communes, "commune")}, ${n(pairs, "travel time")} up to ${n(minutes, "minute")}`,
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
    others: (count) => `${n(count, "other commune")}`,
    nothing: "no supply in reach: accessibility 0",
    missing: "commune without data: accessibility is missing",
  },
  sweep: {
    done: (scenarios, computed) => `${n(scenarios, "scenario")}, ${computed} computed now`,
    figures: "over the scenarios: median (least to most); share of the population under each threshold",
    spread: (median, least, most) => `${median} (${least} to ${most})`,
    apart: (parts, folder) =>
      `results: Parquet parts (${n(parts, "shard")}) in ${folder}; --merge FILE.parquet joins them`,
    stopped: (folder) => `stopped; what is computed is kept in ${folder}, the same command does the rest.`,
  },
  shards: {
    stage: (name) => `stage ${name}`,
    stages: { scenarios: "scenarios", ratios: "ratios", accessibility: "accessibility" },
    planned: (file, count, unit, shards) => `${file}: ${unit} (${count}) in ${n(shards, "shard")}`,
    fewer: (asked) => `! fewer than the ${asked} shards asked for: a shard has 8 scenarios at least`,
    done: (index, range) => `shard ${index}: ${range} computed`,
    already: (index, range) => `shard ${index}: ${range} were there already`,
    stopped: "stopped by a signal: nothing of this shard was kept, run it again",
    merged: (shards, files) => `${n(shards, "shard")} merged\nfiles: ${files}`,
  },
  whatIf: {
    official: "scenario = official APL + (model after - model before): it is not an official APL",
    changes: (communes) => `supply changed in ${n(communes, "commune")}`,
    supply: "supply",
    gaining: "gain",
    losing: "lose",
    meanChange: "mean APL",
    people: (inhabitants, communes) => `${inhabitants} inh. (${n(communes, "commune")})`,
    thresholds: "under thresholds: change in the number of inhabitants",
    most: (variant) => `communes that change most (doctors ${variant})`,
    before: "before",
    after: "after",
    change: "change",
  },
  place: {
    title: (placed, doctors, objective) =>
      `${n(placed, "doctor")} placed of ${doctors}, objective: ${objective}`,
    commune: "commune, in order",
    stopped: "no commune improves the objective with one doctor more: placing stops here",
  },
  stages: {
    plan: "plan",
    check: "checking parts",
    read: "reading parts",
    communes: "communes",
    times: "travel times",
    demand: "demand",
    supply: "supply",
    load: "load",
    compute: "compute",
    cut: "edge of the input",
    place: "placing",
    summary: "summary",
    write: "write",
  },
  reasons: {
    "mesh-unknown-commune": "communes of the mesh that are not in the list of communes",
    "facilities-unknown-commune": "facilities of communes that are not in the list of communes",
    "facilities-missing":
      "communes whose number of facilities is unknown (never 0): their zone has no density",
    "borders-unknown-commune": "borders of communes that are not in the list of communes",
    "zoning-unknown-commune": "communes of a zoning that are not in the list of communes",
    "indicators-unknown-commune": "indicators of communes that are not in the list of communes",
    "pairs-unknown-origin": "travel times from an origin that is not among the communes",
    "pairs-unknown-destination": "travel times to a destination that is not among the communes",
    "pairs-beyond-reach": "travel times beyond the reach of the decay",
    "sample-without-position": "communes without a known position, absent from the sample",
    "commune-without-demand":
      "communes of known population without standardised population (demand): accessibility is missing",
    "commune-without-population": "communes of unknown population: accessibility is missing",
    "commune-without-times": "communes without travel times or coordinates: accessibility is missing",
    "supply-of-missing-commune": "communes without data, whose supply is left out with their inhabitants",
    "demand-unknown-commune": "populations of communes outside the run",
    "supply-unknown-commune": "supply of communes outside the run",
    "practice-unknown-commune": "practices in communes outside the run",
    "practice-outside-field": "practices outside the field (hospital)",
    "practice-sector-not-counted": "practices of a sector that does not count",
    "practice-mep-not-counted": "particular practices (MEP) without first-line care",
    "doctor-below-minimum": "doctors under the minimum of acts",
    "doctor-below-floor": "doctors excluded under the floor of acts",
    "doctor-without-age": "doctors without a known age, outside the limited variants",
    "headcount-missing": "communes without a number of doctors (counted 0)",
    "supply-missing": "communes without a supply (counted 0)",
  },
  notes: {
    doctors: "doctors",
    "doctors-imputed": "doctors installed during the year, activity imputed",
    "doctors-raised": "doctors raised to the floor of acts",
    "doctors-capped": "doctors capped",
    "doctors-beyond-age": "doctors beyond the age limit",
    "doctors-partly-new":
      "doctors installed during the year in some of their practices, counted by their activity",
    "practices-sector-untold": "practices without a sector, counted",
    "practices-mep-untold": "particular practices not told, counted",
    "communes-not-in-supply": "communes absent from the supply file, without doctors",
  },
  demandSources: {
    national: "computed on the national input",
    given: "given by --k",
    one: "none: partial input",
    "standardised input": "population already standardised",
    method: "given by the method",
    "total population": "total population, not standardised",
  },
};
