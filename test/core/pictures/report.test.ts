import { describe, expect, it } from "vitest";
import { summarise } from "../../../src/core/accessibility/summary.ts";
import { departmentRows } from "../../../src/core/pictures/report/departments.ts";
import { drawReport } from "../../../src/core/pictures/report/report.ts";
import type { ReportInput } from "../../../src/core/pictures/report/reportInput.ts";
import { languages } from "../../../src/core/words/languages.ts";
import { reportWords } from "../../../src/core/words/report.ts";
import { typeset } from "../../../src/core/words/typography.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";

const accessibility = Float64Array.of(1.2345678901, 2.6, 4.1, Number.NaN, 0);
const younger = Float64Array.of(1, 2.2, 3.9, Number.NaN, 0);
const population = Float64Array.of(1000, 3000, 500, 40, 60);
const demand = Float64Array.of(1100, 2900, 520, 41, 66);
const departments = ["33", "33", "2A", "2A", "2A"];
const thresholds = [1.5, 2.5, 4];
const summaryOf = (values: Float64Array) =>
  summarise({ accessibility: values, population, demand, thresholds });

function input(language: "fr" | "en", change: Partial<ReportInput> = {}): ReportInput {
  return {
    words: reportWords[language],
    general: languages[language],
    territory: `Région <b>"d'essai"</b>`,
    date: "22 novembre 2026",
    version: "0.0.0",
    estimated: true,
    synthetic: true,
    variants: [
      { variant: "65", summary: summaryOf(accessibility) },
      { variant: "62", summary: summaryOf(younger) },
    ],
    threshold: 2.5,
    departments: {
      ...departmentRows({
        departments,
        population,
        demand,
        accessibility: [accessibility, younger],
        main: 0,
        threshold: 2.5,
      }),
      nameOf: (code) => (code === "33" ? "Gironde" : "<script>alert(1)</script>"),
    },
    lowest: {
      atLeast: 500,
      communes: [
        { code: "33001", name: "=cmd|'/c calc'!A0", department: "33", population: 1000, apl: 1.2345678901 },
      ],
    },
    map: { svg: "<svg></svg>", unplaced: 3 },
    charts: ["<svg></svg>"],
    zoning: {
      title: "Zonage",
      tables: [
        {
          title: "Synthèse",
          table: tableOf("summary", {
            Classe: textColumn(["Seuil <1>", "Total"]),
            Population: numberColumn([115_537, 5_844_177]),
            Part: numberColumn([1.977, 100]),
          }),
        },
      ],
    },
    method: {
      title: "Méthode",
      decay: "1 jusqu'à 10 minutes",
      sources: [{ of: "decay", document: "DREES", note: "" }],
    },
    k: { value: 1.00774, source: "national" },
    excluded: [{ reason: "doctor-below-minimum", rows: 385 }],
    nearCut: 0,
    command: `aplomb run --out 'a<b'`,
    inputs: [{ file: "communes.csv", sha256: "ab".repeat(32) }],
    outputs: [{ file: "apl.parquet", sha256: "cd".repeat(32) }],
    ...change,
  };
}

/** Values behind the cells of a table, by its class: one row each, the first cell's text and the numbers of the others. */
function tableValues(html: string, className: string): [string, ...number[]][] {
  const [, body] = new RegExp(`<table class="${className}">.*?<tbody>(.*?)</tbody>`, "s").exec(html)!;
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) => {
    const [, head] = /<th[^>]*>(.*?)<\/th>/s.exec(row)!;
    const values = [...row.matchAll(/<data value="([^"]*)">/g)].map(([, value]) =>
      value === "" ? Number.NaN : Number(value),
    );
    return [head, ...values];
  });
}

describe("the report", () => {
  const html = drawReport(input("fr"));

  it("its department table holds the very numbers, to the last bit", () => {
    const [corse, gironde, total] = tableValues(html, "departments");
    // 0 is a value, the missing commune is none: (520 x 4.1 + 66 x 0) / 586
    expect(corse.slice(1)).toEqual([3, 600, (520 * 4.1) / 586, (520 * 3.9) / 586, 60 / 560, 1]);
    expect(gironde[0]).toBe("Gironde (33)");
    expect(gironde[4 - 1]).toBeCloseTo((1100 * 1.2345678901 + 2900 * 2.6) / 4000, 12);
    expect(total[0]).toBe("Ensemble");
    expect(total[3]).toBe(summaryOf(accessibility).mean);
    expect(total[4]).toBe(summaryOf(younger).mean);
    expect(total.at(-1)).toBe(1);
  });

  it("its headlines are those of the summary, and the sentences say the same figures", () => {
    const { mean, tenths, shares } = summaryOf(accessibility);
    const headlines = [...html.matchAll(/<strong><data value="([^"]*)">/g)].map(([, value]) => Number(value));
    expect(headlines[0]).toBe(mean);
    expect(headlines[1]).toBe(shares[1].share);
    expect(headlines.at(-1)).toBe(summaryOf(younger).mean / mean - 1);
    const { decimal, percent } = languages.fr.numbers;
    expect(html).toContain(`en moyenne de ${decimal(mean, 2)} consultations`);
    expect(html).toContain(percent(shares[1].share));
    if (Number.isFinite(tenths[9] / tenths[0])) expect(headlines[2]).toBe(tenths[9] / tenths[0]);
  });

  it("its other tables hold their numbers", () => {
    expect(tableValues(html, "lowest")).toEqual([["=cmd|&#39;/c calc&#39;!A0 (33001)", 1000, 1.2345678901]]);
    expect(tableValues(html, "zoning")).toEqual([
      ["Seuil &lt;1&gt;", 115_537, 1.977],
      ["Total", 5_844_177, 100],
    ]);
    expect(tableValues(html, "excluded")).toEqual([["médecins sous le minimum d’actes", 385]]);
  });

  it("escapes every name, title and command; holds no script, no address outside itself", () => {
    expect(html).not.toMatch(/<script|<b>|onerror|javascript:/i);
    expect(html).not.toMatch(/(?:src|href)="(?!#)/);
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(html).toContain("aplomb run --out &#39;a&lt;b&#39;");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; (2A)");
  });

  it("says what is missing, estimated, synthetic, left out, off the map", () => {
    for (const text of [
      typeset(
        "Sans accessibilité connue, hors des moyennes et jamais comptées 0 : 1 commune (40 habitants).",
      ),
      "FICTIFS",
      "ESTIMÉS",
      typeset("Hors de la carte, faute de position connue : 3 communes."),
      "k = 1,0077",
      "cdcdcdcd",
    ]) {
      expect(html).toContain(text);
    }
    const sure = drawReport(input("fr", { estimated: false, synthetic: false, excluded: [] }));
    expect(sure).not.toMatch(/FICTIFS|ESTIMÉS/);
    expect(sure).toContain("Aucune ligne n’a été écartée du calcul.");
  });

  it("is well-formed, and each entry of its contents has its section", () => {
    const open: string[] = [];
    const void_ = new Set(["meta", "!doctype", "img", "br"]);
    for (const [, closing, name, rest] of html.matchAll(/<(\/?)([a-zA-Z!][\w]*)([^<>]*)>/g)) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!void_.has(name) && !rest.endsWith("/")) open.push(name);
    }
    expect(open).toEqual([]);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`<section id="${id}">`);
  });

  it("speaks English", () => {
    const english = drawReport(input("en"));
    expect(english).toContain('<html lang="en">');
    expect(english).toContain("an inhabitant has access on average to");
    expect(english).toContain("SYNTHETIC");
  });

  it("without zoning or method leaves them out", () => {
    const short = drawReport(input("fr", { zoning: undefined, method: undefined, command: "" }));
    expect(short).not.toContain('id="zoning"');
    expect(short).toContain("Les fichiers ne disent pas par quelle commande");
  });
});
