import { describe, expect, it } from 'vitest';
import { describeLeftOut, describeSplit, splitMarkdown } from './markdown-document.ts';

describe('the title of a text', () => {
  it('is what the format says', () => {
    const split = splitMarkdown('# Bees in winter\n\nThey cluster.\n', {
      title: { value: 'Bees in winter | The Garden', line: 1 },
    });
    expect(describeSplit(split)).toEqual([{ articles: 'Bees in winter', body: 'They cluster.' }]);
    expect(describeLeftOut(split)).toEqual([
      '1: The Garden (the name of the site behind the title)',
      '1: Bees in winter (the title, said again)',
    ]);
  });

  it('is else the heading of the first level, though something stands before it', () => {
    expect(
      describeSplit(splitMarkdown('Spring issue\n\n# Bees in winter\n\nThey cluster.\n')),
    ).toEqual([{ articles: 'Bees in winter', body: 'Spring issue\n\nThey cluster.' }]);
  });

  it('is else the heading with which it begins', () => {
    expect(
      describeSplit(splitMarkdown('## Bees in winter\n\nThey cluster.\n\n## Food\n\nHoney.\n')),
    ).toEqual([{ articles: 'Bees in winter', body: 'They cluster.\n\n## Food\n\nHoney.' }]);
  });

  it('is else none', () => {
    expect(describeSplit(splitMarkdown('They cluster.\n\n## Food\n\nHoney.\n'))).toMatchObject([
      { articles: '' },
    ]);
  });

  it('is left out where it is said again', () => {
    const split = splitMarkdown('# Bees in winter\n\nBees in Winter\n\nThey cluster.\n');
    expect(describeSplit(split)).toEqual([{ articles: 'Bees in winter', body: 'They cluster.' }]);
    expect(describeLeftOut(split)).toEqual(['3: Bees in Winter (the title, said again)']);
  });
});

describe('several headings of the first level', () => {
  it('begin entries of their own where each has a text', () => {
    expect(describeSplit(splitMarkdown('# Bees\n\nThey hum.\n\n# Wasps\n\nThey sting.\n'))).toEqual(
      [
        { articles: 'Bees', body: 'They hum.' },
        { articles: 'Wasps', body: 'They sting.' },
      ],
    );
  });

  it('are parts of one text where they name such parts', () => {
    expect(
      describeSplit(splitMarkdown('# Bees\n\nThey hum.\n\n# Conclusion\n\nGood company.\n')),
    ).toEqual([{ articles: 'Bees', body: 'They hum.\n\n# Conclusion\n\nGood company.' }]);
  });
});

describe('a document', () => {
  it('of nothing but questions becomes FAQ entries alone', () => {
    const split = splitMarkdown(
      '# FAQs about bees\n\n## Do bees sleep?\n\nYes.\n\n## Do they bite?\n\nNo.\n',
    );
    expect(describeSplit(split)).toEqual([
      { faq: 'Do bees sleep?', body: 'Yes.', topics: ['bees'] },
      { faq: 'Do they bite?', body: 'No.', topics: ['bees'] },
    ]);
    expect(describeLeftOut(split)).toEqual([
      '1: FAQs about bees (the title of a list of questions, each of which is an entry of its own)',
    ]);
  });

  it('that is an answer becomes one FAQ entry', () => {
    expect(
      describeSplit(
        splitMarkdown('Yes.\n', { kind: 'faq', title: { value: 'Do bees sleep?', line: 2 } }),
      ),
    ).toEqual([{ faq: 'Do bees sleep?', body: 'Yes.' }]);
  });

  it('becomes a page where that is asked for', () => {
    expect(
      describeSplit(splitMarkdown('# About us\n\nWe keep bees.\n', {}, { into: 'page' })),
    ).toEqual([{ pages: 'About us', body: 'We keep bees.' }]);
  });

  it('becomes an FAQ entry where that is asked for, and its title is to be a question', () => {
    const split = splitMarkdown('# Sleep of bees\n\nThey do.\n', {}, { into: 'faq' });
    expect(describeSplit(split)).toEqual([{ faq: 'Sleep of bees', body: 'They do.' }]);
    expect(split.messages).toEqual([
      {
        line: 1,
        requiresAction: true,
        message:
          '“Sleep of bees” does not end with a question mark. Write it as a reader would ask it.',
      },
    ]);
  });
});
