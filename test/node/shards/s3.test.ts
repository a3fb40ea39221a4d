import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { s3Configuration, s3Store } from "../../../src/node/storage/s3Store.ts";
import { aplomb, emptyFolder, startAplomb } from "../aplomb.ts";
import { type Bucket, startBucket } from "../storage/bucket.ts";

let bucket: Bucket;
beforeAll(async () => {
  bucket = await startBucket();
});
afterAll(() => bucket.close());

test("inputs, plan, parts and result in a bucket: the bytes are those of the disk", async () => {
  const folder = emptyFolder();
  const run = (...parameters: string[]) => startAplomb(folder, parameters, bucket.environment).outcome;
  const english = ["--lang", "en"];
  const credentials = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };
  const client = new S3Client({ ...s3Configuration(bucket.environment), credentials });
  const inputs = s3Store("s3://apl/inputs", client);
  const store = s3Store("s3://apl/run", client);

  const lines = Array.from(
    { length: 60 },
    (_, i) => `${23001 + i},${1000 + i},${i % 3},${46 + i / 100},2,${i % 2}`,
  );
  const communes = `code,population,doctors,latitude,longitude,half\n${lines.join("\n")}\n`;
  writeFileSync(join(folder, "communes.csv"), communes);
  await inputs.write("communes.csv", communes);
  writeFileSync(join(folder, "grid.yaml"), "parameters:\n  supplyFactor: {from: 0.8, to: 1, steps: 40}\n");
  const options = ["--map", "demand=population", "--acts", "5000", "--method", "gp-2012"];
  options.push("--per", "zone", "--zone", "half");
  const local = aplomb(
    folder,
    "sweep",
    "--grid",
    "grid.yaml",
    "--communes",
    "communes.csv",
    ...options,
    "--merge",
    "one.parquet",
  );
  expect(local.code, local.stderr).toBe(0);

  const remote = ["--communes", "s3://apl/inputs/communes.csv", ...options];
  const planned = await run("plan", "grid.yaml", ...remote, "--shards", "3", "--out", "s3://apl/run/");
  expect(planned.code, planned.stderr).toBe(0);
  expect(planned.stderr).not.toContain("Warning");
  for (const index of ["0", "2"]) {
    const shard = await run("shard", "s3://apl/run/plan.json", "--index", index);
    expect(shard.code, shard.stderr).toBe(0);
  }
  expect((await run("missing", "s3://apl/run/")).stdout).toBe("1\n");
  const early = await run(...english, "merge", "s3://apl/run", "--out", "s3://apl/two.parquet");
  expect(early.code).toBe(2);
  expect(early.stderr).toContain(
    "s3://apl/run/plan.json, stage scenarios of the plan: got 1 shard missing of 3 (1)",
  );

  const sweep = await run("sweep", "--grid", "grid.yaml", ...remote, "--out", "s3://apl/run");
  expect(sweep.code, sweep.stderr).toBe(0);
  expect((await store.list()).map(({ name }) => name.replace(/-\w{12}-/, "-"))).toEqual([
    "digests-00000.parquet",
    "digests-00001.parquet",
    "digests-00002.parquet",
    "plan.json",
    "stability.csv",
    "stability.csv-metadata.json",
    "stability.parquet",
    "zone-00000.parquet",
    "zone-00001.parquet",
    "zone-00002.parquet",
  ]);
  const merged = await run("merge", "s3://apl/run", "--out", "s3://apl/two.parquet");
  expect(merged.code, merged.stderr).toBe(0);
  const held = await s3Store("s3://apl/", client).read("two.parquet");
  expect(readFileSync(join(folder, "one.parquet")).equals(held)).toBe(true);
  expect(
    readFileSync(join(folder, "sweep/stability.parquet")).equals(await store.read("stability.parquet")),
  ).toBe(true);
  const again = await run(...english, "merge", "s3://apl/run", "--out", "s3://apl/two.parquet");
  expect(again.stderr).toContain("s3://apl/two.parquet: got a file that exists already");

  await inputs.write("communes.csv", communes.replace("1000", "1001"));
  const changed = await run(...english, "shard", "s3://apl/run", "--index", "1", "--force");
  expect(changed.code).toBe(65);
  expect(changed.stderr).toContain(
    "s3://apl/inputs/communes.csv: got a file that changed since the plan was made",
  );
}, 120_000);

test("a bucket that cannot be entered is never tried again, one that does not answer is", async () => {
  const folder = emptyFolder();
  const shard = (environment: Record<string, string>) =>
    startAplomb(folder, ["--lang", "en", "shard", "s3://apl/run/plan.json", "--index", "0"], {
      ...bucket.environment,
      ...environment,
    }).outcome;
  const refused = await shard({ AWS_ACCESS_KEY_ID: "nobody" });
  expect(refused.stderr).toContain("got an unknown access key");
  expect(refused.code).toBe(78);
  const silent = await shard({ AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" });
  expect(silent.stderr).toContain("the connection was refused");
  expect(silent.code).toBe(75);
  const absent = await startAplomb(
    folder,
    ["--lang", "en", "shard", "s3://apl/none/plan.json", "--index", "0"],
    bucket.environment,
  ).outcome;
  expect(absent.stderr).toContain("s3://apl/none/plan.json: got no such file");
  expect(absent.code).toBe(65);
}, 60_000);
