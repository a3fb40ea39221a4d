import type { ZoningWords } from "../words/zoningWords.ts";
import { classLabel } from "./classLabel.ts";
import type { Rules } from "./rules.ts";
import { type Sheet, type SheetColumn, sheetTable } from "./sheet.ts";
import type { Zoning } from "./zoning.ts";

/** Ids of the aids that apply in a class; none where accessibility is missing. */
export function aidsOf(rules: Rules, id: string): readonly string[] {
  return rules.aids.filter((aid) => aid.classes.includes(id)).map((aid) => aid.id);
}

/** Which aid applies in which class, with the inhabitants each reaches, as the table of the note has it. */
export function eligibilitySheet(zoning: Zoning, words: ZoningWords): Sheet {
  const { rules, classes } = zoning;
  const shown = classes.filter((each) => each.class !== "");
  const inhabitants = (aid: Rules["aids"][number]) =>
    shown.reduce((total, each) => total + (aid.classes.includes(each.class) ? each.population : 0), 0);
  const columns: SheetColumn<Rules["aids"][number]>[] = [
    { heading: words.columns.aid, text: (aid) => aid.label[words.language] },
    ...shown.map((each) => ({
      heading: classLabel(zoning, each.class, words),
      text: (aid: Rules["aids"][number]) => (aid.classes.includes(each.class) ? words.yes : words.no),
    })),
    { heading: words.columns.population, number: inhabitants, decimals: 0 },
    {
      heading: words.share(zoning.region),
      number: (aid) => (100 * inhabitants(aid)) / zoning.population,
      decimals: 2,
    },
  ];
  return {
    id: "eligibility",
    sheetName: words.sheets.eligibility,
    title: words.titles.eligibility,
    notes: [],
    table: sheetTable("eligibility", rules.aids, columns),
  };
}
