/**
 * The codecs of compressed Arrow buffers, which R and Python write by default, registered in apache-arrow:
 * lz4js (LZ4 frames; the codec of apache-arrow's own tests) and fzstd (ZSTD; the one that hyparquet-compressors uses).
 */
import { CompressionType, compressionRegistry } from "apache-arrow";
import { decompress as decompressZstd } from "fzstd";
import lz4 from "lz4js";

export function registerCodecs(): void {
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: (bytes) => lz4.decompress(bytes) });
  compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => decompressZstd(bytes) });
}
