/** Quotes that are not where they should be (RFC 4180), which d3-dsv reads past. */
import { dsvFormat } from "d3-dsv";
import type { Problems } from "../../table/problems.ts";

interface Quote {
  readonly position: number;
  /** "inner": in a cell that does not begin with one, harmless (5" pipe). "open": never closed. "after": text after the closing one. */
  readonly fault: "inner" | "open" | "after";
}

function* misplacedQuotes(text: string, delimiter: string): Generator<Quote> {
  for (let position = text.indexOf('"'); position >= 0; ) {
    if (position > 0 && !endsCell(text[position - 1], delimiter)) {
      yield { position, fault: "inner" };
      position = text.indexOf('"', position + 1);
      continue;
    }
    let close = text.indexOf('"', position + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) {
      yield { position, fault: "open" };
      return;
    }
    if (!endsCell(text[close + 1], delimiter)) yield { position, fault: "after" };
    position = text.indexOf('"', close + 1);
  }
}

const endsCell = (character: string | undefined, delimiter: string): boolean =>
  character === undefined || character === delimiter || character === "\n" || character === "\r";

/** True where every quote of a beginning of a file is where this delimiter wants it; the last may be still open. */
export function isWellQuoted(beginning: string, delimiter: string): boolean {
  for (const { fault } of misplacedQuotes(beginning, delimiter)) if (fault !== "open") return false;
  return true;
}

const shown = 20;

/** An error for each of the first misplaced quotes, with the row that a spreadsheet shows; `before` is the lines left off `text`. */
export function checkQuotes(
  text: string,
  delimiter: string,
  source: string,
  before: number,
  problems: Problems,
): void {
  let reported = 0;
  for (const { position, fault } of misplacedQuotes(text, delimiter)) {
    if (fault === "inner") continue;
    problems.error({
      source,
      row: before + dsvFormat(delimiter).parseRows(text.slice(0, position + 1)).length,
      got: fault === "open" ? "a quote that is never closed" : "text after a closing quote",
      expected: "cells quoted whole, the quotes inside them written twice",
    });
    if (++reported === shown) return;
  }
}
