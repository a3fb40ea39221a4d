import { extname } from "node:path";
import { formatOfName } from "../../formats/formats.ts";
import { writeTable } from "../../formats/write.ts";
import { InputError } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { besideCsv, csvMetadata } from "../csvMetadata.ts";
import { existingFile, refuseExisting } from "../files.ts";
import { isRemote, splitAddress } from "../storage/address.ts";
import { openStore } from "../storage/openStore.ts";

/**
 * Checks, before hours of computing, that the file to merge into can be written.
 * @throws InputError when its name says no format, or it exists and may not be replaced.
 */
export async function refuseTarget(option: string, address: string, force: boolean): Promise<void> {
  if (extname(address) === "" || formatOfName(address) === undefined) {
    const expected = "a name ending in .csv, .parquet, .arrow or .xlsx";
    throw new InputError([{ severity: "error", source: option, got: address, expected }]);
  }
  const addresses = [address, ...(formatOfName(address) === "csv" ? [besideCsv(address)] : [])];
  if (!isRemote(address)) return refuseExisting(addresses, () => force);
  if (force) return;
  for (const each of addresses) {
    const { folder, name } = splitAddress(each);
    if (await (await openStore(folder)).exists(name)) throw new InputError([existingFile(each)]);
  }
}

/** Writes the table merged, beside it the metadata of a CSV file; the addresses of both. */
export async function writeTarget(address: string, table: Table): Promise<string[]> {
  const { folder, name } = splitAddress(address);
  const [store, format] = [await openStore(folder), formatOfName(address)!];
  await store.write(name, await writeTable(table, format));
  if (format !== "csv") return [address];
  await store.write(besideCsv(name), csvMetadata(name, table));
  return [address, besideCsv(address)];
}
