import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runHere } from './run-here.ts';

const source =
  'kind: randomised-trial\nauthors: [Rye R]\ntitle: Rye\ncontainer: Bread\nyear: 2020\npopulation: 20 people.\nfinding: Nothing.\n';
const toAnswer = (question: string, text: string, more = '') =>
  `---\nquestion: ${question}\ntopic: bread\npublished: 2026-01-01\n${more}---\n\n${text}\n`;

const files = {
  'site.yml': 'title: Bread\nurl: https://bread.example\nlanguage: en\npublisher:\n  name: Ada\n',
  'permalinks.json': '{ "/faq/old/": { "since": "2026-01-01" } }',
  'topics/bread.yml': 'label: Bread\n',
  'sources/rye.yml': source,
  'sources/oat.yml': source,
  'faq/rye.png': 'one',
  'faq/rye.md': toAnswer(
    'Is rye good?',
    'Rye bread cures headaches [@rye].\n\nNobody who eats it needs insulin again: it heals diabetes.\n\n![Rye](./rye.png)',
    'reviewed: { by: ada, on: 2026-01-02 }\n',
  ),
  'faq/old.md': toAnswer('Is it old?', 'It is.'),
  'pages/about.mdx':
    '---\ntitle: About\n---\n\n## Who we are\n\nBakers.\n\n## Where we are\n\nHere.\n',
};

async function write(folder: string, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A repository with two revisions of content, `one` and `two`. */
async function createRepository(): Promise<string> {
  const folder = await createTemporaryFolder();
  const content = join(folder, 'content');
  const git = (...words: string[]) =>
    execFileSync('git', [
      '-C',
      folder,
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@bread.example',
      '-c',
      'commit.gpgsign=false',
      ...words,
    ]);
  const commit = (tag: string) => {
    git('add', '.');
    git('commit', '--quiet', '-m', tag);
    git('tag', tag);
  };
  git('init', '--quiet');
  await write(content, files);
  commit('one');
  await rm(join(content, 'faq/old.md'));
  await rm(join(content, 'sources/oat.yml'));
  await write(content, {
    'permalinks.json': '{ "/faq/old/": { "since": "2026-01-01", "to": "/faq/new/" } }',
    'sources/spelt.yml': source,
    'sources/rye.yml': source.replace('2020', '2021'),
    'faq/rye.png': 'four',
    'faq/rye.md': toAnswer(
      'Is rye good?',
      'Rye bread cures migraine [@spelt].\n\nOats lower blood pressure.\n\n![Rye](./rye.png)',
    ),
    'faq/new.md': toAnswer('Is it new?', 'It is.', 'reviewed: { by: ada, on: 2026-02-02 }\n'),
    'faq/draft.md': toAnswer('Is it a draft?', 'It is.', 'draft: true\n'),
    'pages/about.mdx':
      '---\ntitle: About us\ndescription: Our bread cures every headache.\n---\n\n## Who we are\n\nBakers.\n\n## Where to find us\n\nHere.\n',
  });
  commit('two');
  return content;
}

function toPage(title: string, body: string): string {
  return `<html lang="en"><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

const toMark = (id: string) => `<a class="citation" href="#ref-${id}" data-cite="${id}">1</a>`;

async function writeRelease(
  folder: string,
  pages: Readonly<Record<string, string>>,
): Promise<void> {
  await write(folder, {
    ...pages,
    'release.json': JSON.stringify({
      compression: 'none',
      files: Object.fromEntries(Object.keys(pages).map((path) => [path, '0'])),
    }),
  });
}

const hash = createHash('sha256').update('four').digest('hex').slice(0, 8);

const told = [
  'Pages: 1 added, 2 changed, 1 lost.',
  '  added    /faq/new/ “Is it new?”',
  '  changed  /about/ “About us”: title was “About”, is “About us”; text was “## Who we are Bakers. ## Where we are Here.”, is “## Who we are Bakers. ## Where to find us Here.”; description is now “Our bread cures every headache.”',
  `  changed  /faq/rye/ “Is rye good?”: text is another; image faq/rye.png was “3 bytes (7692c3ad)”, is “4 bytes (${hash})”`,
  '  lost     /faq/old/ “Is it old?”: leads to /faq/new/',
  '',
  'Claims: 2 added, 0 changed, 1 reworded, 1 lost.',
  '  added    /about/ description: Our bread cures every headache.',
  '  added    /faq/rye/ Oats lower blood pressure.',
  '  reworded /faq/rye/ Rye bread cures migraine. (was “Rye bread cures headaches.”; rests on was “rye”, is “spelt”)',
  '  lost     /faq/rye/ Nobody who eats it needs insulin again: it heals diabetes.',
  '',
  'Sources: 1 added, 1 changed, 1 lost.',
  '  added    spelt “Rye”',
  '  changed  rye “Rye”: year was “2020”, is “2021”',
  '  lost     oat “Rye”',
  '',
  'Reviews: 1 added, 0 changed, 1 lost.',
  '  added    /faq/new/ “Is it new?”',
  '  lost     /faq/rye/ “Is rye good?”',
  '',
  'Anchors: 1 added, 0 changed, 1 lost.',
  '  added    /about/#where-to-find-us “Where to find us”',
  '  lost     /about/#where-we-are “Where we are”: permalinks.json does not know it, so it was not published',
];

// Each starts several programs, which takes long where the machine is busy.
describe('npm run diff', { timeout: 60_000 }, () => {
  it('tells of two revisions of a real repository, of a folder of content as of the revision that it is, and the same as JSON', async () => {
    const content = await createRepository();
    const options = ['--content', content, '--today', '2026-03-01'];
    const { code, output } = await runHere('diff', ['one', 'two', ...options]);
    expect([code, output.trim().split('\n')]).toEqual([0, ['From one to two:', '', ...told]]);
    const folder = await runHere('diff', ['one', content, ...options]);
    expect(folder.output.trim().split('\n').slice(2)).toEqual(told);
    const none = await runHere('diff', ['two', content, ...options]);
    expect(none.output).toContain('Pages: as before.');
    const json = await runHere('diff', ['one', 'two', '--format', 'json', ...options]);
    expect(JSON.parse(json.output)).toMatchObject({
      old: 'one',
      new: 'two',
      changes: {
        pages: { lost: [{ name: '/faq/old/', became: 'leads to /faq/new/' }] },
        sources: {
          changed: [{ name: 'rye', facts: [{ fact: 'year', before: '2020', after: '2021' }] }],
        },
      },
    });
  });

  it('tells of two releases what their pages show, and what of it cannot be known', async () => {
    const [before, after] = [await createTemporaryFolder(), await createTemporaryFolder()];
    await writeRelease(before, {
      'a/index.html': toPage(
        'A',
        `<ul><li class="reviewed">Reviewed by Ada</li></ul><h2 id="x">X</h2><h2 id="y">Y</h2><p>Bread is <em>old</em>. It fills${toMark('rye')}. It keeps${toMark('rye')}.</p><img src="/assets/loaf.aaaaaaaa.webp">`,
      ),
      'old/index.html': toPage(
        'Old',
        `<ul class="reviewed"><li class="reviewed">Reviewed by Ada</li></ul><p>It was always so${toMark('rye')}.</p>`,
      ),
      'sources/index.html': toPage(
        'Sources',
        '<ul><li id="rye"><p><cite>Rye</cite></p><dl><dd>2020</dd></dl></li></ul>',
      ),
    });
    await writeRelease(after, {
      'a/index.html': toPage(
        'A',
        `<h2 id="z"><span id="y"></span>Z</h2><p>Bread is old. It fills${toMark('rye')}${toMark('oat')}. It keeps well${toMark('rye')}.</p><img src="/assets/loaf.bbbbbbbb.webp">`,
      ),
      'old/index.html':
        '<html><head><link rel="canonical" href="https://bread.example/new/"><script src="/moved.js"></script><noscript><meta http-equiv="refresh" content="0; url=/new/"></noscript></head><body><main><h1><a href="/new/">New</a></h1></main></body></html>',
      'new/index.html': toPage(
        'New',
        `<ul class="reviewed"><li class="reviewed">Reviewed by Ada</li></ul><p>It was always so${toMark('rye')}.</p>`,
      ),
      'sources/index.html': toPage(
        'Sources',
        '<ul><li id="rye"><p><cite>Rye</cite></p><dl><dd>2021</dd></dl></li></ul>',
      ),
    });
    const { code, output } = await runHere('diff', [before, after]);
    expect(code).toBe(0);
    for (const line of [
      'Pages: 1 added, 2 changed, 1 lost.',
      '  added    /new/ “New”',
      '  lost     /old/ “Old”: leads to /new/',
      'Claims: 0 added, 1 changed, 1 reworded, 0 lost.',
      '  changed  /a/ It fills.: rests on was “rye”, is “rye, oat”',
      '  reworded /a/ It keeps well. (was “It keeps.”)',
      'Reviews: 0 added, 0 changed, 1 lost.',
      '  changed  rye “Rye”: record was “Rye 2020”, is “Rye 2021”',
      '  lost     /a/ “A”',
      '  added    /a/#z “Z”',
      '  lost     /a/#x “X”: leads nowhere',
      '  lost     /a/#y “Y”: the page keeps its id',
    ])
      expect(output.split('\n')).toContain(line);
    expect(output).toContain('What cannot be known:\n  Claims without a mark: ');
    await write(before, { 'other/site.yml': 'title: Bread\n' });
    const mixed = await runHere('diff', [before, join(before, 'other')]);
    expect([mixed.code, mixed.output]).toEqual([2, expect.stringContaining('is a release and')]);
    await rm(join(after, 'new/index.html'));
    const broken = await runHere('diff', [before, after]);
    expect([broken.code, broken.output]).toEqual([
      2,
      expect.stringContaining('lacks new/index.html, which its manifest names.'),
    ]);
  });

  it('names what it could not read', async () => {
    const [before, after] = [await createTemporaryFolder(), await createTemporaryFolder()];
    await write(before, files);
    await write(after, { ...files, 'faq/rye.md': '---\nquestion: Is rye good?\n' });
    const { output } = await runHere('diff', [before, after, '--content', before]);
    expect(output).toContain(`What faq/rye.md holds in ${after}: it cannot be read.`);
  });

  it('says what to do where there is no such revision or folder, and where there is no content in it', async () => {
    const content = await createTemporaryFolder();
    await write(content, files);
    const missing = await runHere('diff', ['none', content, '--content', content]);
    expect([missing.code, missing.output]).toEqual([
      2,
      expect.stringMatching(
        /^There is no folder .*none, and no git revision "none" around .*\. Name a folder, or a revision as git log shows it\.\n$/,
      ),
    ]);
    const empty = await runHere('diff', [content, join(content, 'faq'), '--content', content]);
    expect([empty.code, empty.output]).toEqual([
      2,
      expect.stringContaining(
        '/faq holds no site.yml, so it is no content, and no release.json, so it is no release.',
      ),
    ]);
    const repository = await createRepository();
    await write(join(repository, '../other'), files);
    const elsewhere = await runHere('diff', [
      'one',
      'two',
      '--content',
      join(repository, '../other'),
    ]);
    expect([elsewhere.code, elsewhere.output]).toEqual([
      2,
      expect.stringContaining('there is no content in'),
    ]);
  });
});
