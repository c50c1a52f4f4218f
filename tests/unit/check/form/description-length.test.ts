import { describe, expect, it } from 'vitest';
import { findLines, inLanguage } from './found.ts';

const page = (description: string) => ({
  'pages/about.mdx': `---\ntitle: About\ndescription: ${description}\n---\n\nWe bake.\n`,
});

describe('the length of a description', () => {
  it.each([
    [
      'x'.repeat(39),
      '3:14 This description has 39 characters. 40 to 160 are expected, since search engines leave out what says too little.',
    ],
    [
      'x'.repeat(161),
      '3:14 This description has 161 characters. 40 to 160 are expected, since search engines cut what is longer.',
    ],
    ['🍞'.repeat(39), 'has 39 characters'],
    ['語'.repeat(81), 'has 162 characters'],
  ])('is told where it is %s', (description, message) => {
    expect(findLines('description-length', page(description))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it.each(['x'.repeat(40), 'x'.repeat(160), `"${'x'.repeat(160)}"`, '語'.repeat(80), '""', '[]'])(
    'is not told where it is %s',
    (description) => {
      expect(
        findLines('description-length', { ...page(description), ...inLanguage('ja') }),
      ).toEqual([]);
    },
  );

  it('is told of a short answer, too, that is longer than three sentences', () => {
    const article = (letters: number) => ({
      'articles/why-loaves-rise.mdx': `---\ntitle: Why loaves rise\ndescription: ${'x'.repeat(60)}\nshortAnswer: ${'y'.repeat(letters)}\nauthors: [ada-baker]\ntopics: [safety]\npublished: 2026-01-01\n---\n\nYeast.\n`,
    });
    expect(findLines('description-length', article(400))).toEqual([]);
    expect(findLines('description-length', article(401))).toEqual([
      expect.stringContaining('4:14 This short answer has 401 characters.'),
    ]);
  });

  it('of a topic or a source may be any', () => {
    expect(
      findLines('description-length', {
        'topics/safety.yml': 'label: Safety\ndescription: Harm.\n',
      }),
    ).toEqual([]);
  });
});
