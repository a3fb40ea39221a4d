import type { Problems } from "../../table/problems.ts";
import type { Rules, ShareRules, ThresholdRules } from "./rules.ts";

/** Half of the last printed digit of a share in percent with one decimal: five rounded shares may add up to 100.25 %. */
const shareRounding = 0.0005;

/** What a schema cannot say: ids used once and known where they are named, an order that holds every rule, shares within 100 %. */
export function checkReferences(rules: Rules, source: string, problems: Problems): void {
  const known = rules.classes.map((each) => each.id);
  const repeated = (names: readonly string[], field: string) => {
    for (const name of new Set(names.filter((each, position) => names.indexOf(each) !== position))) {
      problems.error({ source, field, got: `${name} twice`, expected: "each id once" });
    }
  };
  const refer = (names: readonly string[], field: string, among = known) => {
    for (const name of names.filter((each) => !among.includes(each))) {
      problems.error({ source, field, got: name, expected: `one of ${among.join(", ")}` });
    }
  };
  repeated(known, "classes");
  repeated(
    rules.gauges.map((gauge) => gauge.id),
    "gauges",
  );
  repeated(
    rules.aids.map((aid) => aid.id),
    "aids",
  );
  rules.classes.forEach((each, position) => {
    const field = `classes.${position}`;
    refer(each.from, `${field}.from`);
    refer(each.reasonFrom, `${field}.reasonFrom`, each.from);
    if (each.proposed !== undefined) refer([each.proposed], `${field}.proposed`);
    if (each.unchosen !== undefined) refer([each.unchosen], `${field}.unchosen`);
  });
  rules.gauges.forEach((gauge, position) => {
    refer(gauge.counts, `gauges.${position}.counts`);
    refer(gauge.from ?? [], `gauges.${position}.from`);
    if (gauge.limit !== "given" && "proposal" in gauge.limit) {
      refer(gauge.limit.proposal, `gauges.${position}.limit.proposal`);
    }
  });
  rules.aids.forEach((aid, position) => {
    refer(aid.classes, `aids.${position}.classes`);
  });
  refer([...(rules.qpv?.from ?? []), ...(rules.qpv?.to ?? [])], "qpv");
  if (rules.kind === "thresholds") checkOrder(rules, source, problems, repeated);
  else checkShares(rules, source, problems);
}

function checkOrder(
  rules: ThresholdRules,
  source: string,
  problems: Problems,
  repeated: (names: readonly string[], field: string) => void,
): void {
  repeated(rules.order, "order");
  const ruled = rules.classes.filter((each) => each.when !== undefined).map((each) => each.id);
  for (const id of ruled.filter((each) => !rules.order.includes(each))) {
    problems.error({ source, field: "order", got: `no ${id}`, expected: "every class that has a rule" });
  }
  for (const id of rules.order.filter((each) => !ruled.includes(each))) {
    problems.error({
      source,
      field: "order",
      got: id,
      expected: `classes that have a rule: ${ruled.join(", ")}`,
    });
  }
}

function checkShares(rules: ShareRules, source: string, problems: Problems): void {
  let total = 0;
  let largest = Number.NEGATIVE_INFINITY;
  rules.classes.forEach((each, position) => {
    const isLast = position === rules.classes.length - 1;
    const needed = rules.basis === "shares" ? each.share : each.atMost;
    if (needed === undefined && !isLast) {
      const field = `classes.${position}.${rules.basis === "shares" ? "share" : "atMost"}`;
      problems.error({ source, field, got: "nothing", expected: `a number, for basis "${rules.basis}"` });
    }
    total += each.share ?? 0;
    if (each.atMost === undefined) return;
    if (each.atMost <= largest) {
      const field = `classes.${position}.atMost`;
      problems.error({ source, field, got: String(each.atMost), expected: `more than ${largest}` });
    }
    largest = each.atMost;
  });
  const allowed = 1 + shareRounding * rules.classes.length;
  if (total > allowed + 1e-12) {
    const got = `${Number((total * 100).toFixed(4))} %`;
    problems.error({
      source,
      field: "classes.share",
      got,
      expected: "shares of 100 % at most, up to rounding",
    });
  }
}
