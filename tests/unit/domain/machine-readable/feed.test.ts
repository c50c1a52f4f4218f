import { describe, expect, it } from 'vitest';
import {
  createFeed,
  createFeedItem,
  type Feed,
  type FeedItem,
} from '../../../../src/domain/machine-readable/feed.ts';
import { serializeAtom } from '../../../../src/domain/machine-readable/feed.ts';
import { serializeJsonFeed } from '../../../../src/domain/machine-readable/feed.ts';
import { serializeRss } from '../../../../src/domain/machine-readable/feed.ts';
import { getLabels } from '../../../../src/domain/locale/labels.ts';
import { serializeLlmsTxt } from '../../../../src/domain/machine-readable/llms-txt.ts';
import {
  serializeMarkdownAlternate,
  type CopiedEntry,
} from '../../../../src/domain/machine-readable/markdown-alternate.ts';
import { parseMarkdown } from '../../../../src/domain/body/markdown-tree.ts';
import type { Person } from '../../../../src/domain/entries/person.ts';
import type { Site } from '../../../../src/domain/entries/site.ts';
import { findXmlErrors } from '../../../build/validate-xml.ts';

const site = {
  title: 'Bread',
  tagline: '',
  url: 'https://bread.example',
  language: 'de-CH',
  labels: getLabels('de-CH'),
  publisher: { name: 'Brot & Co.' },
} as Site;
const hostile = 'A < B & "C" ]]> 🍞 \u0000\u001b\ud83c <script>alert(1)</script>';
const item: FeedItem = {
  id: 'https://bread.example/faq/q/',
  url: 'https://bread.example/faq/q/',
  title: hostile,
  summary: hostile,
  html: `<p>${hostile}</p>`,
  published: '2026-02-10',
  updated: undefined,
  authors: [{ name: hostile, url: 'https://bread.example/people/a/' }],
  tags: [hostile],
  image: undefined,
};
const make = (items: readonly FeedItem[]): Feed =>
  createFeed(site, {
    title: 'Fragen',
    description: 'Alle',
    items,
    permalink: '/faq/',
    icon: '/favicon.svg',
    today: '2026-11-23',
  });
const entry = (body: string, more: Partial<CopiedEntry> = {}): CopiedEntry => ({
  written: {
    title: 'Why *so*?',
    permalink: '/faq/q/',
    collection: 'faq' as const,
    bodyHash: body,
    parse: () => parseMarkdown(body, 'markdown'),
    images: [],
  },
  lead: '',
  authors: [],
  reviewer: undefined,
  review: undefined,
  published: '2026-02-10',
  updated: undefined,
  questions: [],
  ...more,
});
const context = { site, sources: new Map(), answers: new Map() };

describe('a feed', () => {
  it('is well-formed and valid whatever its entries say', async () => {
    for (const feed of [make([item]), make([])]) {
      expect(await findXmlErrors(serializeRss(feed), 'rss')).toEqual([]);
      expect(await findXmlErrors(serializeAtom(feed), 'atom')).toEqual([]);
    }
    expect(JSON.parse(serializeJsonFeed(make([item])))).toMatchObject({
      items: [{ content_html: item.html }],
    });
  });

  it('says when anything in it last changed, or the day of the build where it is empty', () => {
    expect(make([]).updated).toBe('2026-11-23');
    expect(make([item, { ...item, published: '2026-01-01', updated: '2026-03-01' }]).updated).toBe(
      '2026-03-01',
    );
    expect(serializeRss(make([item]))).toContain(
      '<lastBuildDate>Tue, 10 Feb 2026 00:00:00 GMT</lastBuildDate>',
    );
  });

  it('names an entry by its first address, and links to where it is', () => {
    const moved = make([{ ...item, id: 'https://bread.example/faq/p/' }]);
    expect(serializeRss(moved)).toContain(
      '<link>https://bread.example/faq/q/</link>\n<guid isPermaLink="false">https://bread.example/faq/p/</guid>',
    );
    expect(serializeRss(make([item]))).toContain(
      '<guid isPermaLink="true">https://bread.example/faq/q/</guid>',
    );
    expect(serializeAtom(moved)).toContain('<entry>\n<id>https://bread.example/faq/p/</id>');
    expect(JSON.parse(serializeJsonFeed(moved))).toMatchObject({
      items: [{ id: 'https://bread.example/faq/p/', url: 'https://bread.example/faq/q/' }],
    });
  });

  it('names the publisher where an entry names nobody', () => {
    expect(serializeRss(make([{ ...item, authors: [] }]))).toContain(
      '<dc:creator>Brot &amp; Co.</dc:creator>',
    );
  });

  it('has the text as the page has it: as HTML with curved quotation marks, and none of it runs', () => {
    const made = createFeedItem(
      entry('"So" \\<script>alert(1)\\</script> & [on](/about/)'),
      {
        first: '/faq/p/',
        summary: 's',
        topics: [],
        cover: { address: '/assets/a.webp', alt: '"A" <b>' },
      },
      context,
    );
    expect(made.html).toBe(
      '<p><img src="https://bread.example/assets/a.webp" alt="&quot;A&quot; &lt;b&gt;"></p>\n<p>“So” &lt;script&gt;alert(1)&lt;/script&gt; &amp; <a href="https://bread.example/about/">on</a></p>',
    );
    expect([made.id, made.url]).toEqual([
      'https://bread.example/faq/p/',
      'https://bread.example/faq/q/',
    ]);
    expect(made.image).toBe('https://bread.example/assets/a.webp');
  });
});

describe('a Markdown copy', () => {
  it('begins with its title, byline, dates and address, in the language of the site', () => {
    const person = { name: 'Ada [B]', permalink: '/people/ada/' } as Person;
    expect(
      serializeMarkdownAlternate(
        entry('Text.', { lead: 'About.', authors: [person], updated: '2026-03-01' }),
        context,
      ),
    ).toBe(
      '# Why \\*so\\*?\n\nAbout.\n\nVon [Ada \\[B\\]](https://bread.example/people/ada/)\n\nVeröffentlicht 10. Februar 2026 · Aktualisiert 1. März 2026 · Noch von keiner zweiten Person geprüft\n\nhttps://bread.example/faq/q/\n\nText.\n',
    );
  });
});

describe('llms.txt', () => {
  it('lists copies under the lists that have any', () => {
    const page = { title: 'Why [so]?', description: 'Since\nit is.', permalink: '/faq/q/' };
    expect(
      serializeLlmsTxt({ ...site, tagline: 'Loaves' }, [
        { heading: site.labels.articles, pages: [] },
        { heading: site.labels.questions, pages: [page] },
      ]),
    ).toBe(
      `# Bread\n\n> Loaves\n\n## ${site.labels.questions}\n\n- [Why \\[so\\]?](https://bread.example/faq/q/index.md): Since it is.\n`,
    );
  });
});
