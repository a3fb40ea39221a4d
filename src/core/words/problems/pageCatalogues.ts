import type { Catalogue } from "./catalogue.ts";
import { communeProblems } from "./communes.ts";
import { documentProblems } from "./documents.ts";
import { failures } from "./failures.ts";
import { fileProblems } from "./files.ts";
import { foreignTexts } from "./foreign.ts";
import { pictureProblems } from "./pictures.ts";
import { tableProblems } from "./tables.ts";
import { zoningProblems } from "./zonings.ts";

/** What the explorer may say: in its build this file stands for `catalogues.ts`, whose other texts are the command line's. */
export const catalogues: readonly Catalogue[] = [
  fileProblems,
  tableProblems,
  documentProblems,
  communeProblems,
  zoningProblems,
  pictureProblems,
  failures,
  foreignTexts,
];
