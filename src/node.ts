/** The Node door of aplomb: the portable door, plus files and threads. */
export * from "./index.ts";
export { loadKernel } from "./node/kernelFile.ts";
export { readActivity, readAgeWeights, readMethod } from "./node/methods.ts";
