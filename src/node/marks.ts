import type { Words } from "../core/words/words.ts";
import { colours } from "./screen.ts";

/** What marks are told of: inputs, results, or a table. */
export interface Marked {
  /** Travel times are an estimate. */
  readonly estimated: boolean;
  /** Doctors or ages are generated. */
  readonly synthetic: boolean;
}

/** What the metadata of a table say of it. */
export const markedBy = (metadata: ReadonlyMap<string, string>): Marked => ({
  estimated: metadata.get("aplomb.estimated") === "true",
  synthetic: metadata.get("aplomb.synthetic") === "true",
});

/** The first lines of the screen: what is invented, what is estimated. */
export function markLines({ estimated, synthetic }: Marked, { marks }: Words): string[] {
  const lines = [...(synthetic ? [marks.synthetic] : []), ...(estimated ? [marks.estimated] : [])];
  return lines.map((mark) => colours.yellow(`! ${mark}`));
}
