import { parquetMetadata } from "hyparquet";

/** The key-value metadata of a Parquet file, its columns left unread; undefined where the bytes are no whole file. */
export function parquetMetadataOf(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  try {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    return new Map(
      (parquetMetadata(file).key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ""]),
    );
  } catch {
    return undefined;
  }
}
