import { spawn } from "node:child_process";
import { join } from "node:path";
import { explorerWords } from "../core/words/explorer.ts";
import type { ExploreOptions } from "./commands/explore.ts";
import { explorerSite } from "./explorerSite.ts";
import { refuseExisting, writeFiles } from "./files.ts";
import { type Site, startServer } from "./server.ts";

/** `aplomb explore`: serves the explorer to this machine until it is stopped, or writes it as a static site. @throws InputError */
export async function exploreCommand(options: ExploreOptions): Promise<void> {
  const site = await explorerSite(options);
  if (options.build === undefined) await serve(site, options);
  else await build(site, options.build, options);
}

async function build(site: Site, folder: string, options: ExploreOptions): Promise<void> {
  const replace = () => options.force === true;
  const files = [...site].map(([path, bytes]) => ({ path: join(folder, ...path.split("/")), bytes }));
  await refuseExisting(
    files.map(({ path }) => path),
    replace,
  );
  await writeFiles(
    files.map(({ path, bytes }) => ({ path, bytes: bytes() })),
    replace,
  );
  console.log(explorerWords[options.lang].built(folder, files.length));
}

async function serve(site: Site, options: ExploreOptions): Promise<void> {
  const server = await startServer(site, { port: options.port });
  console.log(explorerWords[options.lang].serving(server.url));
  if (options.open && process.stdout.isTTY) openBrowser(server.url);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await server.close();
}

/** Asks the desktop to open an address; where there is none, the printed address is enough. */
function openBrowser(url: string): void {
  const [program, args] =
    process.platform === "darwin"
      ? ["open", [url]]
      : process.platform === "win32"
        ? ["rundll32", ["url.dll,FileProtocolHandler", url]]
        : ["xdg-open", [url]];
  const opener = spawn(program as string, args as string[], { stdio: "ignore", detached: true });
  opener.on("error", () => undefined);
  opener.unref();
}
