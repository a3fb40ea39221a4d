import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { newMemory } from "../../../src/core/engine/memory.ts";
import { typeset } from "../../../src/core/words/problems/catalogue.ts";
import { inFrench } from "../../../src/core/words/problems/french.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";

const root = new URL("../../../", import.meta.url);

describe.each([
  ["dist/kernel.wasm", false],
  ["dist/kernel.shared.wasm", true],
])("%s", (file, shared) => {
  const bytes = readFileSync(new URL(file, root));
  const { module } = loadKernel({ shared });

  test("imports a memory and nothing else", () => {
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: "env", name: "memory", kind: "memory" }]);
  });

  test("has no global, no data and no start function, which a second thread would run again", () => {
    const [globals, start, data] = [6, 8, 11];
    const sections = sectionsOf(bytes);
    expect(sections).not.toContain(globals);
    expect(sections).not.toContain(start);
    expect(sections).not.toContain(data);
  });

  test("exports what the memory map's file names, and the memory", () => {
    const index = readFileSync(new URL("assembly/index.ts", root), "utf8");
    const named = [...index.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names]) =>
      names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    );
    const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
    expect(exported.sort()).toEqual([...named, "memory"].sort());
  });

  test("memory is sized once, and refused beyond 4 GiB with what to do", () => {
    const kernel = loadKernel({ shared });
    const { memory, arrays } = newMemory(
      kernel,
      (places) => [places.u16(3), places.f64(9), places.u8(1)] as const,
      "a test",
    );
    expect(arrays.map(({ address }) => address)).toEqual([0, 64, 192]);
    expect(() => memory.grow(1)).toThrow(RangeError);
    expect(() => newMemory(kernel, (places) => places.f64(2 ** 29 + 1), "the travel times")).toThrow(
      new RangeError(
        "memory: the travel times need 4.01 GiB, expected at most 4: cut the territory, or lower maxMinutes.",
      ),
    );
  });

  test("where the host has no room, the error says for what", () => {
    const refused = class {
      constructor() {
        throw new RangeError("could not allocate memory");
      }
    };
    const none = vi.spyOn(WebAssembly, "Memory").mockImplementation(refused as never);
    try {
      const half = () =>
        newMemory(loadKernel({ shared }), (places) => places.f64(2 ** 26), "the places of a grid");
      expect(half).toThrow(new RangeError("memory: no room for 0.50 GiB, which the places of a grid need."));
    } finally {
      none.mockRestore();
    }
    expect(inFrench("memory: no room for 0.50 GiB, which the places of a grid need.")).toBe(
      typeset("mémoire : pas de place pour 0.50 Gio, que demandent les lieux d'une grille."),
    );
  });
});

/** Ids of the sections of a Wasm module: after the 8 bytes of its head, each an id, a LEB128 length and that many bytes. */
function sectionsOf(bytes: Uint8Array): number[] {
  const sections: number[] = [];
  for (let at = 8; at < bytes.length; ) {
    sections.push(bytes[at++]);
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      length |= (bytes[at] & 0x7f) << shift;
      if (bytes[at++] < 0x80) break;
    }
    at += length;
  }
  return sections;
}
