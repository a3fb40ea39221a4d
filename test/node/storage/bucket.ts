import S3rver from "s3rver";
import { emptyFolder } from "../aplomb.ts";

export interface Bucket {
  readonly name: string;
  /** What a process that uses the bucket finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** A bucket on a server of this process, which keeps objects in a folder of its own. */
export async function startBucket(name = "apl"): Promise<Bucket> {
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: emptyFolder(),
    configureBuckets: [{ name, configs: [] }],
  });
  const { port } = (await server.run()) as { readonly port: number };
  return {
    name,
    environment: {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: "S3RVER",
      AWS_SECRET_ACCESS_KEY: "S3RVER",
      AWS_REGION: "us-east-1",
    },
    close: () => server.close(),
  };
}
