import { InputError, type Problem } from "../../table/problems.ts";
import { ConfigurationError, PassingFailure, passingFailure } from "../failures.ts";

interface ServiceError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What servers say when they are short of time or resources, whatever the status. */
const passingNames = new Set([
  "SlowDown",
  "RequestTimeout",
  "TimeoutError",
  "ThrottlingException",
  "RequestTimeTooSkewed",
]);

const reasons: Readonly<Record<string, Pick<Problem, "got" | "advice">>> = {
  NoSuchBucket: { got: "no such bucket", advice: "Check the address." },
  AccessDenied: { got: "no permission", advice: "Ask for rights on the bucket." },
  Forbidden: { got: "no permission", advice: "Ask for rights on the bucket." },
  InvalidAccessKeyId: { got: "an unknown access key", advice: "Set AWS_ACCESS_KEY_ID." },
  SignatureDoesNotMatch: { got: "a wrong secret key", advice: "Set AWS_SECRET_ACCESS_KEY." },
  ExpiredToken: { got: "an expired session", advice: "Renew the credentials." },
  ENOTFOUND: { got: "no such host", advice: "Check AWS_ENDPOINT_URL_S3, or AWS_REGION." },
  RegionMissing: {
    got: "no server to ask",
    advice: "Set AWS_ENDPOINT_URL_S3 to the address of yours, or AWS_REGION for Amazon's.",
  },
  CredentialsProviderError: {
    got: "no credentials",
    advice: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), or a profile.",
  },
};

/** The error of a request to a bucket, told for an address: passing, a matter of configuration, or a file that is not there. */
export function s3Failure(error: unknown, address: string): Error {
  const passing = passingFailure(error, address);
  if (passing !== undefined) return passing;
  const { message, code, $metadata } = error as ServiceError;
  const name = message === "Region is missing" ? "RegionMissing" : (code ?? (error as Error).name);
  const status = $metadata?.httpStatusCode ?? 0;
  if (name === "NoSuchKey" || name === "NotFound") {
    return new InputError([
      {
        severity: "error",
        source: address,
        got: "no such file",
        expected: "a file",
        advice: "Check the address.",
      },
    ]);
  }
  const known = reasons[name];
  if (known !== undefined || status === 401 || status === 403) {
    const { got, advice } = known ?? reasons.AccessDenied;
    return new ConfigurationError([
      {
        severity: "error",
        source: address,
        ...(got === undefined ? {} : { got }),
        expected: "a bucket to read and write",
        ...(advice === undefined ? {} : { advice }),
      },
    ]);
  }
  if (status >= 500 || status === 429 || passingNames.has(name)) {
    return new PassingFailure(
      `${address}: the server did not answer as it should (${name}${status ? `, HTTP ${status}` : ""}). Run the same command again: whole files were kept.`,
      { cause: error },
    );
  }
  return new Error(`${address}: ${name}: ${message}`, { cause: error });
}
