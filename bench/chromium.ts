import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The system's chromium, else the one that @sparticuz/chromium ships; undefined where neither runs here. */
export async function chromiumPath(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const found = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (found) return found;
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x"; // unpacks the libraries that it needs, too
  const packed = await import("@sparticuz/chromium").catch(() => undefined);
  return packed?.default.executablePath();
}
