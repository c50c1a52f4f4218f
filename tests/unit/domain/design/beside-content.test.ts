import { describe, expect, it } from 'vitest';
import { toDesignPart } from '../../../../src/domain/design/beside-content.ts';

describe('a file beside the content', () => {
  it.each([
    ['site.css', 'style'],
    ['styles/print.css', 'style'],
    ['styles/print.scss', undefined],
    ['components/Head.astro', 'component'],
    ['components/Head.ASTRO', 'component'],
    ['components/Head.ts', undefined],
    ['components/parts/Head.astro', undefined],
    ['pages/prices.astro', 'page'],
    ['pages/shop/prices.astro', 'page'],
    ['pages/_prices.astro', undefined],
    ['pages/_parts/table.astro', undefined],
    ['pages/prices.ts', undefined],
    ['fonts/text.woff2', 'font'],
    ['images/logo.svg', 'image'],
    ['other/site.css', undefined],
    ['toString/site.css', undefined],
  ])('is what its path says: %s', (path, part) => {
    expect(toDesignPart(path)).toBe(part);
  });
});
