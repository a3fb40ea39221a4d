import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  idIn,
  MAXIMUM_PLACES,
  MAXIMUM_ROWS,
  packPair,
  rowIn,
  thousandthsIn,
} from "../../../../src/core/engine/grid/pairWords.ts";

test("a pair comes back from its words as it went in, to the largest place, row and time", () => {
  const [rows, ids] = [fc.nat(MAXIMUM_ROWS - 1), fc.nat(MAXIMUM_PLACES - 1)];
  const words = new Uint32Array(4);
  fc.assert(
    fc.property(rows, ids, fc.nat(1_440_000), (row, id, thousandths) => {
      packPair(words, 2, row, id, thousandths);
      expect([rowIn(words[3]), idIn(words[2]), thousandthsIn(words[2], words[3])]).toEqual([
        row,
        id,
        thousandths,
      ]);
    }),
    { examples: [[MAXIMUM_ROWS - 1, MAXIMUM_PLACES - 1, 1_440_000]] },
  );
});
