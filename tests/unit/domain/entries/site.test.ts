import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill, getLabels, type Labels } from '../../../../src/domain/locale/labels.ts';
import { english } from '../../../../src/domain/locale/labels/english.ts';
import { createPageMeta } from '../../../../src/domain/entries/page-meta.ts';
import {
  parseHref,
  getBasePath,
  toCanonical,
  toHrefBelow,
  toListPermalink,
  toPermalink,
} from '../../../../src/domain/addresses/permalink.ts';
import { getDirection, createSite, type SiteData } from '../../../../src/domain/entries/site.ts';

const data: SiteData = {
  title: 'Bamboo',
  tagline: 'Calm words',
  url: 'https://bamboo.example',
  language: 'en',
  timeZone: 'UTC',
  publisher: { name: 'Bamboo', kind: 'organization', links: [], contact: {} },
  navigation: [],
  home: [],
  featured: [],
  footer: '',
  evidence: 'warn',
  share: ['email'],
};

describe('a site', () => {
  it('that names no navigation leads to articles, questions, evidence and its own pages', () => {
    const site = createSite(data, [{ label: 'About', to: '/about/' }]);
    expect(site.navigation.map((link) => link.to)).toEqual([
      '/articles/',
      '/faq/',
      '/sources/',
      '/about/',
    ]);
  });

  it('that names a navigation has that one', () => {
    const navigation = [{ label: 'Start here', to: '/about/' }];
    expect(createSite({ ...data, navigation }, []).navigation).toEqual(navigation);
  });

  it('is written in the direction of its language', () => {
    expect(['en', 'de-CH', 'ar', 'he', 'fa', 'ur', 'az-Arab', 'zh'].map(getDirection)).toEqual([
      'ltr',
      'ltr',
      'rtl',
      'rtl',
      'rtl',
      'rtl',
      'rtl',
      'ltr',
    ]);
  });

  it('speaks its language, or English', () => {
    expect([getLabels('de-AT').search, getLabels('en').search, getLabels('tlh').search]).toEqual([
      'Suche',
      'Search',
      'Search',
    ]);
  });
});

describe('labels', () => {
  const placeholders = (text: unknown) => JSON.stringify(text).match(/\{\w+\}/g) ?? [];

  const folder = resolve(import.meta.dirname, '../../../../src/domain/locale/labels');
  const languages = readdirSync(folder)
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !name.endsWith('wording'));

  it('are there in English and German, at least', () => {
    expect(languages).toEqual(expect.arrayContaining(['english', 'german']));
  });

  it.each(languages)('have the same places for values in %s as in English', async (name) => {
    const module: Readonly<Record<string, Labels>> = await import(join(folder, `${name}.ts`));
    const labels = module[name];
    expect(getLabels(labels?.language ?? '')).toBe(labels);
    for (const [label, text] of Object.entries(english)) {
      const translated: unknown = Object.entries(labels ?? {}).find(
        ([other]) => other === label,
      )?.[1];
      expect([label, placeholders(translated)]).toEqual([label, placeholders(text)]);
    }
  });

  it('are filled with values', () => {
    expect(fill('Page {page} of {pages}', { page: 2, pages: 3 })).toBe('Page 2 of 3');
  });
});

describe('page meta', () => {
  const site = createSite(data, []);

  it('names the site behind the title, except at home', () => {
    expect(
      createPageMeta(site, { title: 'Safety', description: 'd', permalink: '/topics/safety/' })
        .documentTitle,
    ).toBe('Safety · Bamboo');
    expect(
      createPageMeta(site, { title: 'Bamboo', description: 'd', permalink: '/' }).documentTitle,
    ).toBe('Bamboo · Calm words');
  });

  it('begins the way to every page at home', () => {
    const meta = createPageMeta(site, {
      title: 'T',
      description: 'd',
      permalink: '/faq/x/',
      crumbs: [{ label: 'Questions', permalink: '/faq/' }],
    });
    expect(meta.crumbs.map((crumb) => crumb.permalink)).toEqual(['/', '/faq/']);
    expect(createPageMeta(site, { title: 'T', description: 'd', permalink: '/' }).crumbs).toEqual(
      [],
    );
  });

  it('is listed by search engines unless the page says otherwise', () => {
    expect(createPageMeta(site, { title: 'T', description: 'd', permalink: '/x/' }).indexed).toBe(
      true,
    );
    expect(
      createPageMeta(site, { title: 'T', description: 'd', permalink: '/x/', indexed: false })
        .indexed,
    ).toBe(false);
  });
});

describe('addresses', () => {
  it('are one for each entry, with both slashes', () => {
    expect(toPermalink('articles', 'a')).toBe('/articles/a/');
    expect(toPermalink('pages', 'about')).toBe('/about/');
    expect(toPermalink('sources', 'haller-2020')).toBe('/sources/haller-2020/');
  });

  it('of lists count from the second page on', () => {
    expect([1, 2].map((number) => toListPermalink('/articles/', number))).toEqual([
      '/articles/',
      '/articles/page/2/',
    ]);
  });

  it('are absolute in data', () => {
    expect(toCanonical('https://bamboo.example', '/faq/x/')).toBe('https://bamboo.example/faq/x/');
    expect(toCanonical('https://name.github.io/repo', '/faq/x/')).toBe(
      'https://name.github.io/repo/faq/x/',
    );
  });

  it('hold no path below which a site lies; its pages write it before them', () => {
    expect(
      ['https://bamboo.example', 'https://name.github.io/repo', 'https://name.github.io/a/b'].map(
        getBasePath,
      ),
    ).toEqual(['/', '/repo/', '/a/b/']);
    expect(['/', '/repo/'].map((base) => toHrefBelow(base, '/faq/#q-x'))).toEqual([
      '/faq/#q-x',
      '/repo/faq/#q-x',
    ]);
    expect(
      ['/repo/', '/repo/faq/', '/repository/', '/repo', '/'].map((path) =>
        parseHref('/repo/', path),
      ),
    ).toEqual(['/', '/faq/', undefined, undefined, undefined]);
  });
});
