/** A colour as the red, green and blue of sRGB, each from 0 to 255. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Reads `#rgb` and `#rrggbb`; undefined for any other text. */
export function parseColor(text: string): Color | undefined {
  const digits = /^#(?:([\da-f]{6})|([\da-f])([\da-f])([\da-f]))$/i.exec(text);
  if (digits === null) return undefined;
  const [, long, ...short] = digits;
  const number = Number.parseInt(long ?? short.map((digit) => digit + digit).join(''), 16);
  return { red: number >> 16, green: (number >> 8) & 255, blue: number & 255 };
}

/** Writes a colour as `#rrggbb`. */
export function formatColor({ red, green, blue }: Color): string {
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The contrast of two colours, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
export function measureContrast(one: Color, other: Color): number {
  const [darker = 0, lighter = 0] = [toLuminance(one), toLuminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * Relative luminance, from 0 (black) to 1 (white):
 * https://www.w3.org/TR/WCAG22/#dfn-relative-luminance.
 */
export function toLuminance({ red, green, blue }: Color): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** `share` of one colour, from 0 to 1, over another, as CSS mixes them in sRGB. */
export function mixColors(one: Color, other: Color, share: number): Color {
  const mix = (a: number, b: number) => Math.round(a * share + b * (1 - share));
  return {
    red: mix(one.red, other.red),
    green: mix(one.green, other.green),
    blue: mix(one.blue, other.blue),
  };
}

/**
 * A colour by lightness (0 to 1), chroma and hue (radians), in which equal steps look equal:
 * https://www.w3.org/TR/css-color-4/#ok-lab.
 */
interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** The matrices of https://www.w3.org/TR/css-color-4/#color-conversion-code for linear sRGB. */
export function toOklch({ red, green, blue }: Color): Oklch {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, c),
    hue: Math.atan2(c, a),
  };
}

/** The colour of sRGB with this lightness and hue, and as much of the chroma as it can have. */
export function fromOklch({ lightness, chroma, hue }: Oklch): Color {
  const toParts = (c: number) => toLinearParts(lightness, c * Math.cos(hue), c * Math.sin(hue));
  // Rounding may give values slightly outside sRGB.
  const isShown = (c: number) => toParts(c).every((part) => part > -0.001 && part < 1.001);
  let [least, most] = [0, chroma];
  if (isShown(chroma)) least = chroma;
  while (most - least > 0.001) {
    const middle = (least + most) / 2;
    if (isShown(middle)) least = middle;
    else most = middle;
  }
  const [red = 0, green = 0, blue = 0] = toParts(least).map(fromLinear);
  return { red, green, blue };
}

/**
 * The colour nearest to this one, of the same hue, that has at least `ratio` of contrast with each
 * of the others. If none has, as between colours that are far apart, that with the most.
 */
export function adjustContrast(color: Color, others: readonly Color[], ratio: number): Color {
  const measure = (each: Color) => Math.min(...others.map((other) => measureContrast(each, other)));
  if (measure(color) >= ratio) return color;
  const { lightness, chroma, hue } = toOklch(color);
  let best = color;
  for (let step = 1; step <= 200; step += 1) {
    for (const moved of [lightness - step / 200, lightness + step / 200]) {
      if (moved < -0.01 || moved > 1.01) continue;
      const candidate = fromOklch({ lightness: Math.min(Math.max(moved, 0), 1), chroma, hue });
      if (measure(candidate) >= ratio) return candidate;
      if (measure(candidate) > measure(best)) best = candidate;
    }
  }
  return best;
}

function toLinear(part: number): number {
  const value = part / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value: number): number {
  const part = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(Math.max(part, 0), 1) * 255);
}

function toLinearParts(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
