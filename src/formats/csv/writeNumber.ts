/** Numbers as the digits of CSV files. */
const [zero, point, comma, minus] = [0x30, 0x2e, 0x2c, 0x2d];

/** Room for the longest number: -0.0000012369954902992761. */
export const longestNumber = 26;

/** Decimals up to which a number is tried as a whole number over a power of ten, and tries in vain after which it is not. */
const mostDecimals = 6;
const mostFailures = 16;
const powers = Array.from({ length: mostDecimals + 1 }, (_, power) => 10 ** power);
/** Two decimals of at most 15 digits are two floats (DBL_DIG of the C standard): such a one is the shortest, without a look. */
const most = 1e15;

/** Writes the numbers of a column: the shortest digits that read back to the same float, as String gives; nothing for NaN. */
export class NumberWriter {
  readonly #separator: number;
  /** Decimals of the last number that had few. */
  #decimals = 0;
  #failures = 0;

  constructor(decimalComma: boolean) {
    this.#separator = decimalComma ? comma : point;
  }

  /** Writes `value` at `at`; returns where it ends. */
  write(bytes: Uint8Array, at: number, value: number): number {
    if (Number.isNaN(value)) return at;
    const size = Math.abs(value);
    let to = at;
    if (value < 0 || Object.is(value, -0)) bytes[to++] = minus;
    if (size < most && Math.floor(size) === size) return writeWhole(bytes, to, size, 1);
    if (this.#failures < mostFailures) {
      const decimals = this.#decimalsOf(size);
      if (decimals > 0) {
        const digits = Math.round(size * powers[decimals]!);
        const wholes = Math.floor(digits / powers[decimals]!);
        to = writeWhole(bytes, to, wholes, 1);
        bytes[to++] = this.#separator;
        return writeWhole(bytes, to, digits - wholes * powers[decimals]!, decimals);
      }
      this.#failures++;
    }
    const text = String(size);
    for (let c = 0; c < text.length; c++) {
      const code = text.charCodeAt(c);
      bytes[to++] = code === point ? this.#separator : code;
    }
    return to;
  }

  /** The fewest decimals that write a number which is not whole, 0 where they are more than a few. */
  #decimalsOf(size: number): number {
    if (isWritten(size, this.#decimals) && !isWritten(size, this.#decimals - 1)) return this.#decimals;
    for (let decimals = 1; decimals <= mostDecimals; decimals++) {
      if (!isWritten(size, decimals)) continue;
      this.#decimals = decimals;
      return decimals;
    }
    return 0;
  }
}

function isWritten(size: number, decimals: number): boolean {
  if (decimals < 1) return false;
  const digits = Math.round(size * powers[decimals]!);
  return digits < most && digits / powers[decimals]! === size;
}

/** Writes a whole number below 2^53 with at least `least` digits. */
function writeWhole(bytes: Uint8Array, at: number, whole: number, least: number): number {
  let length = least;
  for (let power = 10 ** least; power <= whole; power *= 10) length++;
  let rest = whole;
  for (let p = at + length - 1; p >= at; p--) {
    const tenth = Math.floor(rest / 10);
    bytes[p] = zero + (rest - 10 * tenth);
    rest = tenth;
  }
  return at + length;
}
