import { describe, expect, it } from 'vitest';
import {
  fitOwnImage,
  formatShareImageAlt,
  formatShareImagePath,
  fitTitle,
} from '../../../../src/domain/images/share-image.ts';

const image = {
  title: 'Is it safe?',
  siteTitle: 'Bread',
  language: 'en',
  direction: 'ltr',
} as const;

describe('the picture of a page for sharing', () => {
  it('lies at an address that changes with what it says, and with nothing else', () => {
    expect(formatShareImagePath(image)).toMatch(/^\/assets\/share-[\da-f]{16}\.png$/);
    expect(formatShareImagePath({ ...image })).toBe(formatShareImagePath(image));
    const others = [
      { title: 'Is it?' },
      { siteTitle: 'Cake' },
      { language: 'de' },
      { direction: 'rtl' },
    ] as const;
    expect(
      new Set([image, ...others.map((other) => ({ ...image, ...other }))].map(formatShareImagePath))
        .size,
    ).toBe(5);
  });

  it('is described by its title and the name of the site, which stands once', () => {
    expect(formatShareImageAlt(image)).toBe('Is it safe? · Bread');
    expect(formatShareImageAlt({ ...image, title: 'Bread' })).toBe('Bread');
  });

  it('has smaller letters the longer its title is', () => {
    const sizes = [10, 80, 140, 1000].map((length) => fitTitle('a'.repeat(length)).fontSize);
    expect(sizes).toEqual([84, 68, 56, 46]);
  });

  it('has letters that are as wide as they are in Chinese', () => {
    expect(fitTitle('竹'.repeat(40))).toEqual(fitTitle('a'.repeat(80)));
  });

  it('may be an image of the page that is as large, cut to size', () => {
    expect(fitOwnImage({ width: 2000, height: 1500 })).toEqual({ width: 1200, height: 630 });
    expect(fitOwnImage({ width: 2000, height: 600 })).toEqual({ width: 1200 });
    expect(fitOwnImage({ width: 400, height: 400 })).toEqual({ width: 400 });
  });
});
