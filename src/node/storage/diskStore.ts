import { rmSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { readBytes, unfinishedName, writeFiles } from "../files.ts";
import type { Store, StoredFile } from "./store.ts";

/** A folder of a disk, which other machines may share: a file appears under its name once it is whole. */
export function diskStore(folder: string): Store {
  const unfinished = new Set<string>();
  const addressOf = (name: string): string => join(folder, name);
  const namesOf = async (): Promise<string[]> => {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
  };
  return {
    address: folder,
    addressOf,
    read: (name) => readBytes(addressOf(name)),
    write: (name, bytes) => writeFiles([{ path: addressOf(name), bytes }], () => true, unfinished),
    list: async () => {
      const files: StoredFile[] = [];
      for (const name of (await namesOf()).sort()) {
        if (unfinishedName(name) !== undefined) continue;
        const found = await stat(addressOf(name)).catch(() => undefined);
        if (found !== undefined) files.push({ name, bytes: found.size });
      }
      return files;
    },
    exists: async (name) => (await stat(addressOf(name)).catch(() => undefined))?.isFile() === true,
    remove: (name) => rm(addressOf(name), { force: true }),
    dropUnfinished: () => {
      for (const path of unfinished) rmSync(path, { force: true });
    },
    clearUnfinished: async (isOwn) => {
      const left = (await namesOf()).filter((name) => isOwn(unfinishedName(name) ?? ""));
      await Promise.all(left.map((name) => rm(addressOf(name), { force: true })));
    },
  };
}
