import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { InputError } from "../table/problems.ts";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "chrome.exe",
  "msedge.exe",
];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The Chromium or Chrome of this machine: of CHROME_PATH, of PATH, or where installers put it. @throws InputError when there is none */
export function findChromium(): string {
  const { CHROME_PATH: given, PATH: path = "" } = process.env;
  const inPath = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [...(given ? [given] : []), ...inPath, ...places].find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new InputError([
    {
      severity: "error",
      source: "--pdf",
      got: "no Chromium or Chrome on this machine",
      expected: "one to print with",
      advice:
        "Install Chromium, name it with the environment variable CHROME_PATH, or print the HTML from any browser.",
    },
  ]);
}

/** The pages of an HTML document, as Chromium prints them without network. */
export async function pdfOf(html: string, chromium: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "aplomb-report-"));
  try {
    const [page, pdf] = [join(folder, "report.html"), join(folder, "report.pdf")];
    await writeFile(page, html);
    const flags = [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--user-data-dir=${join(folder, "profile")}`,
      "--no-pdf-header-footer",
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ];
    await promisify(execFile)(chromium, flags, { timeout: 60_000 });
    return await readFile(pdf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
