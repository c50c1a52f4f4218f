import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { listFiles, listPermalinks, readPage } from './read-release.ts';

const release = inject('smallSite');
const permalinks = listPermalinks(release);
const pages = permalinks.map((permalink) => ({ permalink, ...readPage(release, permalink) }));
const text = (permalink: string, selector: string) =>
  readPage(release, permalink)
    .document.querySelector(selector)
    ?.textContent?.replace(/\s+/g, ' ')
    .trim() ?? '';
/** The pages that search engines are not to list. */
const hidden: ReadonlySet<string> = new Set(['/changes/', '/faq/a-z/', '/search/']);
const links = (permalink: string) =>
  [...readPage(release, permalink).document.querySelectorAll('main a[href]')].map((link) =>
    link.getAttribute('href'),
  );

describe('the addresses of a release', () => {
  it('are those of its entries and lists, and no others', () => {
    expect([...permalinks].sort()).toEqual(
      [
        '/about/',
        '/articles/flour-and-water/',
        '/articles/',
        '/articles/keeping-a-starter/',
        '/changes/',
        '/contact/',
        '/faq/a-z/',
        '/faq/can-i-freeze-bread/',
        '/faq/how-often-do-i-feed-a-starter/',
        '/faq/',
        '/faq/why-is-my-loaf-dense/',
        '/',
        '/people/ada-baker/',
        '/people/',
        '/search/',
        '/sources/',
        '/sources/field-2019/',
        '/sources/mill-2021/',
        '/topics/baking/',
        '/topics/',
        '/topics/starter/',
      ].sort(),
    );
  });

  it('leave out drafts and what is dated ahead, as page, link and word', () => {
    for (const { permalink, html } of pages) {
      expect([
        permalink,
        /an-unfinished-loaf|what-comes-next-year|What comes next year/.test(html),
      ]).toEqual([permalink, false]);
    }
  });

  it('stand in the sitemap, each once, but for those that hold nothing of their own', () => {
    const sitemap = [
      ...readPage(release, '/sitemap-1.xml').html.matchAll(
        /<loc>https:\/\/bread\.example([^<]*)<\/loc>/g,
      ),
    ].map((match) => match[1] ?? '');
    expect(sitemap.sort()).toEqual(permalinks.filter((permalink) => !hidden.has(permalink)).sort());
    expect(readPage(release, '/robots.txt').html).toContain(
      'Sitemap: https://bread.example/sitemap.xml',
    );
  });

  it('carry the day of the last change in the sitemap', () => {
    expect(readPage(release, '/sitemap-1.xml').html).toMatch(
      /why-is-my-loaf-dense\/<\/loc>\s*<lastmod>2026-02-20<\/lastmod>/,
    );
  });
});

describe.each(pages.map((page) => [page.permalink, page] as const))(
  'the page %s',
  (permalink, { document, html }) => {
    const attribute = (selector: string, name: string) =>
      document.querySelector(selector)?.getAttribute(name);

    it('says one title, one description and its own address, the same to readers, search engines and social networks', () => {
      expect(document.querySelectorAll('title')).toHaveLength(1);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
      const isHidden = attribute('meta[name=robots]', 'content')?.includes('noindex') === true;
      expect(isHidden).toBe(hidden.has(permalink));
      expect(attribute('link[rel=canonical]', 'href')).toBe(
        isHidden ? undefined : `https://bread.example${permalink}`,
      );
      expect(attribute('meta[property="og:url"]', 'content')).toBe(
        `https://bread.example${permalink}`,
      );
      expect(attribute('meta[name=description]', 'content')).toBeTruthy();
      expect(attribute('meta[property="og:description"]', 'content')).toBe(
        attribute('meta[name=description]', 'content'),
      );
      const heading = document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      // The heading of the home page is what it asks its readers.
      expect(permalink === '/' || document.title.includes(heading)).toBe(true);
    });

    it('has a language, landmarks and a way to skip to the content', () => {
      expect(document.documentElement.getAttribute('lang')).toBe('en');
      expect(document.documentElement.getAttribute('dir')).toBe('ltr');
      expect(document.querySelectorAll('main')).toHaveLength(1);
      expect(document.querySelector('body > header')).toBeTruthy();
      expect(document.querySelector('body > footer')).toBeTruthy();
      expect(document.querySelector('body a')?.getAttribute('href')).toBe('#main');
    });

    it('holds no inline style, no handler, no inline script and nothing from elsewhere', () => {
      const elements = [...document.querySelectorAll('*')];
      expect(
        elements
          .filter((element) => element.hasAttribute('style'))
          .map((element) => element.outerHTML),
      ).toEqual([]);
      expect(
        elements
          .flatMap((element) => [...element.attributes])
          .filter(({ name }) => name.startsWith('on'))
          .map(({ name }) => name),
      ).toEqual([]);
      expect(document.querySelectorAll('style')).toHaveLength(0);
      // JSON-LD is data: no browser runs it, and no policy asks for its hash.
      expect(
        [...document.querySelectorAll('script:not([type="application/ld+json"])')].filter(
          (script) => !script.hasAttribute('src'),
        ),
      ).toEqual([]);
      const loaded = elements.flatMap((element) => [
        element.getAttribute('src'),
        element.localName === 'link' && element.getAttribute('rel') !== 'canonical'
          ? element.getAttribute('href')
          : null,
      ]);
      expect(
        loaded.filter((address) => typeof address === 'string' && !address.startsWith('/')),
      ).toEqual([]);
    });

    it('sizes its images and describes them', () => {
      for (const image of document.querySelectorAll('img')) {
        expect([
          image.getAttribute('src'),
          Number(image.getAttribute('width')) > 0,
          Number(image.getAttribute('height')) > 0,
          image.hasAttribute('alt'),
        ]).toEqual([image.getAttribute('src'), true, true, true]);
      }
    });

    it('has headings in order and ids that are its own', () => {
      const levels = [...document.querySelectorAll('main h1, main h2, main h3, main h4')].map(
        (heading) => Number(heading.localName.slice(1)),
      );
      expect(levels[0]).toBe(1);
      levels.forEach((level, index) =>
        expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1),
      );
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
      expect(ids).toHaveLength(new Set(ids).size);
    });
  },
);

describe('an FAQ entry', () => {
  const permalink = '/faq/how-often-do-i-feed-a-starter/';

  it('shows on its own page, on the FAQ page, on its topic and in the articles that name it', () => {
    expect(text(permalink, 'h1')).toBe('How often do I feed a starter?');
    for (const list of ['/faq/', '/topics/starter/', '/articles/keeping-a-starter/', '/search/'])
      expect([list, links(list).includes(permalink)]).toEqual([list, true]);
  });

  it('is in the search index under its own address only', () => {
    const indexed = pages
      .filter(({ document }) => document.querySelector('[data-pagefind-body]'))
      .map((page) => page.permalink);
    expect(indexed).toEqual(
      permalinks.filter((each) =>
        /^\/(articles|faq|topics|people|sources)\/(?!a-z\/)[^/]+\/$|^\/(about|contact)\/$/.test(
          each,
        ),
      ),
    );
    for (const list of ['/faq/', '/articles/keeping-a-starter/']) {
      const shown = [...readPage(release, list).document.querySelectorAll('details [id^="q-"]')];
      expect(shown.length).toBeGreaterThan(0);
      for (const answer of shown)
        if (answer.closest('[data-pagefind-body]'))
          expect(answer.closest('[data-pagefind-ignore]')).toBeTruthy();
    }
  });

  it('tells search its other wordings, and no reader', () => {
    const { html, document } = readPage(release, permalink);
    expect(html).toContain('When should sourdough be refreshed?');
    expect(document.querySelector('main')?.textContent).not.toContain(
      'When should sourdough be refreshed?',
    );
  });
});

describe('the page of all questions', () => {
  const { document } = readPage(release, '/faq/');

  it('of a site of few has their answers, open, each with its own references', () => {
    const open = [...document.querySelectorAll('.questions > li > details[open]')];
    expect(open).toHaveLength(3);
    for (const answer of open)
      for (const mark of answer.querySelectorAll('a.citation'))
        expect(
          answer.querySelector(`li${mark.getAttribute('href')} a[href^="/sources/"]`),
        ).toBeTruthy();
    expect(document.querySelectorAll('.questions a.citation').length).toBeGreaterThan(0);
    expect(document.querySelector('list-filter, .letters, section.references')).toBeNull();
  });
});

describe('a topic that belongs to another', () => {
  it('is reached through it', () => {
    const way = (permalink: string) =>
      [...readPage(release, permalink).document.querySelectorAll('.breadcrumbs a')].map((link) =>
        link.getAttribute('href'),
      );
    expect(way('/topics/starter/')).toEqual(['/', '/topics/', '/topics/baking/']);
    expect(way('/faq/how-often-do-i-feed-a-starter/')).toEqual([
      '/',
      '/faq/',
      '/topics/baking/',
      '/topics/starter/',
    ]);
  });

  it('stands on its page with its questions, and not beside it', () => {
    const card = readPage(release, '/topics/baking/').document.querySelector('.topic-card');
    expect(
      [...(card?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href')),
    ).toEqual(['/topics/starter/', '/faq/how-often-do-i-feed-a-starter/', '/topics/starter/']);
    expect(links('/topics/')).toContain('/faq/how-often-do-i-feed-a-starter/');
    expect(links('/topics/')).not.toContain('/topics/starter/');
  });
});

describe('the home page', () => {
  const { document } = readPage(release, '/');

  it('has the question as its heading, which is the label of the search', () => {
    const label = document.querySelector('h1 > label');
    expect(label?.textContent.trim()).toBe('What would you like to know?');
    expect(document.querySelector(`form input#${label?.getAttribute('for')}`)).toBeTruthy();
  });

  it('of a site of few shows every question below its topic, and no list of some besides', () => {
    expect(
      links('/')
        .flatMap((address) => address ?? [])
        .filter((address) => /^\/faq\/[^/]+\/$/.test(address))
        .sort(),
    ).toEqual([
      '/faq/can-i-freeze-bread/',
      '/faq/how-often-do-i-feed-a-starter/',
      '/faq/why-is-my-loaf-dense/',
    ]);
  });
});

describe('a citation', () => {
  it('is a number that leads to the reference, which names the kind of evidence and leads back', () => {
    const { document } = readPage(release, '/articles/flour-and-water/');
    const mark = document.querySelector('main a.citation');
    expect(mark?.textContent).toBe('1');
    const reference = document.querySelector(`li${mark?.getAttribute('href')}`);
    expect(reference?.textContent).toMatch(/trial|study|review|opinion|report|Guideline/i);
    expect(reference?.querySelector(`a[href="#${mark?.id}"]`)).toBeTruthy();
  });

  it('leads to the page of its source, which shows each sentence that rests on it', () => {
    const reference = readPage(release, '/articles/flour-and-water/').document.querySelector(
      '#ref-mill-2021',
    );
    expect(reference?.querySelector('a[href="/sources/mill-2021/"]')).toBeTruthy();
    const source = text('/sources/mill-2021/', 'main');
    for (const words of [
      'Handbook of flour',
      'Expert opinion',
      'Mill M. Example Press 2021.',
      'Milled wheat of three harvests',
      'Wholemeal flour takes up more of it than white flour.',
    ])
      expect(source).toContain(words);
    expect(links('/sources/mill-2021/')).toEqual(
      expect.arrayContaining([
        'https://press.example/handbook-of-flour',
        '/articles/flour-and-water/',
        '/articles/flour-and-water/#cite-mill-2021',
        '/faq/why-is-my-loaf-dense/#q-why-is-my-loaf-dense-cite-mill-2021',
      ]),
    );
  });

  it('shows in the list of all evidence with the number of entries that rest on its source', () => {
    expect(text('/sources/', '#mill-2021')).toBe(
      'Handbook of flour Mill M, 2021 · 2 entries rest on it',
    );
    expect(links('/sources/')).toContain('/sources/mill-2021/');
  });

  it('of a basis is read as its name, and leads to what that means', () => {
    const { document } = readPage(release, '/faq/can-i-freeze-bread/');
    const mark = document.querySelector('main a.basis');
    expect([mark?.textContent, mark?.getAttribute('data-letter')]).toEqual([
      '\u00a0(experience)',
      'E',
    ]);
    expect(document.querySelector(`li${mark?.getAttribute('href')}`)?.textContent).toContain(
      'experience: This is what practitioners report, not what a study has shown.',
    );
  });
});

describe('an article', () => {
  it('shows its images optimised, and no source of theirs is published', () => {
    const image = readPage(release, '/articles/keeping-a-starter/').document.querySelector(
      'main figure img',
    );
    expect(image?.getAttribute('src')).toMatch(/^\/assets\/.+\.(webp|avif)$/);
    expect(image?.getAttribute('loading')).toBe('lazy');
  });

  it('shows the components that its author used, and no tag of theirs', () => {
    const { html, document } = readPage(release, '/articles/keeping-a-starter/');
    expect(html).not.toMatch(/<(Callout|Figure|Steps|Faq)\b/);
    expect(document.querySelector('main .prose ol')).toBeTruthy();
    expect(document.querySelector('main figcaption')).toBeTruthy();
  });
});

describe('feedback', () => {
  it('is a plain form to the address in site.yml, which the policy of the page lets through', () => {
    const { html, document } = readPage(release, '/faq/can-i-freeze-bread/');
    const form = document.querySelector('main .feedback form');
    expect([form?.getAttribute('method'), form?.getAttribute('action')]).toEqual([
      'post',
      'https://forms.example/bread',
    ]);
    expect(
      [...(form?.querySelectorAll('input, textarea, button') ?? [])].map((each) => [
        each.getAttribute('name'),
        each.getAttribute('value'),
      ]),
    ).toEqual([
      ['page', 'https://bread.example/faq/can-i-freeze-bread/'],
      ['answered', 'yes'],
      ['text', null],
      ['answered', 'no'],
    ]);
    expect(form?.textContent).toContain('goes to forms.example, with the address of this page');
    expect(html).toContain("form-action 'self' https://forms.example;");
    expect(readPage(release, '/topics/starter/').html).toContain("form-action 'self';");
  });

  it('is asked for only where site.yml says where it goes', () => {
    const first = inject('firstSite');
    for (const permalink of listPermalinks(first)) {
      const { html } = readPage(first, permalink);
      expect([permalink, html.includes('class="feedback')]).toEqual([permalink, false]);
      expect(html).toContain("form-action 'self';");
    }
  });
});

it('what is new is listed by day, with what happened, and the foot of each page leads there', () => {
  const { document } = readPage(release, '/changes/');
  const days = [...document.querySelectorAll('main .changes time')].map(
    (time) => time.getAttribute('datetime') ?? '',
  );
  expect(days).toEqual([...new Set(days)].toSorted((a, b) => (a < b ? 1 : -1)));
  expect(text('/changes/', '.changes')).toMatch(/Reviewed.+New/);
  const foot = readPage(release, '/about/').document.querySelector('footer a[href="/changes/"]');
  expect(foot?.textContent).toBe('What is new');
});

it('nothing of the content folder is published as it is', () => {
  // Copies of articles and answers are written anew; tests/build/markdown-copies.test.ts reads
  // them.
  const copies = /^(?:articles|faq)\/[^/]+\/index\.md$/;
  expect(
    listFiles(release).filter((path) => /\.(mdx?|ya?ml)$/.test(path) && !copies.test(path)),
  ).toEqual([]);
});

describe('what writers use besides', () => {
  const { document } = readPage(release, '/articles/flour-and-water/');

  it('footnotes have marks and ways back that lead to one another', () => {
    const notes = [...document.querySelectorAll('.footnotes li')];
    expect(notes.map((note) => note.id)).toEqual(['fn-sea', 'fn-gr_C3_B6sse']);
    for (const link of document.querySelectorAll('.footnote-mark, .footnotes .back-link'))
      expect(document.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull();
    expect(text('/articles/flour-and-water/', '.footnotes h2')).toBe('Notes');
    // A source that a note cites is numbered with those of the text.
    expect(notes[0]?.querySelector('.citation')?.textContent).toBe('1');
  });

  it('files for download lie where the links lead, which say what they are', () => {
    for (const [permalink, words, path] of [
      [
        '/articles/flour-and-water/',
        'weighing table (PDF, 1 kB)',
        'files/articles/Weighing-table.pdf',
      ],
      ['/about/', 'days for feeding (CSV, 1 kB)', 'files/pages/feeding-days.csv'],
    ] as const) {
      expect(text(permalink, `a[download][href="/${path}"]`)).toBe(words);
      expect(listFiles(release)).toContain(path);
    }
  });

  it('a video is loaded when it plays, with a picture before and captions', () => {
    const video = document.querySelector('video');
    expect(video?.getAttribute('preload')).toBe('none');
    expect(video?.getAttribute('poster')).toMatch(/^\/assets\/starter\..*\.webp$/);
    const files = [...(video?.querySelectorAll('[src]') ?? [])].map((each) =>
      each.getAttribute('src'),
    );
    expect(files).toEqual(['/files/articles/kneading.mp4', '/files/articles/kneading.vtt']);
    for (const file of files) expect(listFiles(release)).toContain(file?.slice(1));
  });

  it('tabs are parts of which one is open at a time, and all are there without a script', () => {
    const tabs = [...document.querySelectorAll('.tabs > details')];
    expect(tabs.map((each) => each.querySelector('summary')?.textContent)).toEqual([
      'By hand',
      'With a machine',
    ]);
    expect(tabs.map((each) => each.hasAttribute('open'))).toEqual([true, false]);
    expect(new Set(tabs.map((each) => each.getAttribute('name')))).toEqual(new Set(['tabs-1']));
    const copy = readFileSync(join(release, 'articles/flour-and-water/index.md'), 'utf8');
    expect(copy).toContain(
      '**By hand**\n\nFold it **four** times.\n\n**With a machine**\n\nKnead it for eight minutes.',
    );
  });

  it('a card for a video elsewhere is a link and a picture of this site, and says whom it asks', () => {
    const card = document.querySelector('.video-link');
    expect(card?.querySelector('a')?.getAttribute('href')).toBe(
      'https://video.bread-shelf.org/kneading',
    );
    expect(card?.querySelector('img')?.getAttribute('src')).toMatch(/^\/assets\//);
    expect(card?.querySelector('.quiet')?.textContent).toBe('video.bread-shelf.org');
    expect(card?.querySelector('iframe, script, video')).toBeNull();
  });

  it('code has a button that is hidden until a script shows it', () => {
    expect(document.querySelector('.code > p')?.hasAttribute('hidden')).toBe(true);
    expect(text('/articles/flour-and-water/', '.code button')).toBe('Copy the code');
  });
});
