import { textAt } from "../table/columns.ts";
import { toText } from "../table/convert.ts";
import { readTableFile } from "./tables.ts";

let names: Promise<ReadonlyMap<string, string>> | undefined;

/** Names of the EPCI by SIREN code, embedded; read once. */
export function epciNames(): Promise<ReadonlyMap<string, string>> {
  names ??= (async () => {
    const { table } = await readTableFile(new URL("../../data/epci_names.csv", import.meta.url));
    const [code, name] = ["code", "name"].map((column) => toText(table.columns.get(column)!));
    return new Map(Array.from({ length: table.rows }, (_, row) => [textAt(code, row), textAt(name, row)]));
  })();
  return names;
}
