import { mkdirSync, readdirSync, readFileSync, rmSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveState } from '../../../src/import/write/planned-file.ts';
import { parseMarkdown } from '../../../src/domain/body/markdown-tree.ts';
import { serializeBody } from '../../../src/import/write/markdown.ts';
import {
  importCase,
  layOut,
  listTree,
  plan,
  removePlace,
  type CaseOptions,
} from './import-case.ts';

// Each case is a folder: `input` holds what is imported, `expected` all that comes of it. After a
// change that is meant, write the expected files anew with UPDATE_GOLDEN=1, and read what changed
// in them.
const cases = join(import.meta.dirname, '../../fixtures/import');
/**
 * The cases whose report is also compared as prose, so that a change of a sentence touches few
 * files.
 */
const proseCases: ReadonlySet<string> = new Set([
  'docx-german-guide',
  'html-blog-post',
  'markdown-hugo-bundle',
  'split-people-and-days',
  'wxr-kinds',
]);
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';
const names = readdirSync(cases).sort();

describe('a document is imported as its case says', () => {
  it.for(names)('%s', async (name) => {
    const folder = join(cases, name);
    const options = readOptions(folder);
    const place = layOut(folder);
    const { plan: made, files } = await importCase(place, options);
    if (!proseCases.has(name)) files.delete('report.txt');
    if (isUpdate) update(join(folder, 'expected'), files);
    const expected = new Map(
      listTree(join(folder, 'expected')).map((path) => [
        path,
        readFileSync(join(folder, 'expected', path)),
      ]),
    );

    expect([...files.keys()].sort(), 'which files come of it').toEqual([...expected.keys()]);
    for (const [path, bytes] of files) {
      if (/\.(?:mdx?|yml|json|txt)$/.test(path))
        expect(bytes.toString('utf8'), path).toBe(expected.get(path)?.toString('utf8'));
      else expect(bytes.equals(expected.get(path) ?? Buffer.alloc(0)), path).toBe(true);
    }
    expect(
      made.inputs.flatMap(({ accounting }) => accounting.missing),
      'words that went missing',
    ).toEqual([]);

    const bodies = [...files]
      .filter(([path]) => /\.mdx?$/.test(path))
      .map(
        ([path, bytes]) =>
          [path, bytes.toString('utf8').replace(/^---\n[\s\S]*?\n---\n\n?/, '')] as const,
      );
    for (const [path, body] of bodies)
      expect(rewrite(body, path.endsWith('.mdx')), `${path}, read and written again`).toBe(body);

    const again = await plan(place, options);
    expect(
      again.inputs.flatMap(({ files: planned }) =>
        planned.filter((file) => resolveState(file) !== 'same').map(({ path }) => path),
      ),
      'what a second import would change',
    ).toEqual([]);
    expect(again.redirects.size, 'what a second import would redirect').toBe(0);
    removePlace(place);
  });

  it('has cases, each with an input and what is expected of it', () => {
    expect(names.length).toBeGreaterThan(0);
    for (const name of names)
      expect([
        name,
        existsSync(join(cases, name, 'input')),
        existsSync(join(cases, name, 'expected/report.json')),
        existsSync(join(cases, name, 'expected/report.txt')),
      ]).toEqual([name, true, true, proseCases.has(name)]);
    for (const name of proseCases) expect(names).toContain(name);
  });
});

/** Marks of sources are text here, which is written as code so that it cites nothing. */
function rewrite(body: string, hasHeadings: boolean): string {
  const context = {
    hasHeadings,
    resolveSourceId: () => '',
    resolveLink: (url: string) => url,
    toImage: (url: string) => url,
  };
  return serializeBody(
    parseMarkdown(body, hasHeadings ? 'mdx' : 'markdown').children,
    context,
  ).text.replace(/`(\[@[^`]+\])`/g, '$1');
}

function readOptions(folder: string): CaseOptions {
  const file = join(folder, 'options.json');
  const options: CaseOptions = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return options;
}

function update(folder: string, files: ReadonlyMap<string, Buffer>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
