import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustContrast,
  formatColor,
  fromOklch,
  measureContrast,
  mixColors,
  parseColor,
  toOklch,
  type Color,
} from '../../../../src/domain/design/color.ts';

const white = { red: 255, green: 255, blue: 255 };
const black = { red: 0, green: 0, blue: 0 };
const part = fc.integer({ min: 0, max: 255 });
const anyColor: fc.Arbitrary<Color> = fc.record({ red: part, green: part, blue: part });

describe('a colour', () => {
  it('is read from three or six digits, and from nothing else', () => {
    expect(parseColor('#2D5f3c')).toEqual({ red: 45, green: 95, blue: 60 });
    expect(parseColor('#fa0')).toEqual({ red: 255, green: 170, blue: 0 });
    for (const text of ['2d5f3c', '#2d5f3', '#2d5f3c80', 'green', '#gggggg', '', '#fff;}'])
      expect([text, parseColor(text)]).toEqual([text, undefined]);
  });

  it('is written with six digits, and read again as the same', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const text = formatColor(color);
        expect(text).toMatch(/^#[\da-f]{6}$/);
        expect(parseColor(text)).toEqual(color);
      }),
    );
  });

  it('is the same after its way through lightness, chroma and hue', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const back = fromOklch(toOklch(color));
        for (const name of ['red', 'green', 'blue'] as const)
          expect(Math.abs(back[name] - color[name])).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is mixed as CSS mixes', () => {
    expect(formatColor(mixColors(black, white, 0.25))).toBe('#bfbfbf');
  });
});

describe('the contrast', () => {
  it('is that of WCAG', () => {
    expect(measureContrast(black, white)).toBe(21);
    expect(measureContrast(white, white)).toBe(1);
    // Examples that tools for contrast agree on: the least grey on white that is enough, and the
    // first that is not.
    const grey = (value: number) => ({ red: value, green: value, blue: value });
    expect(measureContrast(grey(118), white)).toBeCloseTo(4.54, 2);
    expect(measureContrast(grey(119), white)).toBeCloseTo(4.48, 2);
    expect(measureContrast({ red: 0, green: 0, blue: 255 }, white)).toBeCloseTo(8.59, 2);
  });

  it('is reached on any ground by a colour of the same hue', () => {
    fc.assert(
      fc.property(anyColor, anyColor, (color, ground) => {
        const adjusted = adjustContrast(color, [ground], 4.5);
        expect(measureContrast(adjusted, ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('leaves a colour that has enough as it is', () => {
    const color = { red: 1, green: 2, blue: 3 };
    expect(adjustContrast(color, [white], 4.5)).toBe(color);
  });
});
