import { mapWords } from "../../core/words/pictures.ts";
import type { PictureOptions } from "./options.ts";

/** Says what was drawn or written, by the names of `MapWords.account`, and where. */
export function tell(
  options: Pick<PictureOptions, "json" | "lang">,
  outputs: readonly string[],
  account: Readonly<Record<string, number>>,
): void {
  if (options.json) {
    console.log(JSON.stringify({ ...account, outputs }, null, 2));
    return;
  }
  const words = mapWords[options.lang];
  const parts = Object.entries(account).map(
    ([name, count]) => `${words.account[name] ?? name} ${words.numbers.integer(count)}`,
  );
  console.log(parts.join(" · "));
  console.log(outputs.join(", "));
}
