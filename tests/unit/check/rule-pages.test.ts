import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleNames } from '../../../src/check/rules.ts';
import { pagesFolder, parseRulePage, readRulePage } from './rule-page.ts';
import { check, toLine } from './small-content.ts';

const pages = readdirSync(pagesFolder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => name.replace(/\.md$/, ''));

describe('the pages of the rules', () => {
  it('are there for every rule, and for nothing else', () => {
    expect(pages.toSorted()).toEqual(ruleNames);
  });
});

describe.each(pages)('the page of %s', (name) => {
  const page = readRulePage(name);

  it('has its name, a sentence that sums it up, and examples', () => {
    expect(page).toMatchObject({
      title: name,
      summary: expect.stringMatching(/\.$/),
      headings: ['Wrong', 'Right'],
    });
    expect(Object.keys(page.wrong)).not.toEqual([]);
    expect(Object.keys(page.right)).not.toEqual([]);
  });

  it('shows under Wrong what the rule finds', () => {
    const { diagnostics } = check(page.wrong);
    const found = diagnostics.filter(
      ({ rule, path }) => rule === name && Object.hasOwn(page.wrong, path),
    );
    expect(found, `Found instead:\n${diagnostics.map(toLine).join('\n')}`).not.toEqual([]);
  });

  it('shows under Right what has no problem', () => {
    expect(check(page.right).diagnostics.map(toLine)).toEqual([]);
  });
});

describe('an example', () => {
  const read = (...lines: readonly string[]) =>
    parseRulePage(['# x', '', '## Wrong', '', ...lines].join('\n')).wrong;

  it('is the text of a file', () => {
    expect(read('```md faq/x.md', 'a', '', 'b', '```')).toEqual({ 'faq/x.md': 'a\n\nb\n' });
  });

  it('is bytes, a file of some size, or no file', () => {
    expect(read('```bytes "faq/a b.md"', 'a\\x00\\u{200b}', '```')).toEqual({
      'faq/a b.md': Buffer.from('a\u0000\u200b'),
    });
    expect(read('```md faq/x.md size=6', 'ab', '```')).toEqual({ 'faq/x.md': 'abbbb\n' });
    expect(read('```none site.yml', '```')).toEqual({ 'site.yml': undefined });
  });

  it('is refused without a path', () => {
    expect(() => read('```md', 'a', '```')).toThrow('the path of its file');
  });
});
