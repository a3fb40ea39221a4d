import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative, sep } from "node:path";
import { securityPolicy } from "./securityPolicy.ts";

/** What a server has to give, by path from the root without the leading slash. Nothing else is ever read or served. */
export type Site = ReadonlyMap<string, () => Uint8Array>;

export interface ServerOptions {
  readonly port?: number; // = 0, a free one
  /** Content security policy sent with every answer. */
  readonly policy?: string; // = securityPolicy
}

export interface Server {
  readonly url: string;
  /** Resolves once the port is free again; open connections are cut. */
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Every file of a folder and of those below, read when asked for. */
export function siteOf(folder: string, under = ""): Site {
  const site = new Map<string, () => Uint8Array>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    site.set(under + relative(folder, file).split(sep).join("/"), () => readFileSync(file));
  }
  return site;
}

/**
 * Serves a site to this machine alone: 127.0.0.1, GET and HEAD, the paths of the site and no other. A request that
 * names another host (DNS rebinding) is refused; a page may load nothing from elsewhere.
 * `port` 0 takes a free one. @throws Error when the port is taken.
 */
export async function startServer(site: Site, options: ServerOptions = {}): Promise<Server> {
  const sent = { ...headers, "Content-Security-Policy": options.policy ?? securityPolicy };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const { status, type, bytes } = answerTo(site, port, request);
    response.writeHead(status, { ...sent, "Content-Type": type, "Content-Length": bytes.length });
    response.end(request.method === "HEAD" ? undefined : bytes);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a request gets: a refusal, or a file of the site. */
function answerTo(site: Site, port: number, request: IncomingMessage): Answer {
  const { host } = request.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return refusal(403, "unknown host");
  if (request.method !== "GET" && request.method !== "HEAD") return refusal(405, "GET and HEAD only");
  const path = pathOf(request.url ?? "/");
  const read = path === undefined ? undefined : site.get(path);
  if (path === undefined || read === undefined) return refusal(404, "not found");
  try {
    return { status: 200, type: types[extname(path)] ?? "application/octet-stream", bytes: read() };
  } catch {
    return refusal(500, "cannot be read");
  }
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Uint8Array;
}

function refusal(status: number, text: string): Answer {
  return { status, type: "text/plain; charset=utf-8", bytes: new TextEncoder().encode(text) };
}

/** The key of a site that a request asks for; undefined where its escapes are broken. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/, "")).slice(1);
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

/** Isolation headers give the page shared memory. */
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-cache",
} as const;
