import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRuleName, ruleNames } from '../../../src/check/rule-names.ts';
import { adjustableRules, isAdjustableRule } from '../../../src/schemas/rules.ts';
import { pagesFolder, parseRulePage, readRulePage } from './rule-page.ts';
import { check, toLine } from './small-content.ts';

const source = join(import.meta.dirname, '../../../src');
const pages = readdirSync(pagesFolder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => name.replace(/\.md$/, ''));

/** The names of rules as they stand in the code: what it reports, but for what the rule of links tells in better words. */
function listReported(): string[] {
  const texts = globSync(['check/**/*.ts', 'markdown/**/*.ts'], { cwd: source }).map((file) =>
    readFileSync(join(source, file), 'utf8'),
  );
  const names = texts.flatMap((text) =>
    [
      ...text.matchAll(
        /\b(?:toError|toWarning|toFinding|make)\(\s*'([a-z-]+)'|\brule: '([a-z-]+)'(?! \|)/g,
      ),
    ].map((match) => match[1] ?? match[2] ?? ''),
  );
  return [...new Set(names)].filter((name) => name !== 'relative-link');
}

describe('the names of the rules', () => {
  it('are listed, each that the code reports', () => {
    expect(listReported().filter((name) => !isRuleName(name))).toEqual([]);
    expect(listReported().length).toBeGreaterThan(20);
  });

  it('are listed, each that a site may set', () => {
    expect(Object.keys(adjustableRules).filter((name) => !ruleNames.includes(name))).toEqual([]);
  });
});

describe('the pages of the rules', () => {
  it('are there for every rule, and for nothing else', () => {
    expect(pages.toSorted()).toEqual(ruleNames);
  });

  it('are listed in docs/rules/README.md with their level, each once', () => {
    const rows = readFileSync(join(pagesFolder, 'README.md'), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, name = '', level = '', star] =
          /^\| \[([a-z-]+)\]\(\1\.md\) \| [^|]+ \| ([a-z, ]+?)( \\\*)? \|$/.exec(line) ?? [];
        return name === '' ? [] : [{ name, level, canBeSet: star !== undefined }];
      });
    expect(rows.map(({ name }) => name).toSorted()).toEqual(ruleNames);
    expect(rows.filter(({ name, canBeSet }) => canBeSet !== isAdjustableRule(name))).toEqual([]);
    expect(
      rows.filter(
        ({ name, level }) => isAdjustableRule(name) && level !== adjustableRules[name].level,
      ),
    ).toEqual([]);
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
    const { diagnostics: problems } = check(page.wrong);
    const found = problems.filter(
      ({ rule, path }) => rule === name && Object.hasOwn(page.wrong, path),
    );
    expect(found, `Found instead:\n${problems.map(toLine).join('\n')}`).not.toEqual([]);
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
