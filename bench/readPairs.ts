/** A process that reads one file of pairs in one way and prints its time since it began: `readPairs WAY FILE`. */
import { readFileSync } from "node:fs";
import { readTable, readTableFile } from "aplomb";

const [way, path] = process.argv.slice(2);

/** Ways of reading that stand beside aplomb's own. */
const ways: Readonly<Record<string, () => Promise<number>>> = {
  aplomb: async () => (await readTableFile(path)).table.rows,
  portable: async () => (await readTable(readFileSync(path), { source: path })).rows,
  papaparse: async () => {
    const { default: Papa } = await import("papaparse");
    const codes = new Map<string, number>();
    const codeOf = (text: string) => codes.get(text) ?? codes.set(text, codes.size).size - 1;
    const [origin, destination, minutes]: number[][] = [[], [], []];
    Papa.parse<string[]>(readFileSync(path, "utf8"), {
      skipEmptyLines: true,
      step: ({ data }) => {
        origin.push(codeOf(data[0]));
        destination.push(codeOf(data[1]));
        minutes.push(Number(data[2]));
      },
    });
    return origin.length - 1;
  },
};

const rows = await ways[way]();
console.log(JSON.stringify({ rows, ms: performance.now() }));
