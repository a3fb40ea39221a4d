/**
 * The codecs of compressed Arrow buffers, which R and Python write by default, registered in apache-arrow:
 * LZ4 frames over lz4js, and ZSTD by fzstd (the one that hyparquet-compressors uses).
 */
import { CompressionType, compressionRegistry } from "apache-arrow";
import { decompress as decompressZstd } from "fzstd";
import { decompressFrame } from "./lz4Frame.ts";

export function registerCodecs(): void {
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: decompressFrame });
  compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => decompressZstd(bytes) });
}
