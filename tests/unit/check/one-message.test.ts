import { describe, expect, it } from 'vitest';
import { fixContent } from '../../../src/check/fixes/fix.ts';
import { checkLines, faqHead, faqWith, toFile, wellFiles, type Files } from './small-content.ts';

/** The file after all fixes. */
function mended(changes: Files, path: string): string | undefined {
  const files = Object.entries<string | Uint8Array | undefined>({ ...wellFiles, ...changes });
  const { changed } = fixContent(
    files
      .flatMap(([name, text]) => (text === undefined ? [] : [toFile(name, text)]))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    '2026-06-01',
  );
  return changed.find((file) => file.path === path)?.bytes.toString();
}

const dated = 'published: 2026-01-01';
const question = 'question: Is it safe?';

describe('a file with a wrong name is told of, and nothing that follows from it', () => {
  it.each<[string, string]>([
    ['articles/bread.mdx', 'articles/bread.md'],
    ['faq/is-it-safe.md', 'faq/is-it-safe.mdx'],
    ['topics/safety.yml', 'topics/safety.yaml'],
    ['people/ada-baker.yml', 'people/Ada Baker.yml'],
    ['sources/haller-2020.yml', 'sources/Haller_2020.yml'],
    ['pages/about.mdx', 'pages/about.markdown'],
  ])('%s as %s', (right, wrong) => {
    const text = Object.entries(wellFiles).find(([path]) => path === right)?.[1];
    expect(checkLines({ [right]: undefined, [wrong]: text })).toEqual([
      expect.stringMatching(/^\S+(?: Baker\.yml)? error \[file-(?:place|name)\]/),
    ]);
  });
});

describe('what people call an entry is understood as its name', () => {
  it.each([
    [`${question}\ntopic: Safety\n${dated}`, 'topic: safety'],
    [`${question}\ntopic: [safety]\n${dated}`, 'topic: safety'],
    [
      `${question}\ntopic: safety\nrelated: How long does it take?\n${dated}`,
      'related: [how-long]',
    ],
    [`${question}\ntopic: safety\nrelated:\n  - How long does it take?\n${dated}`, '  - how-long'],
  ])('%j', (head, line) => {
    expect(checkLines(faqHead(head)).filter((each) => each.startsWith('faq/'))).toHaveLength(1);
    expect(mended(faqHead(head), 'faq/is-it-safe.md')?.split('\n')).toContain(line);
  });

  it('in lists of an article', () => {
    const article = wellFiles['articles/bread.mdx']
      .replace('topics: [baking]', 'topics: Baking, Safety')
      .replace('authors: [ada-baker]', 'authors: Ada Baker');
    const text = mended({ 'articles/bread.mdx': article }, 'articles/bread.mdx');
    expect(text).toContain('authors: [ada-baker]\ntopics: [baking, safety]\n');
  });

  it('unless two are called so', () => {
    const twin = {
      'topics/safety-two.yml': 'label: Safety first\ndescription: All of it.\n',
      'topics/safety-3.yml': 'label: Safety first\ndescription: More of it.\n',
    };
    const files = { ...faqHead(`${question}\ntopic: Safety first\n${dated}`), ...twin };
    expect(mended(files, 'faq/is-it-safe.md')).toBeUndefined();
  });
});

describe('what other programs write for true, and a missing space, is mended', () => {
  it.each([
    ['draft: yes', 'draft: true'],
    ['draft: "no"', 'draft: false'],
    ['draft: Off', 'draft: false'],
    ['order:20', 'order: 20'],
    ['updated:2026-02-01', 'updated: 2026-02-01'],
  ])('%s', (before, after) => {
    const head = `${question}\ntopic: safety\n${dated}\n${before}`;
    const told = checkLines(faqHead(head)).filter((line) => line.startsWith('faq/is-it-safe'));
    expect(told).toHaveLength(1);
    expect(mended(faqHead(head), 'faq/is-it-safe.md')).toContain(`\n${after}\n`);
  });
});

describe('a source that is not finished', () => {
  const stub =
    'kind: TODO\nauthors: [Xu X]\ntitle: A work\ncontainer: TODO\nyear: 2020\npopulation: TODO who\nfinding: TODO\n';

  it('is one remark where no text cites it', () => {
    expect(checkLines({ 'sources/xu-2020.yml': stub })).toEqual([
      expect.stringContaining(
        'sources/xu-2020.yml info [unused-source] This source is not finished',
      ),
    ]);
  });

  it('is told in full where a text cites it', () => {
    const lines = checkLines({ 'sources/xu-2020.yml': stub, ...faqWith('Yes [@xu-2020].') });
    expect(lines.filter((line) => line.includes('error [placeholder]')).length).toBeGreaterThan(2);
  });
});

it('a text without front matter and with a title of its own is told of once', () => {
  const lines = checkLines({ 'faq/is-it-safe.md': '# Is it safe?\n\nYes.\n' });
  expect(lines.filter((line) => line.startsWith('faq/is-it-safe'))).toHaveLength(1);
});

describe('what is one slip is told once', () => {
  const lines = (answer: string) => checkLines(faqWith(answer));

  it('the promises of a list without any evidence', () => {
    expect(lines('It does much:\n\n- relieves pain\n- prevents colds\n- improves sleep')).toEqual([
      expect.stringMatching(/:9:3 warning \[claim\] .* So do 2 more in this list/),
    ]);
  });

  it('the marks and notes of a text', () => {
    expect(lines('Mostly[^1], and[^2].\n\n[^1]: Haller, 2020.\n[^2]: More.')).toEqual([
      expect.stringMatching(/:7:7 error \[footnote\] .* It is one of 4 marks and notes\./),
    ]);
  });
});
