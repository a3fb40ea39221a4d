import { type Results, resultsFrom } from "../../core/accessibility/resultTable.ts";
import { type Communes, communesFrom } from "../../core/territory/communes.ts";
import { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import type { InputFile } from "../files.ts";
import { samplePaths } from "../sample.ts";
import { readTableFile } from "../tables.ts";

/** Accessibility read from a file, with what the file says of itself. */
export interface ResultsFile {
  readonly results: Results;
  /** All its columns, for values that no schema names; row `results.communes.row[c]` is commune c. */
  readonly table: Table;
  readonly metadata: ReadonlyMap<string, string>;
  readonly file: InputFile;
}

/**
 * The results in a file, their communes completed from `reference` where it knows more. @throws InputError
 */
export async function readResults(
  path: string,
  options: {
    readonly map: ReadonlyMap<string, string>;
    readonly reference?: (() => Promise<Communes>) | undefined;
  },
): Promise<ResultsFile> {
  const problems = new Problems();
  const { table, file } = await readTableFile(path, { problems });
  const results = resultsFrom(table, { map: options.map, problems });
  problems.throwIfAny();
  const needsMore = results.communes.latitude.some(Number.isNaN) || results.communes.names.includes("");
  const communes =
    needsMore && options.reference
      ? completed(results.communes, await options.reference())
      : results.communes;
  return { results: { ...results, communes }, table, metadata: table.metadata, file };
}

/** Names and positions of communes: those of --communes, else of the embedded sample; read once. */
export function communesReference(path: string | undefined): () => Promise<Communes> {
  let read: Promise<Communes> | undefined;
  return () => {
    read ??= (async () => {
      const problems = new Problems();
      const { table } = await readTableFile(path ?? samplePaths.communes, { problems });
      const communes = communesFrom(table, { problems });
      problems.throwIfAny();
      return communes;
    })();
    return read;
  };
}

/** The communes with the positions and names that they lack and the reference has. */
function completed(communes: Communes, reference: Communes): Communes {
  const at = communes.codes.map((code) => reference.index.get(code));
  const number = (own: Float64Array, other: Float64Array): Float64Array =>
    own.map((value, c) => (Number.isNaN(value) && at[c] !== undefined ? other[at[c]] : value));
  return {
    ...communes,
    names: communes.names.map((name, c) =>
      name === "" && at[c] !== undefined ? reference.names[at[c]] : name,
    ),
    latitude: number(communes.latitude, reference.latitude),
    longitude: number(communes.longitude, reference.longitude),
  };
}
