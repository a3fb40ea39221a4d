/** Colours as numbers: mixing that looks even to the eye. */

type Triple = readonly [number, number, number];

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const fromLinear = (light: number): number =>
  light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;

/** Red, green and blue of `#rrggbb`, each 0 to 255. */
export function rgbOf(colour: string): Triple {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Linear light of each channel, in [0, 1]. */
export function linearOf(colour: string): Triple {
  const [red, green, blue] = rgbOf(colour);
  return [toLinear(red / 255), toLinear(green / 255), toLinear(blue / 255)];
}

/** OKLab coordinates (lightness in [0, 1], green-red, blue-yellow). Source: Björn Ottosson, "A perceptual color space for image processing" (2020). */
export function oklabOf([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hexOfOklab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map((light) => hexByte(fromLinear(Math.min(1, Math.max(0, light))))).join("")}`;
}

const hexByte = (share: number): string =>
  Math.round(share * 255)
    .toString(16)
    .padStart(2, "0");

/** `count` colours evenly along the line through the anchors, both ends included, in OKLab; one colour is the middle, none is []. */
export function mixColours(anchors: readonly string[], count: number): string[] {
  const points = anchors.map((colour) => oklabOf(linearOf(colour)));
  return Array.from({ length: count }, (_, step) => {
    const along = (count === 1 ? 0.5 : step / (count - 1)) * (points.length - 1);
    const from = Math.min(Math.floor(along), Math.max(0, points.length - 2));
    const start = points[from];
    const end = points[Math.min(from + 1, points.length - 1)];
    const mix = (axis: 0 | 1 | 2): number => start[axis] + (end[axis] - start[axis]) * (along - from);
    return hexOfOklab([mix(0), mix(1), mix(2)]);
  });
}

/** Contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = linearOf(colour);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
