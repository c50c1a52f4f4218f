import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  type ShareImage,
  formatShareImagePath,
} from '../../../../src/domain/images/share-image.ts';
import { collectPageFacts, createPageReader } from '../../../../src/publish/pages/page-facts.ts';
import { changeSite } from '../../../site-folder.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const readPage = createPageReader({ siteUrl: 'https://bread.example' });
const read = (html: string, path = 'a/index.html') => readPage(path, html);

describe('the facts of a page', () => {
  it('tell its language, its heading and whether search knows it', () => {
    expect(
      read(
        '<html lang="fr" dir="rtl"><main data-pagefind-body><h1>Sel\n &amp; <b>pain</b></h1><h1>Other</h1></main>',
      ),
    ).toMatchObject({ language: 'fr', direction: 'rtl', heading: 'Sel & pain', isIndexed: true });
    expect(read('<p>')).toMatchObject({
      language: 'en',
      direction: 'ltr',
      heading: '',
      isIndexed: false,
    });
  });

  it('tell its ids, those that stand more than once, and the places that links to it may name', () => {
    const html =
      '<h2 id="b">B</h2><p id="x"><h1 id="main"><p id="x"><div id="q-is-it-safe"><h3 id="c">';
    expect(read(html)).toMatchObject({
      ids: ['b', 'x', 'main', 'q-is-it-safe', 'c'],
      repeatedIds: ['x'],
      anchors: [
        { id: 'b', isHeading: true },
        { id: 'q-is-it-safe', isHeading: false },
        { id: 'c', isHeading: true },
      ],
    });
  });

  it('tell what it names but for ids of its own, and how many addresses that are with them', () => {
    const html =
      '<a href="#b"><a href="/a/#b"><a href="#gone"><a href="/c/#b"><h2 id="b">B</h2><a href="#b">';
    expect(read(html)).toMatchObject({ links: ['#gone', '/c/#b'], linkCount: 3 });
  });

  it('tell that it only leads on, and where to', () => {
    const html =
      '<noscript><meta http-equiv="refresh" content="0; url=/b/"></noscript><a href="/b/#c">B</a><a href="/d/">';
    expect(read(html)).toMatchObject({ isRedirect: true, redirectsTo: '/b/#c' });
    expect(read('<a href="/b/">')).toMatchObject({ isRedirect: false, redirectsTo: undefined });
  });

  it('tell which expected texts its main part lacks', () => {
    const reader = createPageReader({
      siteUrl: 'https://bread.example',
      expectedTexts: new Map([['a/index.html', ['Itissafe', 'Outside', 'Hidden']]]),
    });
    const html = '<p>Outside</p><main><p>It <b>is</b> “safe”.</p><script>Hidden</script></main>';
    expect(reader('a/index.html', html).missingTexts).toEqual(['Outside', 'Hidden']);
    expect(reader('b/index.html', html).missingTexts).toEqual([]);
  });

  it('tell the same of words that are laid out in another way', () => {
    const [one, other, another] = [
      '<main><p>It is safe.</p></main>',
      '<header>Salt</header><main><ul><li>It\n<li>is — safe</ul></main>',
      '<main>It is not safe.</main>',
    ].map((html) => read(html).textHash);
    expect(one).toBe(other);
    expect(one).not.toBe(another);
  });

  it('name the picture for sharing that is to be drawn, and none that is there', () => {
    const image: ShareImage = {
      title: 'Is it safe?',
      siteTitle: 'Bread',
      language: 'en',
      direction: 'ltr',
    };
    const toPage = (path: string) =>
      `<html lang="en" dir="ltr"><head><meta property="og:title" content="Is it safe?"><meta property="og:site_name" content="Bread"><meta property="og:image" content="https://bread.example${path}"><meta property="og:image" content="/second.png"></head><body>`;
    expect(read(toPage(formatShareImagePath(image))).shareImage).toEqual(image);
    expect(read(toPage('/assets/share-0000000000000000.png')).shareImage).toBeUndefined();
    expect(read('<p>No head</p>').shareImage).toBeUndefined();
  });
});

async function writePages(pages: Readonly<Record<string, string>>): Promise<string> {
  const folder = await createTemporaryFolder();
  for (const [path, html] of Object.entries(pages)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), html);
  }
  return folder;
}

it('the pages of a site are read in the order of their paths', async () => {
  const folder = await writePages({ 'b/index.html': '<h1>B', 'a.html': '<h1>A', 'c.css': 'p{}' });
  const facts = await changeSite(folder, (site) => collectPageFacts(site, readPage));
  expect([...facts].map(([path, { heading }]) => [path, heading])).toEqual([
    ['a.html', 'A'],
    ['b/index.html', 'B'],
  ]);
});

it('the facts of many pages keep none of their text in memory', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  const getHeapUsed = () => {
    if (typeof collectGarbage === 'function') collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const reader = createPageReader({ siteUrl: 'https://bread.example' });
  const before = getHeapUsed();
  const facts = Array.from({ length: 200 }, (_, number) =>
    reader(
      `p${number}/index.html`,
      `<html lang="en-GB-oxendict-of-page"><head><meta property="og:title" content="A title for page ${number}"></head><main><h1 id="a-heading-of-page-${number}">A heading of the page ${number}</h1><p>${'Some words. '.repeat(20_000)}</p><a href="/other/page/${number}/">Link</a><a href="#a-heading-of-page-${number}">Own</a><script>run(${number})</script></main>`,
    ),
  );
  const kept = (getHeapUsed() - before) / facts.length;
  expect(facts.every(({ size }) => size > 200_000)).toBe(true);
  expect(kept).toBeLessThan(10_000);
});
