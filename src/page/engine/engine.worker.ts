/** The worker: holds the engine and answers the page's questions, one at a time. */
import { fetchKernel } from "../../core/engine/fetchKernel.ts";
import { InputError } from "../../table/problems.ts";
import type { Question, Reply } from "./protocol.ts";
import { Workshop } from "./workshop.ts";

// The one file by its own address: a page that names the shared kernel too would carry it.
const workshop = new Workshop(fetchKernel(new URL("../../../dist/kernel.wasm", import.meta.url)));
let last: Promise<void> = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  last = last.then(() => reply(data));
});

async function reply({ id, kind, ask }: Question): Promise<void> {
  let answer: Reply;
  const moved: ArrayBuffer[] = [];
  try {
    answer = { id, answer: await workshop.answer(kind, ask, moved) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer = error instanceof InputError ? { id, message, problems: error.problems } : { id, message };
  }
  postMessage(answer, { transfer: moved });
}
