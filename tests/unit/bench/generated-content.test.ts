import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  collectCited,
  generatedToday,
  generateEntries,
  serializeBody,
  writeContent,
} from '../../../bench/generated-content.ts';
import { checkContent } from '../../../src/check/check.ts';

const tiny = { articles: 3, answers: 6, sources: 8, topics: 2 };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'answerable-generated-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('generated content', () => {
  it('is the same to the byte when it is written twice', () => {
    const [one, two] = ['one', 'two'].map((name) => {
      writeContent(join(folder, name), tiny);
      return readAll(join(folder, name));
    });
    expect(one).toEqual(two);
    expect(one).toHaveLength(1 + 2 + 1 + 8 + 3 + 6);
  });

  it('differs with another seed', () => {
    const [one, two] = [1, 2].map((seed) => [...generateEntries(tiny, seed)]);
    expect(one).not.toEqual(two);
  });

  it('is clean by the check', () => {
    const content = join(folder, 'clean');
    writeContent(content, tiny);
    expect(checkContent(content, { today: generatedToday }).diagnostics).toEqual([]);
  });

  it('has articles of about 1,300 words with 35 citations, and cites every source', () => {
    const entries = [...generateEntries(tiny)];
    const articles = entries.filter(({ collection }) => collection === 'articles');
    expect(articles.map((each) => collectCited(each).length)).toEqual([35, 35, 35]);
    for (const { body } of articles) {
      const words = serializeBody(body, plainSyntax).split(/\s+/).length;
      expect(words).toBeGreaterThan(1100);
      expect(words).toBeLessThan(1600);
    }
    expect(new Set(articles.flatMap(collectCited)).size).toBe(tiny.sources);
  });
});

const plainSyntax = {
  formatCitation: () => '',
  formatLink: (_: unknown, text: string) => text,
  formatCallout: (text: string) => text,
};

function readAll(root: string): [string, string][] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort()
    .map((path) => [path.slice(root.length), readFileSync(path, 'utf8')]);
}
