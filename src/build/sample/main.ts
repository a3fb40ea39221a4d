/** Writes data/sample/ (`npm run sample`, for maintainers), and prints what data/README.md repeats: counts, sizes, sha256. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { writeTable } from "../../formats/write.ts";
import { buildSample } from "./sample.ts";

/** From dist/build/sample/. */
const folder = new URL("../../../data/sample/", import.meta.url);

mkdirSync(folder, { recursive: true });
const { tables, counts } = buildSample();
for (const [name, table] of tables) {
  const bytes = await writeTable(table, "parquet");
  writeFileSync(new URL(`${name}.parquet`, folder), bytes);
  console.log(`${name}.parquet`, bytes.length, createHash("sha256").update(bytes).digest("hex"));
}
console.log(counts);
