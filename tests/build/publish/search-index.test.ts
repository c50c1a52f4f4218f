import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const index = join(inject('smallSite'), 'pagefind');

describe('the search index of a release', () => {
  it('lies in several parts even on a small site, so that a question loads little of it', () => {
    // With Pagefind's own size it would be one.
    expect(readdirSync(join(inject('firstSite'), 'pagefind/index')).length).toBeGreaterThan(3);
  });

  it('comes with the words of its pages, and none of a draft', () => {
    const { pages, letters }: { pages: number; letters: Record<string, string> } = JSON.parse(
      readFileSync(join(index, 'words.json'), 'utf8'),
    );
    expect(pages).toBe(readdirSync(join(index, 'fragment')).length);
    const words = [...new Set(Object.values(letters))]
      .flatMap((file) => readFileSync(join(index, file), 'utf8').split('\n'))
      .map((line) => line.split(' ')[0]);
    expect(words).toEqual(expect.arrayContaining(['bread', 'freeze', 'loaf']));
    expect(words).not.toContain('unfinished');
  });
});
