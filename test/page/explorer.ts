import type { Browser, Page } from "playwright-core";
import type { ExploreOptions } from "../../src/node/commands/explore.ts";
import { explorerSite } from "../../src/node/explorerSite.ts";
import { type Server, type Site, startServer } from "../../src/node/server.ts";
import { launchBrowser, openPage } from "./browser.ts";

const defaults: ExploreOptions = {
  lang: "fr",
  method: "gp-2023",
  map: new Map(),
  speed: 40,
  port: 0,
  open: false,
};

/** A served explorer and a browser, for one test file. */
export class Explorer {
  readonly server: Server;
  readonly site: Site;
  readonly #browser: Browser;
  readonly #pages: ExplorerPage[] = [];

  private constructor(server: Server, site: Site, browser: Browser) {
    this.server = server;
    this.site = site;
    this.#browser = browser;
  }

  static async start(options: Partial<ExploreOptions> = {}): Promise<Explorer> {
    const site = await explorerSite({ ...defaults, ...options });
    const [server, browser] = await Promise.all([startServer(site), launchBrowser()]);
    return new Explorer(server, site, browser);
  }

  /** A new page of the explorer, once its figures and its charts are there. */
  async open(link = "", options: Parameters<typeof openPage>[1] = {}): Promise<ExplorerPage> {
    return this.openAt(this.server.url + (link === "" ? "" : `#${link}`), options);
  }

  /** As `open`, at an address of any server. */
  async openAt(address: string, options: Parameters<typeof openPage>[1] = {}): Promise<ExplorerPage> {
    const watched = await openPage(this.#browser, options);
    const page = new ExplorerPage(watched.page, watched.errors, watched.requests);
    if (address.startsWith(this.server.url)) this.#pages.push(page);
    await watched.page.goto(address);
    await page.settled();
    return page;
  }

  /** Closes the pages of one test; fails where one of them logged an error or asked another server. */
  async closePages(): Promise<string[]> {
    const wrong = this.#pages.flatMap(({ errors, requests }) => [
      ...errors,
      ...requests.filter((url) => !url.startsWith(this.server.url) && !/^(?:blob|data):/.test(url)),
    ]);
    await Promise.all(this.#pages.map(({ page }) => page.context().close()));
    this.#pages.length = 0;
    return wrong;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.server.close();
  }
}

export class ExplorerPage {
  readonly page: Page;
  readonly errors: string[];
  readonly requests: string[];

  constructor(page: Page, errors: string[], requests: string[]) {
    this.page = page;
    this.errors = errors;
    this.requests = requests;
  }

  /** Waits until the panels show the settings as they stand. */
  async settled(): Promise<void> {
    await this.page.locator(".page[data-ready=true]:not([data-busy])").waitFor({ timeout: 45_000 });
  }

  /** Moves a range input as a hand does: the value, then the event. */
  async slide(name: string, value: number): Promise<void> {
    await this.page.locator(`#slider-${name}`).fill(String(value));
    await this.settled();
  }

  async text(selector: string): Promise<string> {
    return (await this.page.locator(selector).first().innerText()).replace(/\s+/g, " ").trim();
  }

  /** The colour of the middle of a map, or so many pixels left of it, as #rrggbb; `layer` is the class of one of its canvases. */
  async middleColour(at = 0, layer = "map-ground", left = 0): Promise<string> {
    return this.page.evaluate(
      ([selector, left]) => {
        const map = document.querySelector<HTMLCanvasElement>(selector)!;
        const context = new OffscreenCanvas(1, 1).getContext("2d")!;
        context.drawImage(map, left - (map.width >> 1), -(map.height >> 1));
        const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
        return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
      },
      [`#map-${at} .${layer}`, left] as const,
    );
  }

  async search(text: string): Promise<void> {
    const box = this.page.locator("#search");
    await box.fill(text);
    await box.press("Enter");
    await this.settled();
  }

  /** The bytes of an export, by the id of its button, and the file's name. */
  async exported(id: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    await this.page.locator("#export summary").click();
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.locator(`#${id}`).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }

  /** Drops files on the page. */
  async drop(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
    const input = this.page.locator("input[type=file]");
    await input.setInputFiles(
      files.map(({ name, bytes }) => ({
        name,
        mimeType: "application/octet-stream",
        buffer: Buffer.from(bytes),
      })),
    );
    await this.page.locator(".notice ul, .notice.error, .notice strong").first().waitFor();
    await this.settled();
  }
}
