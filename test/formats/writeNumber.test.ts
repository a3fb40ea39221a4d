import fc from "fast-check";
import { expect, test } from "vitest";
import { longestNumber, NumberWriter } from "../../src/formats/csv/writeNumber.ts";

const written = (writer: NumberWriter, value: number) => {
  const bytes = new Uint8Array(longestNumber);
  return String.fromCharCode(...bytes.subarray(0, writer.write(bytes, 0, value)));
};

const expected = (value: number) => (Number.isNaN(value) ? "" : Object.is(value, -0) ? "-0" : String(value));

const decimal = fc
  .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 12 }))
  .map(([digits, decimals]) => digits / 10 ** decimals);
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  decimal,
  fc.integer({ min: -1e7, max: 1e7 }).map((digits) => digits / 1000),
  fc.constantFrom(
    0,
    -0,
    1e-6,
    1e-7,
    1e15,
    1e15 - 1,
    0.1 + 0.2,
    1e21,
    5e-324,
    -Number.MAX_VALUE,
    2 ** 53,
    9.95,
    99.995,
  ),
);

test("writes every number as String does, whatever the numbers before it in the column", () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 40 }), (values) => {
      const writer = new NumberWriter(false);
      expect(values.map((value) => written(writer, value))).toEqual(values.map(expected));
    }),
    { numRuns: 3000 },
  );
});

test("a decimal comma is the only difference of the other style", () => {
  fc.assert(
    fc.property(number, (value) => {
      expect(written(new NumberWriter(true), value)).toBe(expected(value).replace(".", ","));
    }),
  );
});
