import { communesFrom, communesSchema } from "../core/territory/communes.ts";
import { pairsSchema } from "../core/territory/pairTable.ts";
import { languages } from "../core/words/languages.ts";
import { writeTable } from "../formats/write.ts";
import { writeMatrix } from "../formats/writeMatrix.ts";
import { checkMap } from "../table/columns.ts";
import { Exclusions } from "../table/exclusions.ts";
import { InputError, Problems } from "../table/problems.ts";
import { besideCsv, csvMetadata } from "./csvMetadata.ts";
import { excludedDocument, excludedLines, excludedTable } from "./excludedTable.ts";
import { type InputFile, type OutputFile, refuseExisting, writeFiles } from "./files.ts";
import type { InputOptions } from "./inputOptions.ts";
import { metadataOf } from "./metadata.ts";
import { warnWithoutEffect } from "./optionsWithoutEffect.ts";
import { samplePaths } from "./sample.ts";
import { Stages } from "./stages.ts";
import { readTableFile } from "./tables.ts";
import { travelTimesOf } from "./travelTimesOf.ts";
import { typedCommand } from "./typedCommand.ts";
import { printWarnings } from "./warnings.ts";

export interface PrepareOptions extends InputOptions {
  readonly lang: "fr" | "en";
  readonly maxMinutes: number;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const matrixEnding = ".matrix.arrow";

/** `aplomb prepare`: travel times sorted once into a matrix file. @throws InputError */
export async function prepareCommand(options: PrepareOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(3, (stage) => words.stages[stage] ?? stage);
  const replace = () => options.force === true;
  if (!options.out.endsWith(matrixEnding)) {
    const expected = `a name ending in ${matrixEnding}`;
    throw new InputError([{ severity: "error", source: "--out", got: options.out, expected }]);
  }
  await refuseExisting([options.out], replace);
  const problems = new Problems();
  const exclusions = new Exclusions();
  const files: InputFile[] = [];
  const { map } = options;
  checkMap(map, [communesSchema, pairsSchema], problems);
  const communes = await stages.run("communes", async () => {
    const { table, file } = await readTableFile(options.communes ?? samplePaths.communes, {
      sheet: options.sheet,
      problems,
    });
    files.push(file);
    return communesFrom(table, { map, problems });
  });
  const context = { communes, maxMinutes: options.maxMinutes, problems, exclusions, files };
  const travelTimes = await stages.run("times", () => travelTimesOf(options, context));
  warnWithoutEffect(options, undefined, problems);
  problems.throwIfAny();
  await printWarnings(problems.warnings, options.lang);
  await stages.run("write", async () => {
    const provenance = { estimated: travelTimes.estimated, synthetic: false, inputs: files };
    const metadata = metadataOf({ ...provenance, command: typedCommand() });
    const written: OutputFile[] = [
      { path: options.out, bytes: writeMatrix(travelTimes, communes.codes, metadata) },
    ];
    if (exclusions.all.length > 0) {
      const path = `${options.out.slice(0, -matrixEnding.length)}.excluded.csv`;
      const table = excludedTable(exclusions, metadata);
      written.push({ path, bytes: await writeTable(table, "csv") });
      written.push({ path: besideCsv(path), bytes: csvMetadata(path, table) });
    }
    await refuseExisting(
      written.map(({ path }) => path),
      replace,
    );
    await writeFiles(written, replace);
  });
  stages.stop();
  const report = {
    communes: communes.count,
    pairs: travelTimes.destination.length,
    maxMinutes: travelTimes.maxMinutes,
    estimated: travelTimes.estimated,
    excluded: excludedDocument(exclusions.all),
    stages: stages.done,
    outputs: [options.out],
  };
  if (options.json) {
    console.log(JSON.stringify(report, null, 2));
    return;
  }
  const { integer, decimal } = words.numbers;
  if (travelTimes.estimated) console.log(`! ${words.marks.estimated}`);
  console.log(
    words.prepared(
      options.out,
      integer(report.communes),
      integer(report.pairs),
      decimal(options.maxMinutes, 0),
    ),
  );
  for (const line of excludedLines(exclusions.all, words)) console.log(`- ${line}`);
}
