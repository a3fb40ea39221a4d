import { realpathSync } from "node:fs";

/** The words that start this very aplomb again, on this very Node.js: links are followed, for they may lead elsewhere on a node. */
export const ownProgram = (): string[] => [process.execPath, realpathSync(process.argv[1])];
