import { describe, expect, it } from 'vitest';
import {
  serializeNewEntry,
  formatQuestion,
  type NewEntryFacts,
} from '../../../../src/domain/entries/new-entry.ts';

const facts = (changes: Partial<NewEntryFacts>): NewEntryFacts => ({
  kind: 'faq',
  title: 'Is it safe?',
  slug: 'is-it-safe',
  today: '2026-06-01',
  topic: 'safety',
  author: 'ada',
  ...changes,
});

describe('a new entry', () => {
  it('says above each field what it means, and what else it may have', () => {
    const explain = {
      question: 'The question.',
      topic: 'The topic.',
      asks: 'Other wordings.',
      order: 'Its place.',
      published: 'The day.',
      draft: 'true keeps it off.',
    };
    expect(serializeNewEntry(facts({}), explain)).toEqual({
      path: 'faq/is-it-safe.md',
      text: [
        '---',
        '# The question.',
        'question: Is it safe?',
        '# The topic.',
        'topic: safety',
        '# Other wordings.',
        'asks: []',
        '# The day.',
        'published: 2026-06-01',
        '# true keeps it off.',
        'draft: true',
        '# It may also have:',
        '#   order: Its place.',
        '---',
        '',
        'The answer in one sentence comes first. Then what a reader needs to know besides.',
        '',
      ].join('\n'),
    });
  });

  it('lies where its collection does', () => {
    const kinds = ['faq', 'article', 'page', 'topic', 'person', 'source'] as const;
    expect(kinds.map((kind) => serializeNewEntry(facts({ kind, slug: 'x' }), {}).path)).toEqual([
      'faq/x.md',
      'articles/x.mdx',
      'pages/x.mdx',
      'topics/x.yml',
      'people/x.yml',
      'sources/x.yml',
    ]);
  });

  it('begins as a draft where a draft can be kept back', () => {
    expect(
      (['faq', 'article', 'page'] as const).map((kind) =>
        serializeNewEntry(facts({ kind }), {}).text.includes('draft: true'),
      ),
    ).toEqual([true, true, true]);
  });

  it('puts words that YAML would read otherwise in quotation marks', () => {
    const titles = [
      'Why: a tale',
      'true',
      '12',
      '- list',
      '"So"',
      'Tea # bread',
      'Plain words, it’s fine!',
    ];
    const written = titles.map(
      (title) =>
        /^title: (.*)$/m.exec(serializeNewEntry(facts({ kind: 'page', title }), {}).text)?.[1],
    );
    expect(written).toEqual([
      '"Why: a tale"',
      '"true"',
      '"12"',
      '"- list"',
      '"\\"So\\""',
      '"Tea # bread"',
      'Plain words, it’s fine!',
    ]);
  });
});

describe('a question', () => {
  it('ends with a question mark', () => {
    expect(
      ['Is it safe', 'Is it safe?', 'Is it safe.', '安全ですか？'].map(formatQuestion),
    ).toEqual(['Is it safe?', 'Is it safe?', 'Is it safe?', '安全ですか？']);
  });
});
