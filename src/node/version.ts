import { readFileSync } from "node:fs";

const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** Version of aplomb, from its package.json; every output carries it. */
export const version: string = (manifest as { version: string }).version;
