import { fileURLToPath } from "node:url";

const sampleFile = (name: string): string =>
  fileURLToPath(new URL(`../../data/sample/${name}`, import.meta.url));

/** The embedded sample: real communes, synthetic doctors and ages (data/README.md). */
export const samplePaths = {
  communes: sampleFile("communes.parquet"),
  practices: sampleFile("practices.parquet"),
} as const;
