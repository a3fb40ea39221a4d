/** The French of what --help prints: imported only when it does. */
import type { Catalogue } from "../problems/catalogue.ts";
import { typeset } from "../typography.ts";
import { inputTexts } from "./inputs.ts";
import { pictureTexts } from "./pictures.ts";
import { placeholdersIn } from "./placeholders.ts";
import { runTexts } from "./runs.ts";
import { shardTexts } from "./shards.ts";
import { titles } from "./titles.ts";
import { zoningTexts } from "./zonings.ts";

/** Every text of a command, an option or an argument; one that several themes share is in the first. */
export const helpTexts: Catalogue = [
  ...titles,
  ...inputTexts,
  ...runTexts,
  ...shardTexts,
  ...zoningTexts,
  ...pictureTexts,
];

const french: ReadonlyMap<string, string> = new Map(helpTexts.map(([from, to]) => [from, typeset(to)]));

/** Texts whose French is not known stay as they are; a test names them. */
export const frenchHelp = {
  text: (english: string): string => french.get(english) ?? english,
  placeholders: (english: string): string => placeholdersIn(english, "fr"),
  separator: typeset(" ; "),
};
