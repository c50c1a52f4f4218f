import { describe, expect, it } from 'vitest';
import { checkLines } from '../small-content.ts';

const answer = '\n\nMostly [@haller-2020].\n';

describe('one slip is told once, where it is', () => {
  it('at the line that is indented, where the line above holds a plain value', () => {
    const lines = checkLines({
      'faq/is-it-safe.md': `---\nquestion: Is it safe?\ntopic: safety\n published: 2026-01-01\n---${answer}`,
    });
    expect(lines.filter((line) => line.startsWith('faq/'))).toEqual([
      'faq/is-it-safe.md:4:2 error [yaml] This line is indented differently from the others of its group. Align it with them.',
    ]);
  });

  it('at a citation that is not closed, where another follows in its line', () => {
    const lines = checkLines({
      'faq/is-it-safe.md':
        '---\nquestion: Is it safe?\ntopic: safety\npublished: 2026-01-01\n---\n\nMostly [@haller-2020 and so we found [@experience].\n',
    });
    expect(lines.filter((line) => line.startsWith('faq/'))).toEqual([
      expect.stringMatching(/^faq\/is-it-safe\.md:7:8 error \[citation\]/),
    ]);
  });

  it('at the tab, without a word on the lines beside it', () => {
    const lines = checkLines({
      'faq/is-it-safe.md': `---\nquestion: Is it safe?\ntopic: safety\npublished: 2026-01-01\nrelated:\n\t- how-long\n  - how-long\n---${answer}`,
    });
    expect(lines.filter((line) => line.startsWith('faq/'))).toEqual([
      expect.stringMatching(
        /^faq\/is-it-safe\.md:6:1 error \[yaml\] This line is indented with a tab/,
      ),
    ]);
  });

  it('without a word on links to a page whose front matter does not end', () => {
    const lines = checkLines({
      'articles/bread.mdx': '---\ntitle: Bread\n\n## The dough\n\nFlour.\n',
    });
    expect(lines.filter((line) => line.startsWith('faq/how-long.md'))).toEqual([]);
  });

  it.each(['Draft\n---\n', ''])(
    'without taking fields for text where front matter begins with %j',
    (head) => {
      const lines = checkLines({
        'faq/is-it-safe.md': `${head}question: Is it safe?\ntopic: safety\npublished: 2026-01-01\n---${answer}`,
      });
      expect(lines.filter((line) => line.startsWith('faq/'))).toEqual([
        expect.stringMatching(/^faq\/is-it-safe\.md:1:1 error \[front-matter\]/),
      ]);
    },
  );
});
