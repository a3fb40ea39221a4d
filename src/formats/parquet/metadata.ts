import { parquetMetadata } from "hyparquet";

/** After the metadata, which end a file: their length, and the four letters of the format. */
const endBytes = 8;

/** The key-value metadata of a Parquet file, its columns left unread; undefined where the bytes are no whole file. */
export function parquetMetadataOf(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    const length = new DataView(buffer, byteOffset, byteLength).getUint32(byteLength - endBytes, true);
    const end = byteOffset + byteLength;
    const footer = buffer.slice(end - length - endBytes, end) as ArrayBuffer;
    const { key_value_metadata } = parquetMetadata(footer);
    return new Map((key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ""]));
  } catch {
    return undefined;
  }
}
