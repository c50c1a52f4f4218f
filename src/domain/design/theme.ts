import type { SiteData } from '../entries/index.ts';
import type { ShareColors } from '../images/index.ts';
import {
  adjustContrast,
  formatColor,
  fromOklch,
  measureContrast,
  mixColors,
  parseColor,
  toLuminance,
  toOklch,
  type Color,
} from './color.ts';

/** What `design` of site.yml says. */
export type Design = NonNullable<SiteData['design']>;

/** The colours that an author may set. */
export const designColors = ['accent', 'paper', 'ink'] as const;
type DesignColor = (typeof designColors)[number];
type ChosenColors = Readonly<Partial<Record<DesignColor, string | undefined>>>;

const paletteNames = [
  'paper',
  'surface',
  'tint',
  'line',
  'mark',
  'text',
  'textSoft',
  'accent',
  'alert',
] as const;

/**
 * The colours of a page in one colour scheme, as `#rrggbb`; the custom properties of
 * `styles/tokens.css` have the same names.
 */
export type Palette = Readonly<Record<(typeof paletteNames)[number], string>>;

/** The colours of a site. A site whose paper is dark looks the same in both schemes. */
interface Theme {
  readonly light: Palette;
  readonly dark: Palette;
}

/** The least contrast of text: https://www.w3.org/TR/WCAG22/#contrast-minimum, level AA. */
export const leastContrast = 4.5;

/** Of level AAA: https://www.w3.org/TR/WCAG22/#contrast-enhanced. */
const enhancedContrast = 7;

/** The colours of a site that chooses none; `styles/tokens.css` holds the same. */
export const defaultTheme: Theme = {
  light: {
    paper: '#fbf8f1',
    surface: '#fffefb',
    tint: '#eef0e6',
    line: '#dfdacd',
    mark: '#ced6c9',
    text: '#20261f',
    textSoft: '#5a6158',
    accent: '#2d5f3c',
    alert: '#8f3a1c',
  },
  dark: {
    paper: '#14191a',
    surface: '#1b2223',
    tint: '#1f2926',
    line: '#333d3d',
    mark: '#324138',
    text: '#e8e6df',
    textSoft: '#a9b0a9',
    accent: '#9ccfa4',
    alert: '#f0a988',
  },
};

/**
 * The colours of both schemes. What is not chosen is what it is without a design, or made so that
 * all text on all grounds can be read; a dark scheme of which nothing is said keeps the hues of the
 * light one.
 */
export function createTheme(design: Design | undefined): Theme {
  if (!hasColors(design) && !hasColors(design?.dark)) return defaultTheme;
  const { paper, ink, accent } = resolveLight(design ?? {});
  const dark = resolveDark(design ?? {});
  return {
    light: hasColors(design)
      ? createPalette(paper, ink, accent, toColor(defaultTheme.light.alert))
      : defaultTheme.light,
    dark: createPalette(dark.paper, dark.ink, dark.accent, toColor(defaultTheme.dark.alert)),
  };
}

/**
 * The colours of the pictures with which pages are shared; undefined for a site that chooses none.
 */
export function getShareColors(design: Design | undefined): ShareColors | undefined {
  const { light } = createTheme(design);
  return light === defaultTheme.light
    ? undefined
    : { paper: light.paper, text: light.text, accent: light.accent };
}

/** Two chosen colours that are too near each other. */
export interface ContrastIssue {
  /** The field of the colour to change, within `design`. */
  readonly path: readonly string[];
  /** What it is for, and what it stands on. */
  readonly color: DesignColor;
  readonly found: string;
  readonly ground: string;
  readonly ratio: number;
  /** The colour nearest to that of the field with which it would hold, if there is one. */
  readonly suggestion: string;
}

/**
 * The pairs of text and ground that cannot be read; only those of which one is chosen, since all
 * others hold.
 */
export function collectContrastIssues(design: Design): ContrastIssue[] {
  return [
    ...collectSchemeIssues(design, resolveLight(design), []),
    ...collectSchemeIssues(design.dark ?? {}, resolveDark(design), ['dark']),
  ];
}

function collectSchemeIssues(
  chosen: ChosenColors,
  resolved: Resolved,
  path: readonly string[],
): ContrastIssue[] {
  const { paper, ink, accent } = resolved;
  const issues = (['ink', 'accent'] as const).flatMap((color): ContrastIssue[] => {
    const ratio = measureContrast(resolved[color], paper);
    const blamed = [color, 'paper' as const].find((name) => isChosen(chosen, name));
    if (ratio >= leastContrast || blamed === undefined) return [];
    const nearest =
      blamed === 'paper'
        ? adjustContrast(paper, [ink, accent], leastContrast)
        : adjustContrast(resolved[color], [paper], leastContrast);
    return [
      {
        path: [...path, blamed],
        color,
        found: formatColor(resolved[color]),
        ground: formatColor(paper),
        ratio,
        suggestion: formatColor(nearest),
      },
    ];
  });
  // If neither colour is readable on the paper, that is reported once.
  const [worst, ...others] = issues.toSorted((a, b) => a.ratio - b.ratio);
  return worst === undefined
    ? []
    : [
        worst,
        ...others.filter((issue) => issue.path.at(-1) !== 'paper' || worst.path.at(-1) !== 'paper'),
      ];
}

function isChosen(colors: ChosenColors, name: DesignColor): boolean {
  return parseColor(colors[name] ?? '') !== undefined;
}

function hasColors(colors: ChosenColors | undefined): boolean {
  return colors !== undefined && designColors.some((name) => isChosen(colors, name));
}

type Resolved = Readonly<Record<DesignColor, Color>>;

function resolveLight(design: ChosenColors): Resolved {
  const { paper, text, accent } = defaultTheme.light;
  return {
    paper: toColor(design.paper, paper),
    ink: toColor(design.ink, text),
    accent: toColor(design.accent, accent),
  };
}

/** The lightness of a dark scheme that is made of a light one. */
const darkLightness = { paper: 0.205, ink: 0.92, accent: 0.8 } as const;

function resolveDark(
  design: ChosenColors & { readonly dark?: ChosenColors | undefined },
): Resolved {
  const light = resolveLight(design);
  const chosen = design.dark ?? {};
  const { paper: plainPaper, text: plainInk, accent: plainAccent } = defaultTheme.dark;
  // A site with a dark paper has no separate dark scheme.
  const isDarkByDay = toLuminance(light.paper) < toLuminance(light.ink);
  const make = (name: DesignColor, plain: string, mostChroma: number): Color => {
    if (isDarkByDay) return light[name];
    if (!isChosen(design, name)) return toColor(plain);
    const { chroma, hue } = toOklch(light[name]);
    return fromOklch({ lightness: darkLightness[name], chroma: Math.min(chroma, mostChroma), hue });
  };
  const paper = toColor(chosen.paper, formatColor(make('paper', plainPaper, 0.02)));
  const onPaper = (name: 'ink' | 'accent', plain: string, mostChroma: number) =>
    isChosen(chosen, name)
      ? toColor(chosen[name])
      : adjustContrast(make(name, plain, mostChroma), [paper], leastContrast);
  return {
    paper,
    ink: onPaper('ink', plainInk, 0.02),
    accent: onPaper('accent', plainAccent, 0.12),
  };
}

/**
 * All colours of a scheme from the three that matter. Grounds come nearer to the paper until text
 * on them can be read.
 */
function createPalette(paper: Color, ink: Color, accent: Color, alert: Color): Palette {
  const isDark = toLuminance(paper) < toLuminance(ink);
  const white = { red: 255, green: 255, blue: 255 };
  const toGround = (color: Color, share: number, texts: readonly Color[]) => {
    for (let rest = share; rest > 0.005; rest -= 0.01) {
      const ground = mixColors(color, paper, rest);
      if (texts.every((text) => measureContrast(text, ground) >= leastContrast)) return ground;
    }
    return paper;
  };
  const surface = toGround(isDark ? ink : white, isDark ? 0.04 : 0.7, [ink, accent]);
  const tint = toGround(accent, 0.08, [ink, accent]);
  const grounds = [paper, surface, tint];
  // Lighter than the text, but still readable on all grounds, and as well as WCAG asks for at level
  // AAA if the text is.
  const isStrong = grounds.every((ground) => measureContrast(ink, ground) >= enhancedContrast);
  const wanted = isStrong ? enhancedContrast : leastContrast;
  let textSoft = ink;
  for (let share = 0.7; share < 1; share += 0.05) {
    const softer = mixColors(ink, paper, share);
    if (grounds.some((ground) => measureContrast(softer, ground) < wanted)) continue;
    textSoft = softer;
    break;
  }
  return {
    paper: formatColor(paper),
    surface: formatColor(surface),
    tint: formatColor(tint),
    line: formatColor(mixColors(ink, paper, 0.15)),
    mark: formatColor(toGround(accent, 0.22, [ink])),
    text: formatColor(ink),
    textSoft: formatColor(textSoft),
    accent: formatColor(accent),
    alert: formatColor(adjustContrast(alert, grounds, leastContrast)),
  };
}

/** A colour that was checked to be one, or is ours; without a text that is one, the other. */
function toColor(text: string | undefined, fallback = '#000000'): Color {
  return parseColor(text ?? '') ?? parseColor(fallback) ?? { red: 0, green: 0, blue: 0 };
}

/** A file of a font, as an address that a style sheet may name, and the weights that it is for. */
export interface FontFace {
  readonly address: string;
  /** Least and most weight; undefined for a font of one weight, whose bold the browser makes. */
  readonly weights: readonly [number, number] | undefined;
}

const fallbacks = "Charter, 'Iowan Old Style', Georgia, Cambria, serif";

/**
 * The style sheet of a design: colours and fonts as tokens, in the layer of the tokens. '' if there
 * is nothing to say.
 */
export function serializeTheme(
  design: Design | undefined,
  fonts: { readonly text: FontFace | undefined; readonly heading: FontFace | undefined },
): string {
  const theme = createTheme(design);
  const { light, dark } = theme;
  const colors =
    theme === defaultTheme
      ? []
      : [
          `color-scheme: ${isDarkOnly(theme) ? 'dark' : 'light dark'};`,
          ...paletteNames.map(
            (name) =>
              `--color-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: light-dark(${light[name]}, ${dark[name]});`,
          ),
        ];
  const families = [
    ...(fonts.text === undefined ? [] : [`--font-text: 'Site text', ${fallbacks};`]),
    ...(fonts.heading === undefined ? [] : [`--font-heading: 'Site heading', ${fallbacks};`]),
  ];
  const tokens = [...colors, ...families];
  return [
    ...(tokens.length === 0 ? [] : [`@layer tokens { :root { ${tokens.join(' ')} } }`]),
    ...(fonts.text === undefined ? [] : [formatFace('Site text', fonts.text)]),
    ...(fonts.heading === undefined ? [] : [formatFace('Site heading', fonts.heading)]),
  ].join('\n');
}

/** Whether the paper is dark in both schemes. */
export function isDarkOnly({ light }: Theme): boolean {
  return toLuminance(toColor(light.paper)) < toLuminance(toColor(light.text));
}

function formatFace(family: string, { address, weights }: FontFace): string {
  const range = weights === undefined ? '' : ` font-weight: ${weights.join(' ')};`;
  return `@font-face { font-family: '${family}'; src: url(${JSON.stringify(address)}) format('woff2');${range} font-display: swap; }`;
}
