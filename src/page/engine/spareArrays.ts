/**
 * Arrays that go back and forth between the page and its worker: each answer leaves in those that the page has sent back,
 * so that a slider's step asks the system for no memory, which costs more than to copy 35,000 values.
 */
export class SpareArrays {
  #idle: Float64Array[] = [];

  add(arrays: readonly Float64Array[]): void {
    this.#idle.push(...arrays);
  }

  /** The same values in an array that may be given away. */
  copy(values: Float64Array): Float64Array {
    this.#idle = this.#idle.filter(({ length }) => length === values.length);
    const array = this.#idle.pop() ?? new Float64Array(values.length);
    array.set(values);
    return array;
  }
}

/** What moves to the other side with a message that holds these arrays. */
export function buffersOf(arrays: readonly Float64Array[]): ArrayBuffer[] {
  return arrays.map(({ buffer }) => buffer as ArrayBuffer); // neither side has made one in shared memory
}
