import { describe, expect, it } from 'vitest';
import { createManifest } from '../../../src/domain/machine-readable/manifest.ts';
import { serializeOpenSearch } from '../../../src/domain/machine-readable/opensearch.ts';
import { serializeSecurityTxt } from '../../../src/domain/machine-readable/security-txt.ts';
import { createSite, type SiteData } from '../../../src/domain/entries/site.ts';
import { escapeXml, formatElement } from '../../../src/domain/text/xml.ts';
import { createSiteSchema } from '../../../src/schemas/site.ts';
import { z } from 'astro/zod';

const image = z.custom<NonNullable<SiteData['publisher']['logo']>>();
const logo = { src: '/assets/logo.svg', width: 64, height: 64, format: 'svg' };
const write = (data: object = {}, publisher: object = {}) =>
  createSite(
    createSiteSchema(image).parse({
      title: 'Bread',
      url: 'https://bread.example',
      ...data,
      publisher: { name: 'Bread', ...publisher },
    }),
    [],
  );

describe('XML', () => {
  it('holds what people write, and leaves out what it cannot hold', () => {
    expect(escapeXml('a < b && "c" > ]]> 🍞\t\n')).toBe(
      'a &lt; b &amp;&amp; &quot;c&quot; &gt; ]]&gt; 🍞\t\n',
    );
    expect(escapeXml('\u0000a\u0008b\u001fc\uffff\ud83c')).toBe('abc\ufffd');
  });

  it('has no element without a text', () => {
    expect([
      formatElement('a', undefined),
      formatElement('a', ''),
      formatElement('a', '<', 'b="c"'),
    ]).toEqual(['', '', '<a b="c">&lt;</a>']);
  });
});

describe('security.txt', () => {
  it('names e-mail and telephone as addresses, and a day within a year', () => {
    const site = write(
      { language: 'de-CH' },
      { contact: { email: 'a@bread.example', phone: '+41 (0) 44 123 45' } },
    );
    expect(serializeSecurityTxt(site, '2026-11-23')).toBe(
      'Contact: mailto:a@bread.example\nContact: tel:+4104412345\nExpires: 2027-10-23T00:00:00Z\nPreferred-Languages: de-CH\nCanonical: https://bread.example/.well-known/security.txt\n',
    );
  });

  it('is not there where nobody can be told', () => {
    expect(
      serializeSecurityTxt(write({}, { contact: { address: 'Some street 1' } }), '2026-11-23'),
    ).toBeUndefined();
  });
});

describe('the web manifest', () => {
  it('names the logo and what is drawn from it', () => {
    const manifest = createManifest(write({ language: 'ar', tagline: 'Loaves' }, { logo }));
    expect(manifest).toMatchObject({
      name: 'Bread',
      description: 'Loaves',
      lang: 'ar',
      dir: 'rtl',
      start_url: '/',
    });
    expect(manifest).toHaveProperty('icons', [
      { src: '/assets/logo.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ]);
  });

  it('names all below the path of the site', () => {
    const text = JSON.stringify(createManifest(write({ url: 'https://name.github.io/repo/' })));
    expect(text).toContain('"id":"/repo/"');
    expect(
      [...text.matchAll(/"(\/[^"]*)"/g)]
        .map(([, path = '']) => path)
        .filter((path) => !path.startsWith('/repo/')),
    ).toEqual([]);
  });

  it('names the icon of the system where the logo is no SVG', () => {
    expect(
      JSON.stringify(createManifest(write({}, { logo: { ...logo, format: 'png' } }))),
    ).toContain('"/favicon.svg"');
  });
});

describe('the OpenSearch description', () => {
  it('leads to the search page with what was asked', () => {
    expect(serializeOpenSearch(write())).toContain(
      '<Url type="text/html" rel="results" template="https://bread.example/search/#q={searchTerms}"/>',
    );
  });

  it.each([
    ['Bread', 'Bread'],
    ['Sixteen letters!', 'Sixteen letters!'],
    ['Bamboo Craniosacral Practice', 'Bamboo'],
    ['Brotbackbuchhandlung', 'Brotbackbuchhand'],
    ['Bread &c. <at home> for you', 'Bread &amp;c. &lt;at'],
  ])('calls the site %s shortly %s', (title, name) => {
    expect(serializeOpenSearch(write({ title }))).toContain(`<ShortName>${name}</ShortName>`);
  });
});
