import * as flechette from "@uwdata/flechette";
import { tableFromIPC } from "apache-arrow";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { communesHash } from "../../src/core/engine/matrix/communesHash.ts";
import { travelTimesFrom } from "../../src/core/engine/matrix/travelTimesFrom.ts";
import type { TravelTimes } from "../../src/core/territory/travelTimes.ts";
import { readMatrix } from "../../src/formats/matrix.ts";
import { writeMatrix } from "../../src/formats/writeMatrix.ts";
import { InputError } from "../../src/table/problems.ts";

const codes = ["01001", "01002", "2A004", "97101"];

function matrix(
  pairs: readonly (readonly [number, number, number])[],
  communes: readonly string[] = codes,
): TravelTimes {
  return travelTimesFrom(
    {
      origin: Int32Array.from(pairs, ([from]) => from),
      destination: Int32Array.from(pairs, ([, to]) => to),
      minutes: Float64Array.from(pairs, ([, , minutes]) => minutes),
    },
    { communes: communes.length, communesHash: communesHash(communes), maxMinutes: 30, estimated: true },
  ).travelTimes;
}

const small = matrix([
  [0, 1, 12.3456],
  [0, 3, 2.5],
  [2, 1, 30],
]);
const written = writeMatrix(small, codes, new Map([["times", "od.parquet"]]));

test("reads back the same arrays, communes and metadata, copying none of the pairs", () => {
  const { travelTimes, codes: read, metadata } = readMatrix(written, "m.arrow");
  expect(travelTimes).toEqual(small);
  expect(read).toEqual(codes);
  expect([...metadata]).toEqual([["times", "od.parquet"]]);
  for (const array of [travelTimes.rowStart, travelTimes.destination, travelTimes.minuteCode]) {
    expect(array.buffer).toBe(written.buffer);
  }
});

test("reads from bytes that start anywhere in their buffer", () => {
  const moved = new Uint8Array(written.length + 3);
  moved.set(written, 3);
  expect(readMatrix(moved.subarray(3), "m.arrow").travelTimes).toEqual(small);
});

test("is what another Arrow library reads: one row per origin, codes and minutes in lists", () => {
  const table = tableFromIPC(written);
  expect(table.schema.fields.map((column) => `${column.name}: ${column.type}`)).toEqual([
    "origin: Utf8",
    "destination: List<Dictionary<Uint16, Utf8>>",
    "minutes: List<Dictionary<Uint16, Float64>>",
  ]);
  expect(JSON.parse(JSON.stringify(table.toArray()))).toEqual([
    { origin: "01001", destination: ["01001", "97101", "01002"], minutes: [0, 2.5, 12.346] },
    { origin: "01002", destination: ["01002"], minutes: [0] },
    { origin: "2A004", destination: ["2A004", "01002"], minutes: [0, 30] },
    { origin: "97101", destination: ["97101"], minutes: [0] },
  ]);
});

test("more than 65,536 communes: ids of 32 bits", () => {
  const many = Array.from({ length: 65_540 }, (_, commune) => String(10_000 + commune));
  const wide = matrix([[0, 65_539, 3]], many);
  expect(readMatrix(writeMatrix(wide, many), "m.arrow").travelTimes).toEqual(wide);
});

test("no commune at all", () => {
  const none = matrix([], []);
  expect(readMatrix(writeMatrix(none, []), "m.arrow")).toEqual({
    travelTimes: none,
    codes: [],
    metadata: new Map(),
  });
});

describe("refuses, as bad input", () => {
  const refused = (bytes: Uint8Array, message: string) => {
    expect(() => readMatrix(bytes, "m.arrow")).toThrow(InputError);
    expect(() => readMatrix(bytes, "m.arrow")).toThrow(`m.arrow: got ${message}`);
  };

  test("an empty file, another kind of file, another Arrow file", () => {
    refused(new Uint8Array(0), "an empty file");
    refused(new TextEncoder().encode("origin;destination;minutes\n"), "a file that is not Arrow IPC");
    refused(withMetadata([["author", "someone else"]]), "another Arrow file");
  });

  test("a version it does not know", () => {
    const later = withMetadata([["aplomb.matrix.version", "2"]]);
    refused(later, "version 2 of its format, where this aplomb reads 1");
  });

  test("a matrix whose communes are not those it was made for", () => {
    const changed = writeMatrix(small, ["01001", "01002", "2A004", "97102"]);
    refused(changed, "communes that were changed since");
  });

  test("travel times of which a bit was turned, though they are some that could be", () => {
    const many = matrix(Array.from({ length: 12 }, (_, k) => [k % 4, (k * 3 + (k >> 2)) % 4, 1 + k / 2]));
    const bytes = writeMatrix(many, codes);
    const { travelTimes } = readMatrix(bytes, "m.arrow");
    let told = 0;
    for (const name of ["rowStart", "destination", "minuteCode"] as const) {
      const { byteOffset, byteLength } = travelTimes[name];
      for (let at = byteOffset; at < byteOffset + byteLength; at++) {
        const damaged = bytes.slice();
        damaged[at] ^= 1;
        expect(() => readMatrix(damaged, "m.arrow"), `${name}, byte ${at}`).toThrow(InputError);
        try {
          readMatrix(damaged, "m.arrow");
        } catch (error) {
          if (String(error).includes("travel times that were changed since")) told++;
        }
      }
    }
    expect(told).toBeGreaterThan(20);
  });

  test("communes in another order than the hash has them", () => {
    const turned = ["01002", "01001", ...codes.slice(2)];
    refused(writeMatrix(small, turned), "communes that were changed since");
  });

  test.each([
    ["destinations outside its communes", { destination: Uint16Array.from(small.destination).fill(4) }],
    ["a row that is not ascending by minutes", { minuteCode: Uint16Array.from(small.minuteCode).reverse() }],
    ["codes outside its minutes", { minuteCode: Uint16Array.from(small.minuteCode).fill(4) }],
    ["minutes that are not ascending", { minutes: small.minutes.slice().reverse() }],
    ["minutes outside 0 to 29", { maxMinutes: 29 }],
    ["rows that overlap", { rowStart: Uint32Array.of(0, 3, 2, 5, 7) }],
    ["lists of unequal lengths", { minuteCode: small.minuteCode.subarray(1) }],
  ])("%s", (message, change) => {
    refused(writeMatrix({ ...small, ...change }, codes), message);
  });

  test("a file cut at each of its bytes", () => {
    for (let length = 0; length < written.length; length++) {
      expect(() => readMatrix(written.slice(0, length), "m.arrow")).toThrow(InputError);
    }
  });

  test("whatever byte of it is changed, to whatever: refused, or read within bounds", () => {
    let refusals = 0;
    for (let at = 0; at < written.length; at++) {
      for (const by of [1, 0x10, 0x7f, 0x80, 0xff]) {
        const bytes = written.slice();
        bytes[at] += by;
        try {
          const read = readMatrix(bytes, "m.arrow").travelTimes;
          expect(read.rowStart.length).toBe(codes.length + 1);
          expect(read.destination.every((to) => to < codes.length)).toBe(true);
          expect(read.minuteCode.every((code) => code < read.minutes.length)).toBe(true);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          refusals++;
        }
      }
    }
    expect(refusals).toBeGreaterThan(2 * written.length);
  });

  test("any damage to many bytes at once", () => {
    const damage = fc.array(
      fc.tuple(fc.integer({ min: 0, max: written.length - 1 }), fc.integer({ min: 0, max: 255 })),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(damage, (changes) => {
        const bytes = written.slice();
        for (const [at, value] of changes) bytes[at] = value;
        try {
          expect(readMatrix(bytes, "m.arrow").codes.length).toBe(codes.length);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});

test("as many codes as communes, to write", () => {
  expect(() => writeMatrix(small, ["01001"])).toThrow("codes: expected 4, one per commune, got 1.");
});

/** The matrix as another program would have written it, with metadata of its own. */
test("a matrix of before, without a checksum, is read", () => {
  const table = flechette.tableFromIPC(written);
  const before = withMetadata(
    [...(table.schema.metadata ?? [])].filter(([key]) => !key.endsWith("checksum")),
  );
  expect(readMatrix(before, "m.arrow").travelTimes).toEqual(small);
});

function withMetadata(entries: readonly (readonly [string, string])[]): Uint8Array {
  const table = flechette.tableFromIPC(written);
  table.schema.metadata = new Map(entries);
  return flechette.tableToIPC(table, { format: "file" }) ?? new Uint8Array(0);
}
