import { extname } from "node:path";
import { formatOfName } from "../../formats/formats.ts";
import { InputError } from "../../table/problems.ts";
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
  if (!isRemote(address)) return refuseExisting([address], () => force);
  const { folder, name } = splitAddress(address);
  if (!force && (await (await openStore(folder)).exists(name))) throw new InputError([existingFile(address)]);
}
