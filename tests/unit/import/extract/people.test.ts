import { describe, expect, it } from 'vitest';
import { parseByline, parseName } from '../../../../src/import/extract/people.ts';
import { describeLeftOut, describeSplit, splitMarkdown } from './markdown-document.ts';

/** The authors of the first entry. */
function toAuthors(markdown: string): unknown[] {
  return splitMarkdown(markdown).entries[0]?.authors.map(({ value }) => value) ?? [];
}

describe('a name', () => {
  it.each([
    'Jane Doe',
    'Dr. Jana Weber',
    'Mr Bamboo',
    'Jean-Luc de la Tour',
    'J. R. Hartley',
    'Prof. Dr. Anke van der Berg',
    "Sinéad O'Neill",
    'Anna Müller, PhD',
  ])('is known: %s', (name) => expect(parseName(name)).toBeDefined());
  it.each([
    'Bamboo',
    'The Garden',
    'Copy Link',
    'jane doe',
    'Jane sleeps',
    'About Us',
    'Jane Doe.',
    'How To',
  ])('is not seen in %s', (name) => expect(parseName(name)).toBeUndefined());
});

describe('a byline', () => {
  it.each([
    ['By Jane Doe', ['Jane Doe']],
    ['Written by Dr. Jana Weber', ['Dr. Jana Weber']],
    ['By Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
    ['Von Jana Weber', ['Jana Weber']],
    ['Text: Jana Weber und Jörg Öz', ['Jana Weber', 'Jörg Öz']],
    ['By Jane Doe, PhD | March 3, 2021 | 5 min read', ['Jane Doe']],
  ])('names authors: %s', (line, names) =>
    expect(parseByline(line)?.authors.map(({ name }) => name)).toEqual(names),
  );

  it('tells the days', () => {
    expect(parseByline('By Jane Doe on March 3, 2021')).toMatchObject({
      published: '2021-03-03',
      updated: undefined,
    });
    expect(
      parseByline('Veröffentlicht am 3. März 2021 · Aktualisiert am 4. Mai 2022'),
    ).toMatchObject({ published: '2021-03-03', updated: '2022-05-04' });
    expect(parseByline('Veröffentlicht am 12.01.2024 von Petra Klein')).toMatchObject({
      published: '2024-01-12',
      authors: [{ name: 'Petra Klein' }],
    });
  });

  it.each([
    'By Design',
    'By the river',
    'By Jane Doe, who keeps bees',
    'Von Hand geschleudert',
    'Author rights',
    'By bicycle and train',
  ])('is not seen in %s', (line) => expect(parseByline(line)).toBeUndefined());
});

describe('people in a text', () => {
  it('are its authors where a byline names them', () => {
    const split = splitMarkdown('# Sleep of bees\n\nBy Jane Doe, PhD\n\nThey sleep.\n');
    expect(describeSplit(split)).toEqual([{ articles: 'Sleep of bees', body: 'They sleep.' }]);
    expect(split.entries[0]?.authors).toEqual([{ value: { name: 'Jane Doe' }, line: 3 }]);
    expect(describeLeftOut(split)).toEqual([
      '3: By (the words before the name of an author)',
      '3: PhD (a qualification; it belongs to the page of the person)',
    ]);
  });

  it('may stand in a box at the foot', () => {
    expect(
      toAuthors('# Sleep of bees\n\nThey sleep.\n\nauthor avatar\n\nMr Bamboo\n\nShare via\n'),
    ).toEqual([{ name: 'Mr Bamboo' }]);
    expect(
      toAuthors(
        '# Sleep of bees\n\nThey sleep.\n\n## About the author\n\nJane Doe is a keeper of bees in Ely.\n',
      ),
    ).toEqual([{ name: 'Jane Doe', bio: 'Jane Doe is a keeper of bees in Ely.' }]);
    expect(
      toAuthors(
        '# Sleep of bees\n\nBy Jane Doe\n\nThey sleep.\n\n## About the author\n\nShe keeps bees in Ely.\n',
      ),
    ).toEqual([{ name: 'Jane Doe', bio: 'She keeps bees in Ely.' }]);
  });

  it('are never reviewers: a person is asked', () => {
    const split = splitMarkdown(
      '# Sleep of bees\n\nMedically reviewed by Dr Jana Weber\n\nThey sleep.\n',
    );
    expect(split.entries[0]?.authors).toEqual([]);
    expect(split.messages).toMatchObject([{ line: 3, requiresAction: true }]);
  });

  it('are not looked for within the text', () => {
    const middle = Array.from({ length: 8 }, () => 'They sleep.').join('\n\n');
    expect(toAuthors(`# Sleep of bees\n\n${middle}\n\nBy Jane Doe\n\n${middle}\n`)).toEqual([]);
  });
});
