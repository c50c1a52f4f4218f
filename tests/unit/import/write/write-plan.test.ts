import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportPlan, requiresAction } from '../../../../src/import/import-documents.ts';
import { formatImport } from '../../../../src/import/reporters/text.ts';
import { readExisting, type PlannedFile } from '../../../../src/import/write/planned-file.ts';
import { writePlan } from '../../../../src/import/write/write-plan.ts';
import { createTemporaryFolder } from '../../publish/temporary-folder.ts';

const moved = '2026-06-01';

function toPlan(files: readonly PlannedFile[], redirects: ImportPlan['redirects']): ImportPlan {
  return {
    inputs: [
      {
        input: { name: 'a.txt', format: 'plain text', unit: 'line' },
        files,
        messages: [],
        dropped: [],
        accounting: { total: 1, kept: 1, dropped: 0, missing: [] },
      },
    ],
    redirects,
    failures: [],
  };
}

const toFile = (path: string): PlannedFile => ({
  path,
  kind: 'FAQ entry',
  title: path,
  bytes: Buffer.from('---\nquestion: Why?\n---\n\nSo.\n'),
  existing: undefined,
});

/**
 * Plans two files beside one that is in trouble, writes them, and tells what is there and what is
 * said.
 */
async function write(folder: string, path: string, redirects = new Map()) {
  const files = [toFile('faq/one.md'), toFile(path), toFile('topics/two.yml')];
  const plan = await writePlan(folder, toPlan(files, redirects));
  const report = formatImport(plan, { isDryRun: false, show: (each) => each });
  return {
    plan,
    told: report.split('\n').filter((line) => line.includes(path.slice(0, 40))),
    others: ['faq/one.md', 'topics/two.yml'].filter((each) => existsSync(join(folder, each))),
  };
}

describe('a file of an import that cannot be written', () => {
  it.each<[string, string, (folder: string) => Promise<unknown>, string]>([
    [
      'since a folder has its name',
      'faq/in-use.md',
      (folder) => mkdir(join(folder, 'faq/in-use.md'), { recursive: true }),
      'A folder of this name stands there. Move it away, and import again.',
    ],
    [
      'since a file has the name of its folder',
      'pages/about.mdx',
      (folder) => writeFile(join(folder, 'pages'), ''),
      'A file has the name of its folder. Move that file away, and import again.',
    ],
    [
      'since its folder is a link that leads to itself',
      'people/jane.yml',
      (folder) => symlink(join(folder, 'people'), join(folder, 'people')),
      'A link there leads to itself. Remove it, and import again.',
    ],
    [
      'since its name is too long',
      `faq/${'long'.repeat(100)}.md`,
      async () => undefined,
      'Its path is longer than the disk allows. Choose a content folder with a shorter path, or give the document a shorter name.',
    ],
  ])('%s is told in one line, and the others are written', async (_, path, spoil, message) => {
    const folder = await createTemporaryFolder();
    await spoil(folder);
    const { plan, told, others } = await write(folder, path);
    expect(told).toEqual([`  not written: ${path} (FAQ entry: ${path}): ${message}`]);
    expect(others).toEqual(['faq/one.md', 'topics/two.yml']);
    expect(requiresAction(plan)).toBe(true);
  });

  it('has no redirect, and those to the others are entered', async () => {
    const folder = await createTemporaryFolder();
    await mkdir(join(folder, 'faq/in-use.md'), { recursive: true });
    const { plan } = await write(
      folder,
      'faq/in-use.md',
      new Map([
        ['/old/one/', { to: '/faq/one/', moved }],
        ['/old/in-use/', { to: '/faq/in-use/', moved }],
      ]),
    );
    expect([...plan.redirects.keys()]).toEqual(['/old/one/']);
    expect(JSON.parse(await readFile(join(folder, 'permalinks.json'), 'utf8'))).toEqual({
      '//': expect.any(String),
      '/old/one/': { to: '/faq/one/', moved },
    });
  });

  it('is known before where something stands in its way, and nothing is tried', async () => {
    const folder = await createTemporaryFolder();
    await mkdir(join(folder, 'faq/in-use.md'), { recursive: true });
    expect(await readExisting(folder, 'faq/in-use.md')).toEqual({
      existing: undefined,
      obstacle: 'A folder of this name stands there. Move it away, and import again.',
    });
    expect(await readExisting(folder, 'faq/none.md')).toEqual({ existing: undefined });
  });

  it('leaves nothing behind', async () => {
    const folder = await createTemporaryFolder();
    await mkdir(join(folder, 'faq/in-use.md'), { recursive: true });
    await write(folder, 'faq/in-use.md');
    expect((await readdir(join(folder, 'faq'))).sort()).toEqual(['in-use.md', 'one.md']);
  });
});

describe('redirects of an import that cannot be entered', () => {
  it('are told in one line, and the files are written', async () => {
    const folder = await createTemporaryFolder();
    await mkdir(join(folder, 'permalinks.json'));
    const { plan, others } = await write(
      folder,
      'faq/three.md',
      new Map([['/old/', { to: '/faq/one/', moved }]]),
    );
    expect(others).toEqual(['faq/one.md', 'topics/two.yml']);
    expect(plan.redirects.size).toBe(0);
    expect(plan.failures).toEqual([
      {
        name: 'permalinks.json',
        failure: expect.stringMatching(
          /^The redirects from old addresses were not entered\. .*\.$/,
        ),
      },
    ]);
  });
});

describe('a file whose name is as long as a name can be', () => {
  it('is written', async () => {
    const folder = await createTemporaryFolder();
    const path = `faq/${'a'.repeat(252)}.md`;
    const { told } = await write(folder, path);
    expect(told).toEqual([`  wrote ${path} (FAQ entry: ${path})`]);
  });
});
