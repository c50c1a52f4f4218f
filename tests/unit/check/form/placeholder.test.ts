import { describe, expect, it } from 'vitest';
import {
  newEntryKinds,
  serializeNewEntry,
  type NewEntryKind,
} from '../../../../src/domain/entries/new-entry.ts';
import { newEntryWords } from '../../../../src/domain/entries/new-entry.ts';
import { faqHead, faqWith, pageWith, wellFiles, type Files } from '../small-content.ts';
import { find, findLines, inLanguage } from './found.ts';

const places = (files: Files) =>
  find('placeholder', files).map(
    ({ line, column, endColumn, severity }) => `${line}:${column}-${endColumn} ${severity}`,
  );

describe('a placeholder', () => {
  it.each([
    'TODO',
    'FIXME',
    'TBD',
    'XXX',
    'Lorem ipsum',
    '{{NAME}}',
    '{{ the name }}',
    '[insert name]',
    '[Insert a picture of the oven here]',
    '[your name]',
    '[Name einfügen]',
    '<NAME>',
    '<YOUR NAME>',
    'your text here',
    '???',
  ])('is found in an answer: %s', (words) => {
    expect(places(faqWith(`It is, and ${words} is safe.`))).toEqual([
      `7:12-${12 + words.length} error`,
    ]);
  });

  it.each(['TODO', 'lorem ipsum', '{{NAME}}', '[insert name]', '<NAME>', '<YOUR NAME>', '???'])(
    'is found in a page: %s',
    (words) => {
      expect(places(pageWith(`It is, and ${words} is safe.`))).toEqual([
        `6:12-${12 + words.length} error`,
      ]);
    },
  );

  it('is found in headings, lists, tables, links and quotations', () => {
    const body =
      '## TODO\n\n- a TBD\n\n| a | b |\n|---|---|\n| c | XXX |\n\n[TODO](/faq/)\n\n> **FIXME**\n\n> a\n> TODO';
    expect(places(pageWith(body))).toEqual([
      '6:4-8 error',
      '8:5-8 error',
      '12:7-10 error',
      '14:2-6 error',
      '16:5-10 error',
      '19:3-7 error',
    ]);
  });

  it('is found in the words for an image and in components', () => {
    expect(places(pageWith('<Figure caption="TODO">\n  ![the TBD](./a.png)\n</Figure>'))).toEqual([
      '6:18-22 error',
      '7:9-12 error',
    ]);
    expect(places(pageWith('<Callout kind="note" title="TODO">\nTODO\n</Callout>'))).toEqual([
      '6:29-33 error',
      '7:1-5 error',
    ]);
  });

  it('is found among the fields of every kind of entry', () => {
    expect(
      places(
        faqHead(
          'question: Is TODO safe?\ntopic: safety\nasks:\n  - "Is it {{NAME}}?"\npublished: 2026-01-01',
        ),
      ),
    ).toEqual(['2:14-18 error', '5:12-20 error']);
    expect(
      places({ 'topics/safety.yml': 'label: TODO\ndescription: Whether it can do harm.\n' }),
    ).toEqual(['1:8-12 error']);
    expect(
      places({
        'people/ada-baker.yml':
          'name: Ada Baker\nbio: >\n  Ada bakes.\n  TODO more.\nlinks:\n  - label: Ada\n    url: https://example.com/ada\n',
      }),
    ).toEqual(['4:3-7 error', '7:10-29 error']);
    expect(places({ 'site.yml': `${wellFiles['site.yml']}footer: TODO\n` })).toEqual([
      '9:9-13 error',
    ]);
  });

  it.each([
    ['[the study](https://www.example.com/a)', '7:25-36'],
    ['[the study][a]\n\n[a]: https://example.org/a', '9:14-25'],
    ['[write](mailto:ada@example.net)', '7:20-31'],
    ['www.example.com', '7:5-16'],
  ])('is an address for examples: %j', (body, place) => {
    expect(places(faqWith(body))).toEqual([`${place} error`]);
  });

  it.each([
    'Write a todo list.',
    'For example, an hour.',
    'Todos los dias',
    '`TODO` and `{{NAME}}`',
    '```\nTODO <NAME>\n```',
    '[@experience]',
    '[insert](/faq/)',
    'Is it? Yes?',
    'Really???',
    'The karyotype 47,XXX',
    'XXX syndrome',
    'Example.com is a site.',
    '[a](https://example.company/) [b](https://www.bread-shelf.org/example.com/)',
    'Send your text to us.',
    'MASTODON',
    'TBDs',
    '*to do*',
    '1 \\< 2 and 3 \\> 2',
    '[sic] and [emphasis added]',
    'We trust [your own] words.',
  ])('is not %j', (body) => {
    expect(places(faqWith(body))).toEqual([]);
  });

  it('is no abbreviation of the site, and no word of its language', () => {
    const explained = {
      'site.yml': `${wellFiles['site.yml']}abbreviations:\n  TBD: tick-borne disease\n`,
    };
    expect(places({ ...explained, ...faqWith('TBD is rare. TODO') })).toEqual(['7:14-18 error']);
    expect(places({ ...inLanguage('es'), ...faqWith('TODO SOBRE EL PAN') })).toEqual([]);
  });

  it('is not told twice of the address of the site, nor in a waiver', () => {
    const site = {
      'site.yml': wellFiles['site.yml'].replace('www.bread-shelf.org', 'www.example.com'),
    };
    expect([find('placeholder', site).length, find('site-url', site).length]).toEqual([0, 1]);
    expect(
      findLines(
        'placeholder',
        faqHead(
          'question: Is it safe?\ntopic: safety\npublished: 2026-01-01\nwaive:\n  link-text: TODO is a name',
        ),
      ),
    ).toEqual([]);
  });

  it('is a warning in a draft, which no reader sees', () => {
    const draft = (level: string) => ({
      ...faqHead('question: Is TODO safe?\ntopic: safety\npublished: 2026-01-01\ndraft: true'),
      'site.yml': `${wellFiles['site.yml']}rules:\n  placeholder: ${level}\n`,
    });
    expect(
      ['error', 'warning', 'info', 'off'].map((level) =>
        find('placeholder', draft(level)).map(({ severity }) => severity),
      ),
    ).toEqual([['warning'], ['warning'], ['info'], []]);
  });
});

describe('a new entry', () => {
  const kinds: readonly NewEntryKind[] = ['faq', 'article', 'page', 'topic', 'person', 'source'];
  const writeNew = (kind: NewEntryKind) =>
    serializeNewEntry(
      {
        kind,
        title: 'Rye',
        slug: 'rye',
        today: '2026-06-01',
        topic: 'safety',
        author: 'ada-baker',
      },
      {},
    );

  it.each(kinds)('does not pass until its author has filled it in: %s', (kind) => {
    const { path, text } = writeNew(kind);
    const severities = find('placeholder', { [path]: text }).map(({ severity }) => severity);
    expect(new Set(severities)).toEqual(
      new Set([['faq', 'articles', 'pages'].includes(newEntryKinds[kind]) ? 'warning' : 'error']),
    );
  });

  it('says nothing of its own that is not found', () => {
    const texts = kinds.map((kind) => writeNew(kind).text).join('\n');
    expect(Object.values(newEntryWords).filter((words) => !texts.includes(words))).toEqual([]);
    const found = kinds.flatMap((kind) => {
      const { path, text } = writeNew(kind);
      return find('placeholder', { [path]: text });
    });
    expect(found).toHaveLength(Object.keys(newEntryWords).length);
  });

  it('is found although its sentences were wrapped', () => {
    expect(
      places(faqWith(newEntryWords.answer.replace('sentence comes', 'sentence\ncomes'))),
    ).toHaveLength(1);
  });
});
