import { describe, expect, it } from 'vitest';
import { check, checkLines, type Files } from '../small-content.ts';

function faq(id: string, question: string, asks: readonly string[] = []): Files {
  return {
    [`faq/${id}.md`]: `---\nquestion: ${question}\ntopic: baking\nasks: ${JSON.stringify(asks)}\npublished: 2026-01-01\n---\n\nYes [@experience].\n`,
  };
}

describe('a question that is asked twice', () => {
  it('is told at the later file, and leads to the earlier', () => {
    const { diagnostics: problems } = check({
      ...faq('a-loaf', 'Can I freeze a loaf?'),
      ...faq('b-loaf', 'Can I freeze the loaf?'),
    });
    expect(problems).toMatchObject([
      {
        path: 'faq/b-loaf.md',
        line: 2,
        column: 11,
        rule: 'similar-question',
        severity: 'warning',
        message: expect.stringContaining(
          'nearly the same as "Can I freeze a loaf?" in faq/a-loaf.md. Make one entry of the two',
        ),
      },
    ]);
    expect(problems[0]?.related).toMatchObject([{ path: 'faq/a-loaf.md', line: 2, column: 11 }]);
  });

  it('is told where another wording asks it', () => {
    expect(
      checkLines({
        ...faq('a-loaf', 'Can I freeze a loaf?'),
        ...faq('b-cold', 'Does cold hurt it?', ['Can I freeze a loaf?']),
      }),
    ).toEqual([
      expect.stringContaining(
        'faq/b-cold.md:4:8 warning [similar-question] This asks the same as "Can I freeze a loaf?" in faq/a-loaf.md. Keep this wording',
      ),
    ]);
  });

  it('is no matter of this rule within one entry', () => {
    const lines = checkLines(
      faq('a-loaf', 'Can I freeze a loaf?', ['Can I freeze a loaf?', 'Can I freeze the loaf?']),
    );
    expect(lines.filter((line) => line.includes('similar-question'))).toEqual([]);
  });

  it('is no matter where the rule is off', () => {
    const site = {
      'site.yml':
        'title: Bread\nurl: https://www.bread-shelf.org\npublisher:\n  name: The Shelf\n  logo: ./logo.svg\nrules:\n  similar-question: off\n',
    };
    expect(
      checkLines({
        ...site,
        ...faq('a-loaf', 'Can I freeze a loaf?'),
        ...faq('b-loaf', 'Can I freeze the loaf?'),
      }),
    ).toEqual([]);
  });

  it('does not mind what is no question', () => {
    const lines = checkLines({
      'faq/odd.md':
        '---\nquestion: [a]\nasks: 5\ntopic: baking\npublished: 2026-01-01\n---\n\nYes.\n',
    });
    expect(lines.filter((line) => line.includes('similar-question'))).toEqual([]);
  });
});
