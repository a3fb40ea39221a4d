/**
 * A seal: the SHA-256 of a whole file, written inside it. It is taken with the seal's own digits at 0, so that one
 * file, renamed once, carries its checksum: nothing beside it can be lost or belong to another.
 */
import { createHash } from "node:crypto";

const label = "aplomb-sealed-sha256:";
const digits = 64;

/** What stands in a file where its seal will be. */
export const unsealedMark = label + "0".repeat(digits);

/** The file with its seal, in the same memory. @throws RangeError where it holds no mark. */
export function sealed(bytes: Uint8Array): Uint8Array {
  const at = sealAt(bytes);
  if (at === undefined) throw new RangeError("expected a file with the mark of a seal, got none");
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).write(sealOf(bytes, at), at, "latin1");
  return bytes;
}

/** What is wrong with a sealed file, in words; undefined where every byte is as it was written. */
export function sealFault(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "an empty file";
  const at = sealAt(bytes);
  if (at === undefined) return "a truncated file, or one that is no part";
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    "latin1",
    at,
    at + digits,
  );
  return held === sealOf(bytes, at) ? undefined : "a damaged file (its checksum does not hold)";
}

/** Where the digits of the seal are: metadata stand at the end, after all that could look like a seal. */
function sealAt(bytes: Uint8Array): number | undefined {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(
    label,
    undefined,
    "latin1",
  );
  return at < 0 || at + label.length + digits > bytes.length ? undefined : at + label.length;
}

const sealOf = (bytes: Uint8Array, at: number): string =>
  createHash("sha256")
    .update(bytes.subarray(0, at))
    .update("0".repeat(digits))
    .update(bytes.subarray(at + digits))
    .digest("hex");
