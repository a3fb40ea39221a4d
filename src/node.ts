/** The Node door of aplomb: the portable door, plus files and threads. */
export { parseMethod } from "./core/method/document.ts";
export { defaultMethod, methodNames } from "./core/method/embedded.ts";
export * from "./index.ts";
export { loadKernel } from "./node/kernelFile.ts";
export { readActivity, readAgeWeights, readMethod } from "./node/methods.ts";
