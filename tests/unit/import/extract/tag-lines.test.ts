import { describe, expect, it } from 'vitest';
import { describeLeftOut, describeSplit, splitMarkdown } from './markdown-document.ts';

describe('a line of tags', () => {
  const text = '# Sleep of bees\n\nBees sleep at night.\n\n';

  it('names the topics of a text', () => {
    const split = splitMarkdown(`${text}Tags: bees, sleep\n`);
    expect(describeSplit(split)).toEqual([
      { articles: 'Sleep of bees', body: 'Bees sleep at night.', topics: ['bees', 'sleep'] },
    ]);
    expect(describeLeftOut(split)).toEqual(['5: Tags: (the word before topics)']);
  });

  it('is left out where the format has named topics', () => {
    const split = splitMarkdown(`${text}Filed under: bees\n`, {
      topics: [{ value: { label: 'Insects' }, line: 1 }],
    });
    expect(describeSplit(split)).toEqual([
      { articles: 'Sleep of bees', body: 'Bees sleep at night.', topics: ['Insects'] },
    ]);
    expect(describeLeftOut(split)).toEqual([
      '5: Filed under: bees (a line of topics; others are named already)',
    ]);
  });

  it.each([
    'Tags: bees wear none. They dance.',
    'Categories: we sort honey by its flower, by its colour and by the month of its making',
  ])('is not seen in %s', (line) => {
    expect(describeSplit(splitMarkdown(`${text}${line}\n`))).toEqual([
      { articles: 'Sleep of bees', body: `Bees sleep at night.\n\n${line}` },
    ]);
  });
});
