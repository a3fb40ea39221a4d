/**
 * Activity rules: how many consultations of a doctor's year count as supply.
 * Source: DREES workbook 2022-2023, sheet Paramètres, "Comptabilisation de l'activité"; ARS Nouvelle-Aquitaine, note
 * of March 2017, for the method of 22 February 2017. Where the two disagree the rule is a field.
 */

/** Whether a bound looks at the doctor (all his practices together) or at each practice alone. */
export type Per = "doctor" | "practice";

export type Kind = "liberal" | "centre";

export interface ActivityRules {
  /** Fewer acts than this count 0; `exactly`: what this very number counts. null: no such bound. */
  readonly minimum: {
    readonly acts: number;
    readonly exactly: "counted" | "excluded";
    readonly per: Per;
  } | null;
  /** Fewer acts than this (and at least the minimum) are raised to it, or count 0. null: no floor. */
  readonly floor: { readonly acts: number; readonly below: "raised" | "excluded"; readonly per: Per } | null;
  /** More acts than this count as this. null: no cap. */
  readonly cap: { readonly acts: number; readonly per: Per } | null;
  /** Acts counted, before the bounds, for a liberal doctor who had no activity the year before. null: the observed ones. */
  readonly newcomers: { readonly acts: number } | null;
  readonly centres: {
    /** Bounds that health centres obey: none of them, the minimum only, or all three. */
    readonly bounds: "none" | "minimum" | "all";
    /** Their doctors enter the variants limited by age whatever their age, by their age, or never. */
    readonly ages: "every-variant" | "by-age" | "only-all";
  };
  /** Sectors of liberal doctors that count, "1", "2", "3". */
  readonly sectors: readonly string[];
  /** Liberal doctors with a particular practice (MEP, mode d'exercice particulier). */
  readonly mep: {
    /** Practices that give first-line care, and count. */
    readonly firstLine: readonly string[];
    /** Whether an MEP whose practice is not told counts. */
    readonly untold: "counted" | "excluded";
  };
}

/** What a rule did to a doctor's acts. */
export type Outcome = "imputed" | "below-minimum" | "below-floor" | "raised" | "capped";

export interface DoctorYear {
  readonly kind: Kind;
  /** Installed during the year: no activity the year before. */
  readonly newcomer: boolean;
  /** Observed acts in each of his practices, at least 0; NaN (unknown) only where a newcomer's are imputed. */
  readonly acts: readonly number[];
}

export interface CountedYear {
  /** Counted acts in each practice, in the order of the observed ones. */
  readonly acts: readonly number[];
  readonly outcomes: readonly Outcome[];
}

/**
 * Acts that count, per practice of one doctor. A rule about the doctor looks at the sum of his practices and shares
 * its result out in proportion to observed acts (equally where they are all 0 or unknown). Order: imputation, minimum,
 * floor, cap. A doctor with 0 acts is without activity: he counts 0 under every rule but imputation.
 */
export function countActs(rules: ActivityRules, doctor: DoctorYear): CountedYear {
  const outcomes: Outcome[] = [];
  let acts = doctor.acts;
  const isBoundTo = (bound: "minimum" | "all") =>
    doctor.kind === "liberal" || rules.centres.bounds === "all" || rules.centres.bounds === bound;
  const apply = (per: Per, outcome: Outcome, counted: (acts: number) => number) => {
    const bounded = per === "practice" ? acts.map(counted) : shareOut(counted(sum(acts)), acts);
    if (bounded.some((count, practice) => count !== acts[practice])) outcomes.push(outcome);
    acts = bounded;
  };

  if (rules.newcomers !== null && doctor.newcomer && doctor.kind === "liberal") {
    acts = shareOut(rules.newcomers.acts, acts);
    outcomes.push("imputed");
  }
  if (rules.minimum !== null && isBoundTo("minimum")) {
    const { acts: minimum, exactly, per } = rules.minimum;
    const isBelow = (acts: number) => acts < minimum || (acts === minimum && exactly === "excluded");
    apply(per, "below-minimum", (acts) => (isBelow(acts) ? 0 : acts));
  }
  if (rules.floor !== null && isBoundTo("all")) {
    const { acts: floor, below, per } = rules.floor;
    const counted = below === "raised" ? floor : 0;
    const outcome = below === "raised" ? "raised" : "below-floor";
    apply(per, outcome, (acts) => (acts > 0 && acts < floor ? counted : acts));
  }
  if (rules.cap !== null && isBoundTo("all")) {
    const { acts: cap, per } = rules.cap;
    apply(per, "capped", (acts) => Math.min(acts, cap));
  }
  return { acts, outcomes };
}

/** `total` shared out in proportion to `acts`, which stay as they are where they sum to it. */
function shareOut(total: number, acts: readonly number[]): readonly number[] {
  const observed = sum(acts);
  if (total === observed) return acts;
  if (acts.length === 1) return [total]; // 12,000 / 12,000 × 6,000 may round; one practice has it all
  if (!(observed > 0)) return acts.map(() => total / acts.length);
  return acts.map((share) => ((share || 0) * total) / observed);
}

/** Unknown acts (NaN) add nothing. */
const sum = (acts: readonly number[]): number => acts.reduce((total, share) => total + (share || 0), 0);
