import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The system's chromium, else the one that @sparticuz/chromium ships inside its package. */
export async function executable(): Promise<string> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const found = names.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found) return found;
  }
  // so named, the package also unpacks the libraries (nss, nspr, expat) that a machine without chromium lacks
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

/** A headless browser of this machine's own, ended by `close()`. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), args: flags, headless: true });
}

/** A page that keeps what went wrong on it, and every address it asked for. */
export interface WatchedPage {
  readonly page: Page;
  readonly errors: string[];
  readonly requests: string[];
}

export async function openPage(
  browser: Browser,
  options: {
    width?: number;
    height?: number;
    dark?: boolean;
    touch?: boolean;
    deviceScaleFactor?: number;
  } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? "dark" : "light",
    hasTouch: options.touch ?? false,
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    acceptDownloads: true,
    locale: "fr-FR",
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  return { page, errors, requests };
}
