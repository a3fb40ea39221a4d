import type { Catalogue } from "./catalogue.ts";
import { clusterProblems } from "./clusters.ts";
import { communeProblems } from "./communes.ts";
import { diskProblems } from "./disks.ts";
import { documentProblems } from "./documents.ts";
import { failures } from "./failures.ts";
import { fileProblems } from "./files.ts";
import { foreignTexts } from "./foreign.ts";
import { foreignCommandTexts } from "./foreignCommands.ts";
import { optionProblems } from "./options.ts";
import { pictureProblems } from "./pictures.ts";
import { scenarioProblems } from "./scenarios.ts";
import { shardProblems } from "./shards.ts";
import { streamedProblems } from "./streamed.ts";
import { tableProblems } from "./tables.ts";
import { territoryProblems } from "./territories.ts";
import { zoningProblems } from "./zonings.ts";

/** Every text that users may meet when something is wrong; a text of several themes is in the first. */
export const catalogues: readonly Catalogue[] = [
  fileProblems,
  diskProblems,
  tableProblems,
  documentProblems,
  communeProblems,
  scenarioProblems,
  streamedProblems,
  shardProblems,
  clusterProblems,
  zoningProblems,
  territoryProblems,
  pictureProblems,
  optionProblems,
  failures,
  foreignTexts,
  foreignCommandTexts,
];
