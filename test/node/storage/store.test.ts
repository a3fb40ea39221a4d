import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigurationError, PassingFailure } from "../../../src/node/failures.ts";
import { diskStore } from "../../../src/node/storage/diskStore.ts";
import { s3Configuration, s3Place, s3Store } from "../../../src/node/storage/s3Store.ts";
import type { Store } from "../../../src/node/storage/store.ts";
import { InputError } from "../../../src/table/problems.ts";
import { emptyFolder } from "../aplomb.ts";
import { type Bucket, startBucket } from "./bucket.ts";

let bucket: Bucket;
const client = (changes: Record<string, string> = {}) =>
  new S3Client({
    ...s3Configuration({ ...bucket.environment, ...changes }),
    credentials: {
      accessKeyId: changes.AWS_ACCESS_KEY_ID ?? "S3RVER",
      secretAccessKey: changes.AWS_SECRET_ACCESS_KEY ?? "S3RVER",
    },
    maxAttempts: 1,
  });
beforeAll(async () => {
  bucket = await startBucket();
});
afterAll(() => bucket.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const stores: Record<string, () => Store> = {
  "a folder of a disk": () => diskStore(join(emptyFolder(), "run")),
  "a folder of a bucket": () => s3Store(`s3://apl/run-${Math.random()}`, client()),
};

describe.each(Object.keys(stores))("%s", (kind) => {
  test("holds files whole: written, replaced, listed by name, removed", async () => {
    const store = stores[kind]();
    expect(await store.list()).toEqual([]);
    expect(await store.exists("b.txt")).toBe(false);
    await store.write("b.txt", "second");
    await store.write("a.txt", bytes("first"));
    await store.write("a.txt", bytes("first, again"));
    await store.write("é'? +%.txt", "a name");
    expect(await store.list()).toEqual([
      { name: "a.txt", bytes: 12 },
      { name: "b.txt", bytes: 6 },
      { name: "é'? +%.txt", bytes: 6 },
    ]);
    expect(new TextDecoder().decode(await store.read("a.txt"))).toBe("first, again");
    expect(new TextDecoder().decode(await store.read("é'? +%.txt"))).toBe("a name");
    expect(await store.exists("b.txt")).toBe(true);
    await store.remove("b.txt");
    await store.remove("b.txt");
    expect((await store.list()).map(({ name }) => name)).toEqual(["a.txt", "é'? +%.txt"]);
    await expect(store.read("b.txt")).rejects.toThrow(InputError);
    await expect(store.read("b.txt")).rejects.toThrow(/b\.txt: got no such file/);
  });
});

test("a bucket whose list takes several pages is listed whole", async () => {
  const asked: string[] = [];
  const page = (key: string, next?: string) =>
    `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Contents><Key>run/${key}</Key><Size>7</Size></Contents>
<IsTruncated>${next !== undefined}</IsTruncated>${next ? `<NextContinuationToken>${next}</NextContinuationToken>` : ""}</ListBucketResult>`;
  // The bucket of these tests cannot number its pages on current versions of Node.
  const server = createServer((request, response) => {
    asked.push(request.url!);
    response.end(request.url!.includes("continuation-token=two") ? page("b") : page("a", "two"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const pages = s3Store("s3://apl/run", client({ AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}` }));
  expect(await pages.list()).toEqual([
    { name: "a", bytes: 7 },
    { name: "b", bytes: 7 },
  ]);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toContain("prefix=run%2F");
  expect(asked[0]).toContain("delimiter=%2F");
  server.close();
});

test("a bucket's folder does not list the folders under it", async () => {
  const store = s3Store("s3://apl/above/", client());
  await store.write("a", "x");
  await s3Store("s3://apl/above/under", client()).write("hidden", "x");
  await s3Store("s3://apl/above-beside", client()).write("beside", "x");
  expect((await store.list()).map(({ name }) => name)).toEqual(["a"]);
});

test("a folder of a disk shows no unfinished file, and clears those of one's own kind", async () => {
  const folder = emptyFolder();
  const left = [".part.0123456789ab.tmp", ".other.0123456789ab.tmp"];
  for (const name of left) writeFileSync(join(folder, name), "half");
  mkdirSync(join(folder, "under"));
  const store = diskStore(folder);
  expect(await store.list()).toEqual([]);
  await store.clearUnfinished((name) => name === "part");
  expect(readdirSync(folder).sort()).toEqual([left[1], "under"]);
});

test("what a bucket refuses is a matter of configuration, what does not answer is tried again", async () => {
  const refused = s3Store("s3://apl/run", client({ AWS_ACCESS_KEY_ID: "nobody" }));
  await expect(refused.list()).rejects.toThrow(ConfigurationError);
  await expect(refused.list()).rejects.toThrow(/got an unknown access key/);
  await expect(s3Store("s3://absent/run", client()).list()).rejects.toThrow(/got no such bucket/);
  const nobody = s3Store("s3://apl/run", client({ AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" }));
  await expect(nobody.write("a", "x")).rejects.toThrow(PassingFailure);
  await expect(nobody.read("a")).rejects.toThrow(/refused.*ECONNREFUSED/);
});

test("the endpoint comes from the usual variables, the SSP Cloud's too; one's own server has paths for buckets", () => {
  expect(s3Configuration({ AWS_S3_ENDPOINT: "minio.example.org" })).toMatchObject({
    endpoint: "https://minio.example.org",
    forcePathStyle: true,
    region: "us-east-1",
  });
  const both = {
    AWS_ENDPOINT_URL: "http://one",
    AWS_ENDPOINT_URL_S3: "http://two",
    AWS_DEFAULT_REGION: "gra",
  };
  expect(s3Configuration(both)).toMatchObject({ endpoint: "http://two", region: "gra" });
  expect(s3Configuration({ AWS_REGION: "eu-west-3" })).not.toHaveProperty("endpoint");
  expect(s3Place("s3://apl/a/b.csv")).toEqual({ Bucket: "apl", Key: "a/b.csv" });
  expect(() => s3Place("s3:///a")).toThrow(/expected s3:\/\/bucket\/folder/);
});
