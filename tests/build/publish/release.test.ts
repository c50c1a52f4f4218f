import { hashFile } from '../../../src/store/index.ts';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot, getCacheFolder } from '../../../src/publish/project/index.ts';
import { serve } from '../../../src/publish/serve.ts';
import { buildInBuilder, getSite, runInBuilder } from '../../builder/index.ts';
import { createSmallSite, today, toTree, type SmallSite } from './small-site.ts';

const published = { content: 'tests/fixtures/small-site', today, writesLedger: true } as const;
const runFile = promisify(execFile);

describe('a release', () => {
  let folder = '';
  const elsewhere = () => join(folder, 'else/where/a longer name');
  const out = () => join(folder, 'dist');
  const toWords = (content: string, to = out()) => [
    join(packageRoot, 'src/cli/answerable.js'),
    'build',
    '--content',
    content,
    '--out',
    to,
    '--today',
    today,
  ];

  beforeAll(async () => {
    let remove = async () => {};
    const other = await createSmallSite((each) => (remove = each));
    await other.edit('site.yml', 'title: The Bread Shelf', 'title: The Other Shelf');
    await rm(join(other.content, 'faq/can-i-freeze-bread.md'));
    await other.edit('articles/keeping-a-starter.mdx', 'faq: [can-i-freeze-bread]', 'faq: []');
    folder = await realpath(await mkdtemp(join(tmpdir(), 'answerable-site-')));
    await cp((await getSite(published)).content, elsewhere(), { recursive: true });
    // From another current folder and shell, too.
    const foreign = runFile(process.execPath, toWords(elsewhere()), {
      cwd: tmpdir(),
      env: {
        PATH: process.env['PATH'],
        TZ: 'Asia/Tokyo',
        NODE_ENV: 'development',
        DEV: '1',
        SITE: 'https://other.example',
        BASE_URL: '/b/',
      },
    });
    const [{ stderr }] = await Promise.all([
      foreign,
      runFile(process.execPath, toWords(other.content), { cwd: packageRoot }),
    ]);
    expect(stderr).toBe('');
    return async () => {
      await remove();
      await rm(folder, { recursive: true });
    };
  });

  it('is whole where two builds of different content work at once', async () => {
    const releases = await listReleases(folder);
    expect(releases.length).toBe(2);
    // Whichever was last is on show; none holds a page of the other.
    for (const release of [out(), ...releases]) {
      const { pages, titles } = await readTitles(release);
      expect(titles.size).toBe(1);
      expect(pages.includes('faq/can-i-freeze-bread/index.html')).toBe(titles.has('Bread'));
    }
    expect(await realpath(out())).toContain('.dist-releases/release-');
  });

  it('is the same to the byte, whatever folders it is made of and put in, with and without files that are kept', async () => {
    const expected = await toTree((await getSite(published)).out);
    const trees = await Promise.all((await listReleases(folder)).map(toTree));
    expect(trees).toContainEqual(expected);
    // What this build has made is kept for the next one of its content folder.
    const again = join(folder, 'again');
    await runFile(process.execPath, toWords(elsewhere(), again), { cwd: packageRoot });
    expect(await toTree(again)).toEqual(expected);
    expect(
      (await readdir(getCacheFolder(packageRoot))).filter((name) => name.startsWith('kept-'))
        .length,
    ).toBeGreaterThan(0);
  });
});

/** The pages of a release, and of which site they say that they are. */
async function readTitles(
  release: string,
): Promise<{ pages: readonly string[]; titles: ReadonlySet<string | undefined> }> {
  const pages = (await readdir(`${release}/`, { recursive: true })).filter((path) =>
    path.endsWith('.html'),
  );
  const titles = await Promise.all(
    pages.map(
      async (path) =>
        /The (Bread|Other) Shelf(?: ·[^<]*)?<\/title>/.exec(
          await readFile(join(release, path), 'utf8'),
        )?.[1],
    ),
  );
  return { pages, titles: new Set(titles) };
}

describe('the release of the small site', () => {
  let site: SmallSite;
  let output = '';

  beforeAll(async () => {
    let remove = async () => {};
    site = await createSmallSite((each) => (remove = each));
    await sharp({ create: { width: 40, height: 40, channels: 3, background: 'crimson' } })
      .png()
      .toFile(join(site.content, 'articles/secret.png'));
    await site.edit(
      'articles/an-unfinished-loaf.mdx',
      'draft: true\n',
      'draft: true\ncover: { src: ./secret.png, alt: A loaf nobody may see }\n',
    );
    await site.edit(
      'articles/an-unfinished-loaf.mdx',
      'Unfinished words',
      '![A loaf nobody may see](./secret.png)\n\nUnfinished words',
    );
    ({ output } = await buildInBuilder(site.args));
    return () => remove();
  });

  it('is told of in a few plain lines, below the warnings of the check', () => {
    const lines = output.trim().split('\n');
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}3:6 warning .* \[site-url\]$/));
    expect(lines.slice(-6)).toEqual([
      expect.stringMatching(/^\d+ warnings? in 23 files\./),
      expect.stringMatching(/^Rendered the pages in \d+\.\d s\.$/),
      expect.stringMatching(/^Verified \d+ pages and \d+ links; search knows 12 pages\.$/),
      expect.stringMatching(/^Finalized \d+ files, \d+ of them compressed copies\.$/),
      expect.stringMatching(
        /^Published \d+ pages to .* in \d+\.\d s\. Longest: .* \d+\.\d s, .* \d+\.\d s\.$/,
      ),
      'Wrote permalinks.json. Keep it with the content: it holds what was ever published.',
    ]);
  });

  it('holds no draft and nothing that is dated after today, not even its words', async () => {
    expect(existsSync(join(site.out, 'articles/an-unfinished-loaf'))).toBe(false);
    expect(existsSync(join(site.out, 'faq/what-comes-next-year'))).toBe(false);
    const files = await readdir(`${site.out}/`, { recursive: true, withFileTypes: true });
    for (const file of files.filter(
      (each) => each.isFile() && /\.(html|xml|json|txt)$/.test(each.name),
    )) {
      expect(await readFile(join(file.parentPath, file.name), 'utf8'), file.name).not.toMatch(
        /unfinished loaf|what-comes-next-year|What comes next year/i,
      );
    }
  });

  it('holds no image of a draft, and of those it shows no original', async () => {
    const originals = await Promise.all(
      ['secret.png', 'starter.png'].map(async (name) =>
        hashFile(await readFile(join(site.content, 'articles', name))),
      ),
    );
    const tree = await toTree(site.out);
    expect(
      Object.entries(tree).filter(
        ([path, hash]) => path.includes('secret') || originals.includes(hash),
      ),
    ).toEqual([]);
    expect(Object.keys(tree).some((path) => /^assets\/starter\.\w+\.webp$/.test(path))).toBe(true);
  });

  it('shows a new entry on a page of its own after the next build, to a server that runs already', async () => {
    const server = await serve(site.out, { port: 0 });
    onTestFinished(server.close);
    const address = `${server.url}faq/why-is-my-crust-pale/`;
    expect((await fetch(address)).status).toBe(404);
    const made = await runInBuilder('new', [
      'faq',
      'Why is my crust pale?',
      '--content',
      site.content,
      '--today',
      today,
    ]);
    expect([made.code, made.output]).toEqual([
      0,
      expect.stringContaining('why-is-my-crust-pale.md'),
    ]);
    const path = join(site.content, 'faq/why-is-my-crust-pale.md');
    const text = await readFile(path, 'utf8');
    await writeFile(
      path,
      text
        .replace('draft: true', 'draft: false')
        .replace(/\n---\n\n[\s\S]*$/, '\n---\n\nThe oven was too cool.\n'),
    );
    await buildInBuilder(site.args);
    const response = await fetch(address);
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringContaining('The oven was too cool.'),
    ]);
    expect(await (await fetch(`${server.url}faq/`)).text()).toContain('/faq/why-is-my-crust-pale/');
  });
});

/** The folders of all releases beside an output folder; locks lie beside them. */
async function listReleases(folder: string): Promise<string[]> {
  const found = await readdir(join(folder, '.dist-releases'), { withFileTypes: true });
  return found.filter((each) => each.isDirectory()).map((each) => join(each.parentPath, each.name));
}
