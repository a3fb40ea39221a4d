/**
 * Buckets of S3 and of what speaks its language (MinIO, the SSP Cloud), through Amazon's own client: of those tried
 * it is the one that finds credentials wherever they usually are (variables with a session token, profiles, tokens of a
 * Kubernetes service account), promises Node 20 and retries. It weighs 22 MB and 0.2 s, which only s3:// pays.
 */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { InputError, type Problem } from "../../table/problems.ts";
import { s3Failure } from "./s3Failures.ts";
import type { Store, StoredFile } from "./store.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the client does not take from the environment by itself: the endpoint as the SSP Cloud names it
 * (AWS_S3_ENDPOINT, without https://), and a region where an endpoint of one's own needs none.
 */
export function s3Configuration(environment: Environment): S3ClientConfig {
  const own = environment.AWS_ENDPOINT_URL_S3 ?? environment.AWS_ENDPOINT_URL;
  const host = environment.AWS_S3_ENDPOINT;
  const endpoint = own ?? (host === undefined || /^https?:/.test(host) ? host : `https://${host}`);
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  return {
    // Older servers do not know the checksums that Amazon's client adds by default; parts carry their own.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true, region: region ?? "us-east-1" }),
    ...(region === undefined ? {} : { region }),
  };
}

function clientOf(environment: Record<string, string | undefined>): S3Client {
  // On Node 20 the client tells whoever runs it that its next versions want Node 22: nothing a user can act on.
  environment.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  return new S3Client(s3Configuration(environment));
}

/** Bucket and key of an address. @throws InputError when it has no bucket. */
export function s3Place(address: string): { readonly Bucket: string; readonly Key: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/?(.*)$/i.exec(address) ?? [];
  if (bucket !== undefined) return { Bucket: bucket, Key: key };
  throw problem({ source: address, got: "no bucket", expected: "s3://bucket/folder/" });
}

/** A folder of a bucket. An object is put whole or not at all, so nothing is ever unfinished. */
export function s3Store(address: string, client = clientOf(process.env)): Store {
  const { Bucket, Key } = s3Place(address);
  const folder = Key === "" || Key.endsWith("/") ? Key : `${Key}/`;
  const addressOf = (name: string): string => `s3://${Bucket}/${folder}${name}`;
  const place = (name: string) => ({ Bucket, Key: folder + name });
  const told = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw s3Failure(error, addressOf(name));
    }
  };
  const list = async (): Promise<StoredFile[]> => {
    const files: StoredFile[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: folder, Delimiter: "/", ContinuationToken: token }),
      );
      for (const { Key: key = "", Size: bytes = 0 } of page.Contents ?? []) {
        if (key !== folder) files.push({ name: key.slice(folder.length), bytes });
      }
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
    return files.sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  return {
    address: `s3://${Bucket}/${folder}`,
    addressOf,
    read: (name) => readS3(addressOf(name), client),
    write: (name, bytes) =>
      told(name, async () => void (await client.send(new PutObjectCommand({ ...place(name), Body: bytes })))),
    list: () => told("", list),
    exists: (name) =>
      told(name, async () => {
        try {
          await client.send(new HeadObjectCommand(place(name)));
          return true;
        } catch (error) {
          if ((error as Error).name === "NotFound") return false;
          throw error;
        }
      }),
    remove: (name) => told(name, async () => void (await client.send(new DeleteObjectCommand(place(name))))),
    dropUnfinished: () => undefined,
    clearUnfinished: async () => undefined,
  };
}

/** The bytes of an object. @throws InputError when there is none, or it is empty. */
export async function readS3(address: string, client = clientOf(process.env)): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    const { Body } = await client.send(new GetObjectCommand(s3Place(address)));
    bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  } catch (error) {
    throw s3Failure(error, address);
  }
  if (bytes.length === 0) throw problem({ source: address, got: "an empty file", expected: "a table" });
  return bytes;
}

const problem = (each: Omit<Problem, "severity">): InputError =>
  new InputError([{ severity: "error", ...each }]);
