/**
 * DuckDB through its bindings alone, which take 20 ms to load where @duckdb/node-api takes 90, and 190 when it is imported
 * as a module. No value is made an object: columns are the memory that DuckDB's C interface documents.
 */
import { createRequire } from "node:module";
import type bindingsModule from "@duckdb/node-bindings";

type Bindings = typeof bindingsModule;
const bindings = createRequire(import.meta.url)("@duckdb/node-bindings") as Bindings;

/** Bytes of `duckdb_string_t`: a length of 4, then up to 12 of text, or 4 of text and a pointer where it is longer. */
const stringBytes = 16;
export const longestInline = 12;

/** A part of a result: up to 2,048 rows. */
export class Chunk {
  readonly rows: number;
  readonly #chunk: Parameters<Bindings["data_chunk_get_size"]>[0];

  constructor(chunk: Parameters<Bindings["data_chunk_get_size"]>[0]) {
    this.#chunk = chunk;
    this.rows = bindings.data_chunk_get_size(chunk);
  }

  /** The values of a column of f64. */
  floats(column: number): Float64Array {
    const { buffer, byteOffset } = this.#memory(column, 8);
    return new Float64Array(buffer, byteOffset, this.rows);
  }

  /** The values of a column of i32. */
  ints(column: number): Int32Array {
    const { buffer, byteOffset } = this.#memory(column, 4);
    return new Int32Array(buffer, byteOffset, this.rows);
  }

  /** The `duckdb_string_t` of a column, as words of 32 bits, four a row. */
  stringWords(column: number): Uint32Array {
    const { buffer, byteOffset } = this.#memory(column, stringBytes);
    return new Uint32Array(buffer, byteOffset, 4 * this.rows);
  }

  /** The bytes of the text that begins at `words[4 row]`. */
  static bytesOf(words: Uint32Array, row: number): Uint8Array {
    const at = words.byteOffset + stringBytes * row;
    const length = words[4 * row]!;
    return length <= longestInline
      ? new Uint8Array(words.buffer, at + 4, length)
      : bindings.get_data_from_pointer(words.buffer as ArrayBuffer, at + 8, length);
  }

  #memory(column: number, bytesPerRow: number): Uint8Array {
    const vector = bindings.data_chunk_get_vector(this.#chunk, column);
    return bindings.vector_get_data(vector, this.rows * bytesPerRow);
  }
}

export interface DatabaseOptions {
  /** Bytes that DuckDB may take, and the folder for what does not fit. */
  readonly memory?: number;
  readonly folder?: string;
  /** As many as there are cores without. */
  readonly threads?: number;
  /** Bytes of a result that are made before they are asked for: with more of them, other cores wait less. */
  readonly ahead?: number; // = 1e6
}

/** A database in memory, until `close`. No extension is ever fetched. */
export class Database {
  readonly #database: Awaited<ReturnType<Bindings["open"]>>;
  readonly #connection: Awaited<ReturnType<Bindings["connect"]>>;

  private constructor(
    database: Awaited<ReturnType<Bindings["open"]>>,
    connection: Awaited<ReturnType<Bindings["connect"]>>,
  ) {
    this.#database = database;
    this.#connection = connection;
  }

  static async open({ memory, folder, threads, ahead }: DatabaseOptions = {}): Promise<Database> {
    const config = bindings.create_config();
    const settings = {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      ...(memory === undefined ? {} : { memory_limit: `${Math.floor(memory / 1e6)}MB` }),
      ...(folder === undefined ? {} : { temp_directory: folder }),
      ...(threads === undefined ? {} : { threads: `${threads}` }),
    };
    for (const [name, value] of Object.entries(settings)) bindings.set_config(config, name, value);
    const database = await bindings.open(":memory:", config);
    const opened = new Database(database, await bindings.connect(database));
    if (ahead !== undefined) await opened.run([`SET streaming_buffer_size = '${Math.floor(ahead / 1e6)}MB'`]);
    return opened;
  }

  close(): void {
    bindings.disconnect_sync(this.#connection);
    bindings.close_sync(this.#database);
  }

  /** Runs statements that give no rows, one after the other, without a turn of this thread between them. */
  async run(statements: readonly string[]): Promise<void> {
    await bindings.query(this.#connection, statements.join(";\n"));
  }

  /**
   * The parts of the last statement's result, all of them made before the first is given, on other cores: this thread has no
   * turn to give until then.
   */
  async *chunksAtOnce(statements: readonly string[]): AsyncGenerator<Chunk> {
    const result = await bindings.query(this.#connection, statements.join(";\n"));
    for (let c = 0, count = bindings.result_chunk_count(result); c < count; c++)
      yield new Chunk(bindings.result_get_chunk(result, c));
  }

  /** The parts of a result as they come: the next is asked for before this one is read, and made on another core. */
  async *chunks(sql: string): AsyncGenerator<Chunk> {
    const statement = await bindings.prepare(this.#connection, sql);
    let next: ReturnType<Bindings["fetch_chunk"]> | undefined;
    try {
      const result = await bindings.execute_prepared_streaming(statement);
      for (next = bindings.fetch_chunk(result); ; ) {
        const fetched = await next;
        const chunk = fetched === null ? undefined : new Chunk(fetched);
        if (chunk === undefined || chunk.rows === 0) return;
        next = bindings.fetch_chunk(result);
        yield chunk;
      }
    } finally {
      // A reader that stops before the end leaves one that is being made.
      await next?.catch(() => {});
      bindings.destroy_prepare_sync(statement);
    }
  }

  /** The rows of a small result, whose columns are all text. */
  async texts(sql: string, columns: number): Promise<string[][]> {
    const rows: string[][] = [];
    for await (const chunk of this.chunks(sql)) {
      const words = Array.from({ length: columns }, (_, column) => chunk.stringWords(column));
      for (let row = 0; row < chunk.rows; row++) {
        rows.push(words.map((cells) => new TextDecoder().decode(Chunk.bytesOf(cells, row))));
      }
    }
    return rows;
  }
}
