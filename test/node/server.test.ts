import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Server, startServer } from "../../src/node/server.ts";

const text = (value: string) => () => new TextEncoder().encode(value);
let server: Server;
let port: number;

beforeAll(async () => {
  const unreadable = () => {
    throw new Error("gone");
  };
  server = await startServer(
    new Map([
      ["index.html", text("page")],
      ["data/a b.csv", text("code")],
      ["gone.js", unreadable],
    ]),
  );
  port = Number(new URL(server.url).port);
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** Sends a path as it is, without the tidying of URL. */
function ask(path: string, options: { method?: string; host?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = options.host === undefined ? {} : { Host: options.host };
    const sent = request({ host: "127.0.0.1", port, path, method: options.method ?? "GET", headers });
    sent.on("error", reject);
    sent.on("response", (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    sent.end();
  });
}

test("serves the files of the site, with their type and a policy that loads nothing from elsewhere", async () => {
  const page = await ask("/");
  expect(page).toMatchObject({ status: 200, body: "page" });
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(page.headers["content-security-policy"]).toMatch(/default-src 'none'.*connect-src 'self'/);
  expect(page.headers["x-content-type-options"]).toBe("nosniff");
  expect(await ask("/data/a%20b.csv?x=1")).toMatchObject({ status: 200, body: "code" });
  expect(await ask("/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
});

test.each([
  "/../package.json",
  "/..%2f..%2fetc/passwd",
  "/%2e%2e/package.json",
  "/data/../../package.json",
  "//etc/passwd",
  "/data/..\\..\\package.json",
  "/etc/passwd",
  "/%00",
  "/%E0%A4%A",
  "http://elsewhere.example/index.html",
])("gives nothing outside the site: %s", async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test("refuses another host, other methods, and says when a file cannot be read", async () => {
  expect((await ask("/", { host: `elsewhere.example:${port}` })).status).toBe(403);
  expect((await ask("/", { host: "127.0.0.1" })).status).toBe(403);
  expect((await ask("/", { host: `localhost:${port}` })).status).toBe(200);
  expect((await ask("/", { method: "POST" })).status).toBe(405);
  expect((await ask("/gone.js")).status).toBe(500);
});

test("listens on 127.0.0.1 alone and frees its port at once, whoever is still connected", async () => {
  const other = await startServer(new Map());
  const taken = Number(new URL(other.url).port);
  expect(other.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  await expect(startServer(new Map(), { port: taken })).rejects.toThrow(/EADDRINUSE/);
  const idle = connect(taken, "127.0.0.1");
  const cut = new Promise((resolve) => idle.on("close", resolve));
  idle.on("error", () => undefined);
  await new Promise<void>((resolve) => idle.on("connect", () => resolve()));
  idle.write("GET / HTTP/1.1\r\n");
  await other.close();
  await cut;
  await (await startServer(new Map(), { port: taken })).close();
});
