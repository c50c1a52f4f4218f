import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatColor, measureContrast, parseColor } from '../../../../src/domain/design/color.ts';
import { usualOrDeep } from '../../../deep.ts';
import {
  collectContrastIssues,
  createTheme,
  defaultTheme,
  getShareColors,
  isDarkOnly,
  serializeTheme,
  type Design,
  type Palette,
} from '../../../../src/domain/design/theme.ts';

function contrast(one: string, other: string): number {
  const [a, b] = [parseColor(one), parseColor(other)];
  if (a === undefined || b === undefined) throw new Error(`${one} or ${other} is no colour.`);
  return measureContrast(a, b);
}

/** The pairs of a text and its ground that pages have, and their contrast. */
function listPairs(palette: Palette): [string, number][] {
  const { paper, surface, tint, mark, text, textSoft, accent, alert } = palette;
  return Object.entries({
    'text on paper': contrast(text, paper),
    'text on surface': contrast(text, surface),
    'text on tint': contrast(text, tint),
    'text on mark': contrast(text, mark),
    'soft text on paper': contrast(textSoft, paper),
    'soft text on surface': contrast(textSoft, surface),
    'soft text on tint': contrast(textSoft, tint),
    'accent on paper': contrast(accent, paper),
    'accent on surface': contrast(accent, surface),
    'accent on tint': contrast(accent, tint),
    'alert on paper': contrast(alert, paper),
  });
}

const hex = fc
  .tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 })))
  .map(([red = 0, green = 0, blue = 0]) => formatColor({ red, green, blue }));
const optional = fc.option(hex, { nil: undefined });
const chosenColors = fc.record({ accent: optional, paper: optional, ink: optional });
const anyDesign: fc.Arbitrary<Design> = fc
  .record({ light: chosenColors, dark: fc.option(chosenColors, { nil: undefined }) })
  .map(({ light, dark }) => ({ ...light, dark }))
  .map(mend)
  .filter((design) => collectContrastIssues(design).length === 0);

/** Follows the advice of the check, so that not all random colours have to be thrown away. */
function mend(design: Design): Design {
  const { dark } = design;
  for (const { path, suggestion } of collectContrastIssues(design)) {
    const name = path.at(-1) ?? '';
    if (path[0] !== 'dark') return { ...design, [name]: suggestion };
    return { ...design, dark: { ...dark, [name]: suggestion } };
  }
  return design;
}

describe('the theme of a site', () => {
  it('is ours where nothing is chosen, as the tokens of the styles say', () => {
    expect(createTheme(undefined)).toBe(defaultTheme);
    expect(createTheme({ textFont: 'fonts/lora.woff2' })).toBe(defaultTheme);
    expect(serializeTheme(undefined, { text: undefined, heading: undefined })).toBe('');
    const tokens = readFileSync(
      resolve(import.meta.dirname, '../../../../src/styles/tokens.css'),
      'utf8',
    );
    for (const name of ['paper', 'surface', 'tint', 'line', 'mark', 'text', 'accent'] as const)
      expect(tokens).toContain(
        `--color-${name}: light-dark(${defaultTheme.light[name]}, ${defaultTheme.dark[name]});`,
      );
  });

  it('can be read in both schemes, whatever is chosen that the check lets pass', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        const { light, dark } = createTheme(design);
        for (const [scheme, palette] of Object.entries({ light, dark }))
          for (const [pair, ratio] of listPairs(palette))
            expect([scheme, pair, ratio >= 4.5, ratio]).toEqual([scheme, pair, true, ratio]);
      }),
      { numRuns: usualOrDeep(50, 300) },
    );
  });

  it('can be read in its own colours', () => {
    for (const palette of [defaultTheme.light, defaultTheme.dark])
      for (const [pair, ratio] of listPairs(palette))
        expect([pair, ratio >= 4.5]).toEqual([pair, true]);
  });

  it('keeps what is chosen to the letter, and makes a dark scheme of the same hues', () => {
    const { light, dark } = createTheme({ accent: '#0B5394', paper: '#fff', ink: '#1c2b33' });
    expect(light).toMatchObject({ accent: '#0b5394', paper: '#ffffff', text: '#1c2b33' });
    expect(dark).toMatchObject({ accent: '#8cc2ff', paper: '#171717', text: '#d8e7f0' });
    expect(createTheme({ dark: { accent: '#ffd166' } }).dark.accent).toBe('#ffd166');
    expect(createTheme({ dark: { accent: '#ffd166' } }).light).toBe(defaultTheme.light);
  });

  it('is the same in both schemes where the paper is dark by day', () => {
    const theme = createTheme({ accent: '#9ecbff', paper: '#101820', ink: '#f0f0f0' });
    expect(theme.dark).toMatchObject({ accent: '#9ecbff', paper: '#101820', text: '#f0f0f0' });
    expect([isDarkOnly(theme), isDarkOnly(defaultTheme)]).toEqual([true, false]);
  });

  it('lends its colours to the pictures with which pages are shared', () => {
    expect(getShareColors(undefined)).toBeUndefined();
    expect(getShareColors({ accent: '#0b5394' })).toEqual({
      paper: '#fbf8f1',
      text: '#20261f',
      accent: '#0b5394',
    });
  });

  it('is written as tokens, with its fonts', () => {
    const css = serializeTheme(
      { accent: '#0b5394' },
      {
        text: { address: './fonts/a.woff2', weights: undefined },
        heading: { address: './fonts/b.woff2', weights: [200, 900] },
      },
    );
    expect(css).toMatch(/^@layer tokens \{ :root \{ color-scheme: light dark; /);
    expect(css).toContain('--color-accent: light-dark(#0b5394, ');
    expect(css).toContain("--font-heading: 'Site heading', ");
    expect(css.split('\n').slice(1)).toEqual([
      `@font-face { font-family: 'Site text'; src: url("./fonts/a.woff2") format('woff2'); font-display: swap; }`,
      `@font-face { font-family: 'Site heading'; src: url("./fonts/b.woff2") format('woff2'); font-weight: 200 900; font-display: swap; }`,
    ]);
  });
});

describe('colours that are too near each other', () => {
  it('are told with the place to change, and with a colour that does', () => {
    const [issue, ...others] = collectContrastIssues({ accent: '#ff8a00', paper: '#ffffff' });
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ path: ['accent'], found: '#ff8a00', ground: '#ffffff' });
    expect(issue?.ratio).toBeCloseTo(2.35, 1);
    expect(contrast(issue?.suggestion ?? '', '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  it('are told at the paper, once, where only that is chosen', () => {
    const issues = collectContrastIssues({ paper: '#445544' });
    expect(issues.map(({ path }) => path)).toEqual([['paper']]);
  });

  it('are told of the dark scheme, too', () => {
    const issues = collectContrastIssues({ dark: { ink: '#555555', accent: '#eeeeee' } });
    expect(issues.map(({ path, color }) => [path, color])).toEqual([[['dark', 'ink'], 'ink']]);
  });

  it('do not count where they are no colours', () => {
    expect(collectContrastIssues({ accent: 'orange' })).toEqual([]);
  });
});
