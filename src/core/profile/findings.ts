/** Where a study agrees with itself, and where it does not. */
import { figureOf, type Indicators } from "./indicators.ts";
import { lastDigit } from "./population.ts";
import type { Profile } from "./profile.ts";
import type { Statement, Study } from "./study.ts";

export interface Finding {
  /**
   * What is held against the table: a value of the prose; a percentage of or under the national value that the prose
   * prints; the quotient of two other figures; a population implied by a count; the pillars announced.
   */
  readonly kind: "prose" | "of-nation" | "under-nation" | "quotient" | "population" | "pillars";
  /** Position of the territory; -1 for the study as a whole. */
  readonly territory: number;
  readonly indicator: string;
  /** What the table gives or leads to. */
  readonly table: number;
  /** What the prose, or the other figures, give. */
  readonly other: number;
  readonly agrees: boolean;
}

/** Everything the study lets one check, on every territory it has figures of: what agrees and what does not. */
export function findingsOf(profile: Profile, study: Study): Finding[] {
  const { indicators } = profile;
  return [
    ...study.statements.flatMap((statement) => statementFinding(indicators, statement)),
    ...indicators.territories.flatMap((_, territory) => quotientFindings(indicators, territory, study)),
    ...profile.populations.flatMap(({ value, implied }, territory) =>
      implied
        .filter((each) => !each.agrees)
        .map((each): Finding => {
          return {
            kind: "population",
            territory,
            indicator: each.inhabitantsPer,
            table: each.value,
            other: value,
            agrees: false,
          };
        }),
    ),
    ...pillarFinding(indicators, study),
  ];
}

function statementFinding(indicators: Indicators, statement: Statement): Finding[] {
  const { indicator } = statement;
  const territory = indicators.territories.findIndex((each) => each.code === statement.territory);
  const value = territory < 0 ? Number.NaN : figureOf(indicators, territory, indicator);
  if (Number.isNaN(value)) return [];
  if (statement.value !== undefined) {
    const agrees = value === statement.value;
    return [{ kind: "prose", territory, indicator, table: value, other: statement.value, agrees }];
  }
  const nation = indicators.territories.findIndex((each) => each.level === "nation");
  const benchmark =
    indicators.indicators.find((each) => each.id === indicator)?.benchmark?.indicator ?? indicator;
  const percent = nation < 0 ? Number.NaN : (100 * value) / figureOf(indicators, nation, benchmark);
  if (Number.isNaN(percent)) return [];
  const isShare = statement.ofNation !== undefined;
  const table = isShare ? percent : 100 - percent;
  const other = statement.ofNation ?? statement.underNation!;
  const agrees = Math.round(table) === other;
  return [{ kind: isShare ? "of-nation" : "under-nation", territory, indicator, table, other, agrees }];
}

/** A printed quotient agrees with its figures within one unit of its last digit: it may be rounded or cut off. */
function quotientFindings(indicators: Indicators, territory: number, study: Study): Finding[] {
  return study.quotients.flatMap(({ quotient, of, by }) => {
    const table = figureOf(indicators, territory, quotient);
    const other = figureOf(indicators, territory, of) / figureOf(indicators, territory, by);
    if (Number.isNaN(table) || !Number.isFinite(other)) return [];
    const agrees = Math.abs(table - other) < lastDigit(table) + 1e-9;
    return [{ kind: "quotient", territory, indicator: quotient, table, other, agrees } satisfies Finding];
  });
}

function pillarFinding(indicators: Indicators, study: Study): Finding[] {
  const other = study.announcedPillars;
  if (other === undefined) return [];
  const table = new Set(indicators.indicators.map((each) => each.pillar).filter((pillar) => pillar !== ""))
    .size;
  return [{ kind: "pillars", territory: -1, indicator: "", table, other, agrees: table === other }];
}
