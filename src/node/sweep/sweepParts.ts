/** The part files of a sweep, read one after the other. */
import { nameOfPart } from "../shards/parts.ts";
import type { Range } from "../shards/plan.ts";
import type { Store } from "../storage/store.ts";

export interface Part {
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** The parts [begin, end) of a table of a plan, of which `plan` is the hash; each is read while the one before it is used. */
export async function* partsOf(
  { plan, table }: { readonly plan: string; readonly table: string },
  store: Store,
  { begin, end }: Range,
): AsyncGenerator<Part> {
  const read = async (index: number): Promise<Part> => {
    const name = nameOfPart({ plan, table, index });
    return { source: store.addressOf(name), bytes: await store.read(name) };
  };
  let next = read(begin);
  for (let index = begin + 1; index <= end; index++) {
    const part = await next;
    if (index < end) next = read(index);
    // What fails ahead is told when its turn comes.
    next.catch(() => undefined);
    yield part;
  }
}
