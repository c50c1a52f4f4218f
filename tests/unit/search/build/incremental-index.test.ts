import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { close, createIndex } from 'pagefind';
import { describe, expect, it } from 'vitest';
import { openSearchIndex, writeSearchIndex } from '../../../../src/search/build/index.ts';
import { withTextBoundaries } from '../../../../src/search/markup.ts';
import { usualOrDeep } from '../../../deep.ts';
import { createRandom } from '../../check/random.ts';
import { createTemporaryFolder } from '../../publish/temporary-folder.ts';
import { decodeIndex, type IndexFiles } from './decode-index.ts';

/** The text of each page, by its path. */
type Site = Map<string, string>;
type Random = (below: number) => number;

/** How often something is changed on each of the random sites, and how many of these there are. */
const [sites, changes] = usualOrDeep([2, 4], [20, 12]);

describe('an index that is made of the one before', () => {
  it('is, after any changes, to the byte the one that is made from nothing', async () => {
    for (let seed = 1; seed <= sites; seed += 1) {
      const random = createRandom(seed);
      const kept = await createTemporaryFolder();
      const site = createSite(random);
      for (let change = 0; change <= changes; change += 1) {
        if (change > 0) changeSite(site, random);
        const next = await build(site, { kept });
        const fresh = await build(site, {});
        expect({ seed, change, paths: [...next.files.keys()] }).toEqual({
          seed,
          change,
          paths: [...fresh.files.keys()],
        });
        expect(
          [...next.files].filter(([path, bytes]) => !fresh.files.get(path)?.equals(bytes)),
        ).toEqual([]);
      }
    }
  });

  it('says what Pagefind says in an index of all pages', async () => {
    for (let seed = 1; seed <= sites; seed += 1) {
      const random = createRandom(seed + 1000);
      const kept = await createTemporaryFolder();
      const site = createSite(random);
      for (let change = 0; change <= changes; change += 1) {
        if (change > 0) changeSite(site, random);
        const { files } = await build(site, { kept });
        expect({ seed, change, data: decodeIndex(files) }).toEqual({
          seed,
          change,
          data: decodeIndex(await buildWithPagefind(site)),
        });
      }
    }
  });

  it('has Pagefind read only what is new or has changed', async () => {
    const kept = await createTemporaryFolder();
    const site = createSite(createRandom(7));
    const count = (await build(site, { kept })).read;
    expect(count).toBeGreaterThan(10);
    expect((await build(site, { kept })).read).toBe(0);
    site.set('new/index.html', createPage(createRandom(8), 'en'));
    expect((await build(site, { kept })).read).toBe(1);
    site.delete('new/index.html');
    const asked: string[] = [];
    expect((await build(site, { kept, onRead: (path) => asked.push(path) })).read).toBe(0);
    expect(asked).toEqual([]);
  });

  it('is so on a site of many words, too, of which a change leaves most chunks whole', async () => {
    const kept = await createTemporaryFolder();
    const random = createRandom(4);
    const { site, createText } = createWordySite(random);
    const path = '60/index.html';
    for (let change = 0; change <= usualOrDeep(8, 80); change += 1) {
      // Words that others have, one that is new, one behind all others, which belongs to the last
      // chunk, and one that may fill a chunk.
      const words = [createText(2), createWord(random), `zz${createWord(random)}`];
      const filling = Array(random(1200)).fill(createText(1));
      site.set(path, toPage('en', `<p>${[...words, ...filling].join(' ')}</p>`));
      const [next, fresh] = [await build(site, { kept }), await build(site, {})];
      expect([change, [...next.files.keys()]]).toEqual([change, [...fresh.files.keys()]]);
      expect(
        [...next.files].filter(([name, bytes]) => !fresh.files.get(name)?.equals(bytes)),
      ).toEqual([]);
    }
  });

  it('leaves most chunks as they are when a page changes', async () => {
    const kept = await createTemporaryFolder();
    const { site } = createWordySite(createRandom(3));
    const before = (await build(site, { kept })).files;
    site.set('30/index.html', toPage('en', '<p>Rye, wheat and barley</p>'));
    site.set('31/index.html', `${site.get('31/index.html')?.replace('</p>', ' rye</p>')}`);
    const chunks = [...(await build(site, { kept })).files.keys()].filter((path) =>
      path.startsWith('index/'),
    );
    site.set('31/index.html', `${site.get('31/index.html')?.replace(' rye</p>', ' oats</p>')}`);
    const after = [...(await build(site, { kept })).files.keys()].filter((path) =>
      path.startsWith('index/'),
    );
    expect(before.size).toBeGreaterThan(10);
    expect(chunks.length).toBeGreaterThan(10);
    expect(after.filter((path) => !chunks.includes(path)).length).toBeLessThanOrEqual(3);
  });

  it('is the same if it was begun before all pages were there, of which some changed or went meanwhile', async () => {
    const random = createRandom(6);
    const { site, createText } = createWordySite(random);
    const kept = { folder: await createTemporaryFolder(), version: '1', isRead: true };
    for (let change = 0; change <= usualOrDeep(3, 30); change += 1) {
      // Of most pages another text each time, so that they are read in several parts.
      for (const path of site.keys())
        if (random(4) > 0) site.set(path, toPage('en', `<p>${createText(30)}</p>`));
      const pages = new Map(site);
      pages.set('gone/index.html', toPage('en', '<p>Gone</p>'));
      if (change > 0) pages.set('5/index.html', toPage('en', '<p>Changed</p>'));
      const indexed = createIndexedSite(pages);
      const opened = openSearchIndex({ kept });
      const paths = [...pages.keys()];
      for (let at = 0; at < paths.length; at += 7) {
        opened.reading.add(indexed, paths.slice(at, at + 7));
        await setImmediate();
      }
      pages.delete('gone/index.html');
      pages.set('5/index.html', site.get('5/index.html') ?? '');
      const { read } = await writeSearchIndex(indexed, { kept, opened, pages: site.keys() });
      expect(read).toBeGreaterThan(32);
      expect(sortFiles(indexed.files)).toEqual((await build(site, {})).files);
    }
  });

  it('has a page as it is in the end, though it was changed while Pagefind had others', async () => {
    const site: Site = new Map(
      Array.from({ length: 140 }, (_, at) => [
        `${at}/index.html`,
        toPage(at < 40 || at % 2 === 0 ? 'en' : '', `<p>Loaf ${at}</p>`),
      ]),
    );
    const indexed = createIndexedSite(site);
    const opened = openSearchIndex({});
    const paths = [...site.keys()];
    opened.reading.add(indexed, paths.slice(0, 40));
    await setImmediate();
    opened.reading.add(indexed, paths.slice(40));
    // By now all pages are read, and those without a language wait until Pagefind has the others.
    await setImmediate();
    site.set('77/index.html', toPage('', '<p>Another loaf</p>'));
    await writeSearchIndex(indexed, { opened, pages: site.keys() });
    expect(sortFiles(indexed.files)).toEqual((await build(site, {})).files);
  });

  it('is made from nothing where what was kept is damaged, cut off, foreign or gone', async () => {
    const random = createRandom(5);
    const site = createSite(random);
    const kept = await createTemporaryFolder();
    const damages = [
      (bytes: Buffer) => bytes.map((byte, at) => (at % 97 === 0 ? byte ^ 1 : byte)),
      (bytes: Buffer) =>
        bytes.map((byte, at) => (at > 64 && at < bytes.length / 2 ? byte ^ 1 : byte)),
      (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
      () => Buffer.from('something else'),
      undefined,
    ];
    const names = ['search-index', 'search-words', 'search-fragments', 'search-files'];
    for (const [number, name] of names.entries()) {
      // At a desk two of each, and each damage at one of them.
      for (const damage of damages.filter((_, at) => (at + number) % usualOrDeep(3, 1) === 0)) {
        await build(site, { kept });
        const damaged = readdirSync(kept).filter((each) => each.startsWith(name));
        expect(damaged).not.toEqual([]);
        for (const file of damaged.map((each) => join(kept, each)))
          if (damage === undefined) rmSync(file);
          else writeFileSync(file, damage(readFileSync(file)));
        changeSite(site, random);
        expect((await build(site, { kept })).files).toEqual((await build(site, {})).files);
      }
    }
  });

  it('is not made of what another version or a site below another path has kept', async () => {
    const site = createSite(createRandom(11));
    const kept = await createTemporaryFolder();
    const { read } = await build(site, { kept });
    expect((await build(site, { kept, base: '/below/' })).read).toBe(read);
    expect((await build(site, { kept, base: '/below/', version: 'other' })).read).toBe(read);
    expect((await build(site, { kept, base: '/below/', version: 'other' })).read).toBe(0);
  });

  it('keeps nothing where nothing can be written, and is the same', async () => {
    const site = createSite(createRandom(12));
    const kept = join(await createTemporaryFolder(), 'file');
    writeFileSync(kept, '');
    expect((await build(site, { kept })).files).toEqual((await build(site, {})).files);
  });

  it('takes over the files that the site had before, and writes the others', async () => {
    const pages = createSite(createRandom(13));
    const kept = { folder: await createTemporaryFolder(), version: '1', isRead: true };
    const first = createIndexedSite(pages);
    await writeSearchIndex(first, { pages: pages.keys(), kept });
    pages.delete([...pages.keys()].find((path) => path.startsWith('faq/')) ?? '');
    const second = createIndexedSite(pages, { earlier: first.files });
    await writeSearchIndex(second, { pages: pages.keys(), kept });
    expect(second.taken.filter((path) => path.includes('/fragment/')).length).toBeGreaterThan(5);
    expect(second.taken).not.toContain('pagefind/pagefind-entry.json');
    expect(sortFiles(second.files)).toEqual((await build(pages, {})).files);
  });

  it('counts pages without a language to that of most pages, whichever change at a time', async () => {
    const kept = await createTemporaryFolder();
    const site: Site = new Map(
      ['en', 'en', 'en', 'de', 'de', ''].map((language, at) => [
        `${at}/index.html`,
        toPage(language, `<p>Walking wandernde ${at}</p>`),
      ]),
    );
    const change = (at: number, language: string) =>
      site.set(`${at}/index.html`, toPage(language, `<p>Wandering walks ${at} ${language}</p>`));
    const steps = [
      () => undefined,
      () => [change(3, 'de'), change(5, '')],
      () => change(0, 'de'),
      () => [0, 1, 2, 3, 4].map((at) => site.delete(`${at}/index.html`)),
      () => change(1, 'fr'),
    ];
    for (const [step, work] of steps.entries()) {
      work();
      const { files } = await build(site, { kept });
      expect([step, decodeIndex(files)]).toEqual([
        step,
        decodeIndex(await buildWithPagefind(site)),
      ]);
      expect([step, files]).toEqual([step, (await build(site, {})).files]);
    }
  });

  it('indexes a page whose head holds markup in words', async () => {
    const site: Site = new Map([
      [
        'index.html',
        `<html lang="en"><head><meta name="description" content='<script> "<style>'><title><link></title><script src="a.js"></script></head><body><main data-pagefind-body>Rye</main></body></html>`,
      ],
    ]);
    const { files } = await build(site, {});
    expect(decodeIndex(files)).toEqual(decodeIndex(await buildWithPagefind(site)));
    expect([...files.keys()].filter((path) => path.startsWith('fragment/'))).toHaveLength(1);
  });

  it('indexes no page that only speaks of what marks a body, even where it is alone', async () => {
    const site: Site = new Map([
      ['index.html', '<html lang="en"><body><!-- data-pagefind-body -->Rye</body></html>'],
    ]);
    expect(decodeIndex((await build(site, {})).files)).toEqual({});
  });
});

/** A site whose index has many chunks, and what creates a text of so many of its words. */
function createWordySite(random: Random) {
  const words = Array.from({ length: 3000 }, () => createWord(random));
  const createText = (length: number) =>
    Array.from({ length }, () => words[random(words.length)]).join(' ');
  const site: Site = new Map(
    Array.from({ length: 60 }, (_, at) => [
      `${at}/index.html`,
      toPage('en', `<p>${createText(300)}</p>`),
    ]),
  );
  return { site, createText };
}

interface BuildOptions {
  readonly kept?: string;
  readonly base?: string;
  readonly version?: string;
  readonly onRead?: (path: string) => void;
}

async function build(
  site: Site,
  { kept, base = '/', version = '1', onRead }: BuildOptions,
): Promise<{ files: IndexFiles; read: number }> {
  const indexed = createIndexedSite(site, { onRead });
  const { read } = await writeSearchIndex(indexed, {
    base,
    pages: site.keys(),
    ...(kept === undefined ? {} : { kept: { folder: kept, version, isRead: true } }),
  });
  return { files: sortFiles(indexed.files), read };
}

/**
 * A site whose pages are in memory, and what the index wrote into it or took from the site before.
 */
function createIndexedSite(
  pages: Site,
  {
    onRead,
    earlier = new Map(),
  }: { onRead?: BuildOptions['onRead']; earlier?: ReadonlyMap<string, Buffer> } = {},
) {
  const files = new Map<string, Buffer>();
  const taken: string[] = [];
  const read = (path: string) => Buffer.from(pages.get(path) ?? '');
  return {
    files,
    taken,
    get: (path: string) => ({ hash: hashBytes(read(path)) }),
    read: (path: string) => {
      onRead?.(path);
      return read(path);
    },
    write: (path: string, content: Uint8Array) => void files.set(path, Buffer.from(content)),
    earlier: {
      getHash: (path: string) => {
        const file = earlier.get(path);
        return file && hashBytes(file);
      },
      take: (path: string) => {
        const file = earlier.get(path);
        if (file !== undefined) files.set(path, file);
        taken.push(path);
        return file !== undefined;
      },
    },
  };
}

/** The files of an index by their paths in its folder. */
function sortFiles(files: ReadonlyMap<string, Buffer>): IndexFiles {
  return new Map(
    [...files]
      .map(([path, bytes]) => [path.replace('pagefind/', ''), bytes] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function hashBytes(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Pagefind's own index of all pages that have a body to index, as ours are given to it. */
async function buildWithPagefind(site: Site): Promise<IndexFiles> {
  try {
    const { index } = await createIndex();
    for (const [path, html] of [...site].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (html.includes('data-pagefind-body'))
        await index?.addHTMLFile({ sourcePath: path, content: withTextBoundaries(html) });
    const files = (await index?.getFiles())?.files ?? [];
    return new Map(files.map(({ path, content }) => [path, Buffer.from(content)]));
  } finally {
    await close();
  }
}

function createSite(random: Random): Site {
  const site: Site = new Map();
  for (let at = 0; at < 12 + random(16); at += 1) site.set(createPath(random), createPage(random));
  site.set('404.html', '<html lang="en"><body>Lost</body></html>');
  return site;
}

/** Changes, adds or removes some pages. */
function changeSite(site: Site, random: Random): void {
  for (let count = 0; count <= random(3); count += 1) {
    const path = [...site.keys()][random(site.size)];
    const kind = random(4);
    if (kind === 0 || path === undefined) site.set(createPath(random), createPage(random));
    else if (kind === 1) site.delete(path);
    else if (kind === 2) site.set(path, createPage(random));
    else site.set(path, `${site.get(path)?.replace('</p>', ` ${createWord(random)}</p>`)}`);
  }
}

function createPath(random: Random): string {
  return `${['faq', 'articles', 'über', 'a b'][random(4)]}/${createWord(random)}${random(9)}/index.html`;
}

/** One page in eight is in another language or in none, and one in eight is not to be found. */
function createPage(random: Random, fixed?: string): string {
  const language = fixed ?? ['de', '', ...Array.from({ length: 14 }, () => 'en')][random(16)] ?? '';
  const weights = [
    '',
    ' data-pagefind-weight="3"',
    ' data-pagefind-weight="0.5"',
    ' data-pagefind-ignore',
  ];
  const parts = Array.from({ length: 1 + random(6) }, () => {
    const words = Array.from({ length: 5 + random(60) }, () => createWord(random));
    const name = ['p', 'h2', 'h3', 'li', 'p'][random(5)] ?? 'p';
    const id = random(3) === 0 ? ` id="${createWord(random)}"` : '';
    return `<${name}${id}${weights[random(8)] ?? ''}>${words.join(random(20) === 0 ? '-' : ' ')}</${name}>`;
  });
  const meta =
    random(2) === 0
      ? ` data-asks="${createWord(random)} ${createWord(random)}" data-pagefind-meta="asks[data-asks], image:"`
      : '';
  const filter =
    random(3) > 0
      ? ` data-kind="${['question', 'article'][random(2)]}" data-pagefind-filter="kind[data-kind], topic:${random(4)}"`
      : '';
  const title = random(4) > 0 ? `<h1>${createWord(random)} ${createWord(random)}</h1>` : '';
  const body = random(16) === 0 ? '' : `${title}<p>${createWord(random)}</p>${parts.join('')}`;
  return toPage(language, body, `${meta}${filter}`, fixed === undefined && random(8) === 0);
}

function toPage(language: string, body: string, attributes = '', isHidden = false): string {
  const lang = language === '' ? '' : ` lang="${language}"`;
  return `<!doctype html><html${lang}><head><title>Site</title></head><body><nav>Menu</nav><main${isHidden ? '' : ' data-pagefind-body'}${attributes}>${body}</main></body></html>`;
}

const syllables = [
  'ba',
  'ké',
  'ke',
  'lo',
  'lö',
  'mi',
  'nu',
  'ñu',
  'ra',
  'ting',
  's',
  'ed',
  'zo',
  '𠮷',
  'ﬀ',
  '1',
  '_x',
];

function createWord(random: Random): string {
  return Array.from({ length: 1 + random(3) }, () => syllables[random(syllables.length)]).join('');
}
