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

/** What a rule may do to a doctor's acts, in the order the rules are applied. */
export const outcomeNames = ["imputed", "below-minimum", "below-floor", "raised", "capped"] as const;
export type Outcome = (typeof outcomeNames)[number];

/** Each set of outcomes as a bit mask, so that a national count allocates nothing per doctor. */
const markOf = (outcome: Outcome): number => 1 << outcomeNames.indexOf(outcome);

const outcomesByMarks: readonly (readonly Outcome[])[] = Array.from(
  { length: 1 << outcomeNames.length },
  (_, marks) => outcomeNames.filter((outcome) => marks & markOf(outcome)),
);

/** The outcomes of a mask; the same array for the same mask. */
export function outcomesOf(marks: number): readonly Outcome[] {
  return outcomesByMarks[marks];
}

/** A bound: acts beyond its edge, on its side of it, count `instead`; numbers, which a loop reads faster than it calls. */
interface Bound {
  readonly per: Per;
  readonly mark: number;
  readonly side: "under" | "over";
  readonly edge: number;
  /** Whether the edge itself is beyond. */
  readonly inclusive: boolean;
  readonly instead: number;
}

/** What an amount of acts counts under a bound; no acts are none under any. */
function countedUnder({ side, edge, inclusive, instead }: Bound, acts: number): number {
  if (side === "over") return acts > edge ? instead : acts;
  return acts > 0 && (acts < edge || (inclusive && acts === edge)) ? instead : acts;
}

/**
 * Counts the acts of one doctor of `kind`: `acts[begin … end)` holds the observed acts of his practices (at least 0;
 * NaN, unknown, only where a newcomer's are imputed) and then the ones that count; the result is the mask of outcomes.
 * A rule about the doctor looks at the sum of his practices and shares its result out in proportion to observed acts
 * (equally where they are all 0 or unknown). Order: imputation, minimum, floor, cap. A doctor with 0 acts is without
 * activity: he counts 0 under every rule but imputation.
 */
export function activityCounter(
  rules: ActivityRules,
  kind: Kind,
): (acts: Float64Array, begin: number, end: number, newcomer: boolean) => number {
  const bounds = boundsOf(rules, kind);
  const imputed = kind === "liberal" ? rules.newcomers : null;
  return (acts, begin, end, newcomer) => {
    let marks = 0;
    if (end - begin === 1 && !Number.isNaN(acts[begin])) {
      // most doctors: one practice is all of it, whatever a rule looks at
      let value = acts[begin];
      if (newcomer && imputed !== null) {
        value = imputed.acts;
        marks = markOf("imputed");
      }
      for (let b = 0; b < bounds.length; b++) {
        const counted = countedUnder(bounds[b], value);
        if (counted !== value) marks |= bounds[b].mark;
        value = counted;
      }
      acts[begin] = value;
      return marks;
    }
    // What a rule says of the doctor is his, to the bit: the sum of its shares may round beside a bound.
    let total = sum(acts, begin, end);
    if (newcomer && imputed !== null) {
      shareOut(imputed.acts, total, acts, begin, end);
      total = imputed.acts;
      marks |= markOf("imputed");
    }
    for (const bound of bounds) {
      if (bound.per === "practice") {
        if (!boundEach(bound, acts, begin, end)) continue;
        total = sum(acts, begin, end);
      } else {
        const before = total;
        total = countedUnder(bound, before);
        if (total === before) continue;
        shareOut(total, before, acts, begin, end);
      }
      marks |= bound.mark;
    }
    return marks;
  };
}

function boundsOf({ minimum, floor, cap, centres }: ActivityRules, kind: Kind): readonly Bound[] {
  const obeyed = kind === "liberal" ? "all" : centres.bounds;
  const bounds: Bound[] = [];
  if (minimum !== null && obeyed !== "none") {
    const { acts: edge, exactly, per } = minimum;
    const inclusive = exactly === "excluded";
    bounds.push({ per, mark: markOf("below-minimum"), side: "under", edge, inclusive, instead: 0 });
  }
  if (floor !== null && obeyed === "all") {
    const { acts: edge, below, per } = floor;
    const mark = markOf(below === "raised" ? "raised" : "below-floor");
    const instead = below === "raised" ? edge : 0;
    bounds.push({ per, mark, side: "under", edge, inclusive: false, instead });
  }
  if (cap !== null && obeyed === "all") {
    const { acts: edge, per } = cap;
    bounds.push({ per, mark: markOf("capped"), side: "over", edge, inclusive: false, instead: edge });
  }
  return bounds;
}

/** Whether the bound changed the acts of any practice. */
function boundEach(bound: Bound, acts: Float64Array, begin: number, end: number): boolean {
  let changed = false;
  for (let practice = begin; practice < end; practice++) {
    const count = countedUnder(bound, acts[practice]);
    changed ||= count !== acts[practice];
    acts[practice] = count;
  }
  return changed;
}

/** `total` shared out in proportion to the acts, whose sum is `observed`; they stay as they are where that is the total. */
function shareOut(total: number, observed: number, acts: Float64Array, begin: number, end: number): void {
  if (total === observed) return;
  for (let practice = begin; practice < end; practice++) {
    if (end - begin === 1)
      acts[practice] = total; // 6,000 x (12,000 / 12,000) may round; one practice has it all
    else if (observed > 0) acts[practice] = ((acts[practice] || 0) * total) / observed;
    else acts[practice] = total / (end - begin);
  }
}

/** Unknown acts (NaN) add nothing. */
function sum(acts: Float64Array, begin: number, end: number): number {
  let total = 0;
  for (let practice = begin; practice < end; practice++) total += acts[practice] || 0;
  return total;
}
