/** A folder that parts are kept in, on a disk or in an S3 bucket: all that sharded computing needs of either. */

import { isRemote } from "./address.ts";
import { diskStore } from "./diskStore.ts";
import type { Store } from "./store.ts";

/** The store of a folder: a path or `s3://bucket/folder/`. @throws InputError on an address that names no bucket. */
export async function openStore(address: string): Promise<Store> {
  return isRemote(address) ? (await import("./s3Store.ts")).s3Store(address) : diskStore(address);
}
