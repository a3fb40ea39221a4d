import { expect, test } from "vitest";
import { readTable } from "../../src/formats/read.ts";
import { writeTable } from "../../src/formats/write.ts";
import { numberColumn, tableOf, textColumn } from "../../src/table/columns.ts";

test("Parquet passes over the columns that are not asked for, the others are as in a whole read", async () => {
  const table = tableOf("t", {
    code: textColumn(["16015", "2A004"]),
    apl_65: numberColumn([1.5, Number.NaN]),
    ratio_65: numberColumn([1, 2]),
  });
  const bytes = await writeTable(table, "parquet");
  const whole = await readTable(bytes, { source: "t.parquet" });
  const part = await readTable(bytes, { source: "t.parquet", columns: (name) => !name.startsWith("ratio") });
  expect([...part.columns.keys()]).toEqual(["code", "apl_65"]);
  expect(part.columns.get("apl_65")).toEqual(whole.columns.get("apl_65"));
  expect(part.rows).toBe(2);
});
