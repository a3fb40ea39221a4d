import { closeSync, openSync, writeSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type BlockShape, blockBytes } from "../../core/engine/grid/maps.ts";
import { writeWhole } from "./spill.ts";

/** A block in its file: the rows [begin, end) of its direction. */
export interface StoredBlock {
  readonly begin: number;
  readonly end: number;
  readonly shape: BlockShape;
  /** Where it starts in the file, in bytes. */
  readonly offset: number;
}

/** Blocks written one after another. */
export class BlockWriter {
  readonly blocks: StoredBlock[] = [];
  readonly #file: number;
  readonly #write: typeof writeSync;
  #offset = 0;

  constructor(path: string, write: typeof writeSync = writeSync) {
    this.#file = openSync(path, "w");
    this.#write = write;
  }

  add(begin: number, end: number, shape: BlockShape, bytes: Uint8Array): void {
    writeWhole(this.#write, this.#file, bytes, this.#offset);
    this.blocks.push({ begin, end, shape, offset: this.#offset });
    this.#offset += bytes.length;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Reads blocks ahead of those who sum them. */
export class BlockReader {
  readonly #file: FileHandle;
  readonly #path: string;

  private constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  static async open(path: string): Promise<BlockReader> {
    return new BlockReader(await open(path, "r"), path);
  }

  /** Reads a block into a room. @throws when the file is shorter than it was. */
  async read({ shape, offset }: StoredBlock, room: Uint8Array): Promise<void> {
    const length = blockBytes(shape);
    for (let at = 0; at < length; ) {
      const { bytesRead } = await this.#file.read(room, at, length - at, offset + at);
      if (bytesRead === 0)
        throw new Error(`${this.#path}: expected ${offset + length} bytes, got ${offset + at}.`);
      at += bytesRead;
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** Bytes of the largest block. */
export function largestBlock(blocks: readonly StoredBlock[]): number {
  return blocks.reduce((most, { shape }) => Math.max(most, blockBytes(shape)), 0);
}
