import { languages } from "../../core/words/languages.ts";
import { zoningWords } from "../../core/words/zoning.ts";
import { compare } from "../../core/zoning/compare.ts";
import { qpvCommunesOf } from "../../core/zoning/qpvCommunes.ts";
import { zoningSheets } from "../../core/zoning/sheets.ts";
import { zoningOf } from "../../core/zoning/zoning.ts";
import { printWarnings } from "../warnings.ts";
import { loadZoneInputs } from "./inputs.ts";
import type { ZoneOptions } from "./options.ts";
import { writeZoning } from "./output.ts";
import { type ZoneReport, zoneJson, zoneText } from "./report.ts";
import { refuseSheetFiles } from "./sheetFiles.ts";

/** `aplomb zone`: reads, classes, checks, writes and tells. @throws InputError with every problem, before anything is written. */
export async function zoneCommand(options: ZoneOptions): Promise<void> {
  const words = zoningWords[options.lang];
  const { numbers, marks } = languages[options.lang];
  await refuseSheetFiles(options, "zones");
  const inputs = await loadZoneInputs(options, words);
  const { problems, communes, region, qpv, choices, proposal, declared } = inputs;
  const zoning = zoningOf(
    {
      rules: inputs.rules,
      zones: inputs.zones,
      communes,
      region,
      qpv,
      choices,
      quotas: options.quota,
      proposal,
      declared,
    },
    problems,
  );
  problems.throwIfAny();
  await printWarnings(problems.warnings, options.lang);
  const comparison = inputs.previous && compare(zoning, inputs.previous);
  const marked = [
    ...(inputs.zones.synthetic ? [marks.synthetic] : []),
    ...(inputs.zones.estimated ? [marks.estimated] : []),
  ];
  const sheets =
    options.json && options.out === undefined
      ? []
      : zoningSheets({
          zoning,
          meshLines: inputs.meshLines,
          printedDensities: inputs.printedDensities,
          qpvCommunes: inputs.qpvCommunes ?? qpvCommunesOf(zoning),
          comparison,
          populationYear: inputs.populationYear,
          notes: [...marked, ...inputs.notes],
          words,
          numbers,
        });
  const { title, excluded } = inputs;
  const outputs = await writeZoning({ options, inputs, zoning, sheets, marks: marked });
  const report: ZoneReport = {
    title,
    marks: marked,
    zoning,
    comparison,
    sheets,
    excluded,
    problems,
    outputs,
  };
  console.log(options.json ? zoneJson(report) : zoneText(report, words, languages[options.lang]));
}
