import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { listPermalinks, readAsset, readPage } from './read-release.ts';

describe.each(['firstSite', 'smallSite'] as const)('every page of %s', (name) => {
  const release = inject(name);
  const pages = [...listPermalinks(release), '/404.html'].map((permalink) => ({
    permalink,
    ...readPage(release, permalink),
  }));
  const read = (document: Document, property: string) =>
    document.querySelector(`meta[property="${property}"]`)?.getAttribute('content') ?? '';

  it('names a picture of 1200 by 630 pixels that is there, where search engines may list it', async () => {
    const listed = pages.filter(
      ({ document }) => document.querySelector('meta[name=robots]') === null,
    );
    expect(listed.length).toBeGreaterThan(8);
    for (const { permalink, document } of listed) {
      const { width, height } = await sharp(
        readAsset(release, new URL(read(document, 'og:image')).pathname),
      ).metadata();
      expect([permalink, width, height]).toEqual([permalink, 1200, 630]);
      expect([
        permalink,
        read(document, 'og:image:width'),
        read(document, 'og:image:height'),
      ]).toEqual([permalink, '1200', '630']);
      expect([permalink, read(document, 'og:image:alt')]).not.toEqual([permalink, '']);
    }
  });

  it('names none where they may not', () => {
    const kept = pages.filter(
      ({ document }) => document.querySelector('meta[name=robots]') !== null,
    );
    expect(kept.map(({ permalink }) => permalink)).toEqual(
      expect.arrayContaining(['/404.html', '/search/']),
    );
    expect(kept.map(({ document }) => read(document, 'og:image'))).toEqual(kept.map(() => ''));
  });
});
