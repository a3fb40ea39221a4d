/** Words that files use for a practice's kind, sector and particular mode, in French and English. */
import { normalName } from "../../table/names.ts";
import type { Kind } from "../method/activity.ts";

const kindWords = {
  liberal:
    "liberal, libéral, libérale, lib, l, médecin libéral, cabinet, cabinet libéral, exercice libéral, private",
  centre:
    "centre, centre de santé, centres de santé, cds, salarié en centre de santé, salarié centre de santé, center, health centre, health center",
  outside: "hôpital, hospitalier, hospital, salarié hospitalier, salarié, ehpad, pmi",
} as const;

let kinds: ReadonlyMap<string, Kind | "outside"> | undefined;

function kindsByName(): ReadonlyMap<string, Kind | "outside"> {
  const all = (["liberal", "centre", "outside"] as const).flatMap((kind) =>
    kindWords[kind].split(", ").map((word) => [normalName(word), kind] as const),
  );
  return new Map(all);
}

/** Whether a practice is liberal, a health centre, or outside the indicator's field (hospitals); undefined for another word. */
export function kindOf(word: string): Kind | "outside" | undefined {
  kinds ??= kindsByName();
  return kinds.get(normalName(word));
}

/** "1", "2" or "3" (outside the convention); "" where the cell says nothing; undefined for another word. */
export function sectorOf(word: string): string | undefined {
  const plain = normalName(word);
  if (plain === "") return "";
  if (/^(?:nc|nonconventionne|horsconvention)$/.test(plain)) return "3";
  return /^(?:secteur|sector|sect|s)?0?([123])(?:0+)?$/.exec(plain)?.[1];
}

/** Whether a doctor has a particular practice: "no", "yes" (without saying which), or the practice's name, plain and singular. */
export function mepOf(word: string): string {
  const plain = practiceName(word);
  if (["", "0", "00", "non", "no", "n", "faux", "false", "aucun", "aucune", "sans"].includes(plain))
    return "no";
  if (["1", "10", "oui", "yes", "y", "o", "vrai", "true", "mep"].includes(plain)) return "yes";
  return plain;
}

/** The name of a particular practice as it is compared: without case, accents, separators or a plural's s. */
export function practiceName(word: string): string {
  return normalName(word).replace(/s$/, "");
}
