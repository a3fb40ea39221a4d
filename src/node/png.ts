import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * SVG to PNG by resvg (one native package per platform, no browser; 0.6 s for 35,000 cells), with the fonts that come
 * with aplomb and no others: the same picture on every machine.
 */
export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const picture = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: "DejaVu Sans Condensed" },
  });
  return picture.render().asPng();
}

/** DejaVu Sans Condensed, regular and bold: free, narrow, with every letter of French names and the narrow no-break space. */
function fontFiles(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json"));
  return ["DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"].map((name) => join(folder, "ttf", name));
}
