import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { listFiles, listPermalinks, readAsset, readPage } from './read-release.ts';
import { findXmlErrors } from './validate-xml.ts';

const read = (release: string, path: string) => readAsset(release, path).toString();

describe.each(['firstSite', 'smallSite'] as const)('for machines, %s', (name) => {
  const release = inject(name);
  const files = new Set(listFiles(release).map((path) => `/${path}`));

  it('has a valid index of sitemaps, and each part that it names is valid', async () => {
    const index = read(release, '/sitemap.xml');
    expect(await findXmlErrors(index, 'sitemap')).toEqual([]);
    const parts = [...index.matchAll(/<loc>([^<]*)/g)].map(
      (match) => new URL(match[1] ?? '').pathname,
    );
    expect(parts).toEqual(['/sitemap-1.xml']);
    for (const part of parts)
      expect(await findXmlErrors(read(release, part), 'sitemap')).toEqual([]);
  });

  it('names in the sitemap images that are there', () => {
    const images = [...read(release, '/sitemap-1.xml').matchAll(/<image:loc>([^<]*)/g)].map(
      (match) => new URL(match[1] ?? '').pathname,
    );
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect([image, files.has(image)]).toEqual([image, true]);
  });

  it('names on each page the icon for telephones, the manifest, the search and each feed, and all of these are there', () => {
    for (const permalink of [...listPermalinks(release), '/404.html']) {
      const links = [
        ...readPage(release, permalink).document.querySelectorAll(
          'head link:is([rel=apple-touch-icon], [rel=manifest], [rel=search], [rel=alternate])',
        ),
      ];
      const addresses = links.map((link) => link.getAttribute('href') ?? '');
      expect([permalink, addresses]).toEqual([
        permalink,
        [
          '/icons/180.png',
          '/manifest.webmanifest',
          '/opensearch.xml',
          '/articles/rss.xml',
          '/articles/atom.xml',
          '/articles/feed.json',
          '/faq/rss.xml',
          '/faq/atom.xml',
          '/faq/feed.json',
        ],
      ]);
      expect(addresses.filter((address) => !files.has(address))).toEqual([]);
    }
  });

  it('has a valid OpenSearch description', async () => {
    expect(await findXmlErrors(read(release, '/opensearch.xml'), 'opensearch')).toEqual([]);
  });

  it('has a web manifest whose icons are there, in the sizes that it says', async () => {
    const manifest: { icons: { src: string; sizes: string; type: string }[] } = JSON.parse(
      read(release, '/manifest.webmanifest'),
    );
    expect(manifest.icons).toHaveLength(4);
    for (const { src, sizes, type } of manifest.icons) {
      const { width, height, format } = await sharp(readAsset(release, src)).metadata();
      expect([src, type]).toEqual([src, format === 'svg' ? 'image/svg+xml' : `image/${format}`]);
      if (sizes !== 'any') expect(sizes).toBe(`${width}x${height}`);
    }
    expect((await sharp(readAsset(release, '/icons/180.png')).metadata()).width).toBe(180);
  });
});

it('a schema refuses what it should', async () => {
  const sitemap = (lines: string) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${lines}</urlset>`;
  expect(
    await findXmlErrors(sitemap('<url><loc>https://a.example/</loc></url>'), 'sitemap'),
  ).toEqual([]);
  expect(await findXmlErrors(sitemap('<url><loc>/</loc></url>'), 'sitemap')).not.toEqual([]);
  expect(
    await findXmlErrors(
      sitemap('<url><loc>https://a.example/</loc><lastmod>today</lastmod></url>'),
      'sitemap',
    ),
  ).not.toEqual([]);
});

describe('security.txt', () => {
  it('says whom to tell, until when and where, where site.yml has a contact', () => {
    expect(read(inject('smallSite'), '/.well-known/security.txt')).toBe(
      'Contact: mailto:hello@bread.example\nExpires: 2027-10-23T00:00:00Z\nPreferred-Languages: en\nCanonical: https://bread.example/.well-known/security.txt\n',
    );
  });

  it('is not there where site.yml has no contact', () => {
    expect(listFiles(inject('firstSite')).filter((path) => path.includes('security'))).toEqual([]);
  });
});

it('robots.txt names the index of sitemaps', () => {
  expect(readPage(inject('smallSite'), '/robots.txt').html).toContain(
    'Sitemap: https://bread.example/sitemap.xml',
  );
});
