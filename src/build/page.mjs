/** Builds the explorer (src/page) into dist/page: the page alone, without any territory. */
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The policy in the page itself, for web servers that send none; frame-ancestors means nothing there. */
function withPolicy(policy) {
  const content = policy.replace(/; frame-ancestors [^;]*/, "");
  return {
    name: "aplomb-policy",
    transformIndexHtml: (html) =>
      html.replace(
        "<head>",
        `<head>\n    <meta http-equiv="Content-Security-Policy" content="${content}" />`,
      ),
  };
}

/**
 * Parquet's Brotli would add 73 kB compressed to the 90 that reading Parquet takes, for files that next to nobody
 * writes: the page says how to write them instead. The command line reads them.
 */
const withoutBrotli = {
  name: "aplomb-without-brotli",
  enforce: "pre",
  resolveId: (source, importer) =>
    source === "./brotli.js" && importer?.includes("hyparquet-compressors") ? "\0no-brotli" : null,
  load: (id) =>
    id === "\0no-brotli"
      ? 'export function decompressBrotli() { throw new Error("Brotli is not read in the page: write the file with Snappy, GZIP or ZSTD"); }'
      : null,
};

/** The messages of the command line would add 8 kB compressed that no reader of the page can meet. */
const withoutCommandLine = {
  name: "aplomb-without-command-line",
  enforce: "pre",
  resolveId(source, importer) {
    return source === "./catalogues.ts" && importer?.includes("/words/problems/")
      ? this.resolve("./pageCatalogues.ts", importer)
      : null;
  },
};

export async function buildPage(policy) {
  await build({
    configFile: false,
    root: `${root}src/page`,
    // relative addresses: the site works under any path
    base: "./",
    logLevel: "warn",
    plugins: [withPolicy(policy), withoutBrotli, withoutCommandLine],
    worker: { format: "es", plugins: () => [withoutBrotli] },
    build: {
      outDir: `${root}dist/page`,
      emptyOutDir: true,
      target: "es2022",
      // the policy forbids data: addresses but for pictures
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1000,
    },
  });
}
