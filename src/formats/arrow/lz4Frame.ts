/**
 * LZ4 frames, as Arrow holds its buffers: the frame is read here, its blocks by lz4js, whose own frame reader takes block
 * checksums (which Polars writes) for data and may never return on a damaged file.
 * Source: LZ4 Frame Format Description 1.6.4. Checksums are passed over, as other Arrow readers do by default.
 */
import lz4 from "lz4js";

const magic = 0x184d2204;
const uncompressed = 0x80000000;

/** @throws RangeError where the frame is cut, or is no frame. */
export function decompressFrame(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint8(4);
  if (view.getUint32(0, true) !== magic || flags >> 6 !== 1)
    throw new RangeError("LZ4: not a frame of version 1");
  const hasBlockChecksum = (flags & 0x10) !== 0;
  const hasContentSize = (flags & 0x08) !== 0;
  const largestBlock = 1 << (8 + 2 * ((view.getUint8(5) >> 4) & 7));
  const blocks: { readonly start: number; readonly size: number; readonly isPlain: boolean }[] = [];
  let bound = 0;
  for (let p = hasContentSize ? 15 : 7; ; ) {
    const header = view.getUint32(p, true);
    if (header === 0) break;
    const size = header & ~uncompressed;
    const isPlain = header >>> 31 === 1;
    if (p + 4 + size > bytes.length) throw new RangeError("LZ4: a block is cut");
    blocks.push({ start: p + 4, size, isPlain });
    // A byte of a block stands for at most 255.
    bound += isPlain ? size : Math.min(largestBlock, 255 * size);
    p += 4 + size + (hasBlockChecksum ? 4 : 0);
  }
  // Blocks may point back into the ones before: all are written to one array.
  const content = new Uint8Array(bound);
  let length = 0;
  for (const { start, size, isPlain } of blocks) {
    if (isPlain) content.set(bytes.subarray(start, start + size), length);
    length = isPlain ? length + size : lz4.decompressBlock(bytes, content, start, size, length);
    if (length > bound) throw new RangeError("LZ4: a block is damaged");
  }
  return content.subarray(0, length);
}
