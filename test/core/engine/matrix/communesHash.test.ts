import { expect, test } from "vitest";
import { communesHash, hashOfTexts } from "../../../../src/core/engine/matrix/communesHash.ts";

test("the hash is FNV-1a 64, and does not depend on the order of the codes", () => {
  // vectors of draft-eastlake-fnv, test appendix
  expect(communesHash(["a"])).toBe("af63dc4c8601ec8c");
  expect(communesHash(["foobar"])).toBe("85944171f73967e8");
  expect(communesHash([])).toBe("cbf29ce484222325");
  expect(communesHash(["2A004", "01004"])).toBe(communesHash(["01004", "2A004"]));
  expect(communesHash(["01004"])).not.toBe(communesHash(["01005"]));
});

test("the hash agrees with the definition written with big integers", () => {
  const codes = ["01004", "33063", "2A004", "é"];
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from([...codes].sort().join("\n"))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  expect(communesHash(codes)).toBe(hash.toString(16).padStart(16, "0"));
});

test("texts as they lie in a file have the hash of their codes, and none where they overlap or end beyond", () => {
  const bytes = new TextEncoder().encode("x010042A004é");
  const codes = ["01004", "2A004", "é"];
  expect(hashOfTexts(Uint32Array.of(1, 6, 11, 13), bytes)).toBe(communesHash(codes));
  expect(hashOfTexts(Uint32Array.of(0), bytes)).toBe(communesHash([]));
  expect(hashOfTexts(Uint32Array.of(1, 6, 5, 13), bytes)).toBeUndefined();
  expect(hashOfTexts(Uint32Array.of(1, 6, 11, 14), bytes)).toBeUndefined();
  expect(hashOfTexts(Uint32Array.of(2 ** 32 - 1, 6), bytes)).toBeUndefined();
});
