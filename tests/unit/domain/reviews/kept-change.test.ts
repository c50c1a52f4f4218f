import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/domain/body/markdown-tree.ts';
import { formatContentChanges, diffContent } from '../../../../src/domain/reviews/changes.ts';
import { findKeptRefusals } from '../../../../src/domain/reviews/kept-change.ts';
import { parseRecord, serializeRecord } from '../../../../src/domain/reviews/record.ts';
import { createReviewedContent } from '../../../../src/domain/reviews/reviewed-content.ts';

function toContent(body: string) {
  const context = {
    getSource: () => undefined,
    getAnswer: () => undefined,
    getFileHash: (path: string) => path,
  };
  return createReviewedContent(
    {
      collection: 'articles',
      title: 'Rest',
      description: 'How to rest.',
      cover: undefined,
      questions: [],
      body: parseMarkdown(body, 'mdx'),
    },
    context,
  );
}

function judge(before: string, after: string, language = 'en'): readonly string[] {
  return findKeptRefusals(diffContent(toContent(before), toContent(after), language), language);
}

describe('a review is kept', () => {
  it.each([
    ['Most people recieve help.', 'Most people receive help.'],
    ['It lasts the the whole night.', 'It lasts the whole night.'],
    ['A head ache may come.', 'A headache may come.'],
    ['Its a calm place.', 'It’s a calm place.'],
    ['rest helps people.', 'Rest helps people.'],
    ['Rest in a quite room [@a].', 'Rest in a *quiet* room [@a].'],
    ['Sleep well after 19 minutes of rest, please', 'Sleep well after 19 minutes of rest, please.'],
  ])('where %j becomes %j', (before, after) => {
    expect(judge(before, after)).toEqual([]);
  });

  it('where a German word was misspelt', () => {
    expect(
      judge('Man liegt bekliedet auf einer Liege.', 'Man liegt bekleidet auf einer Liege.', 'de'),
    ).toEqual([]);
  });
});

describe('a review is not kept', () => {
  it.each([
    [
      'It takes 19 minutes.',
      'It takes 91 minutes and never harmed anyone.',
      'en',
      'A number changed: “19 minutes” became “91 minutes”.',
    ],
    ['It takes nineteen minutes.', 'It takes ninety minutes.', 'en', 'A number changed'],
    [
      'It takes 19 minutes.',
      'It takes 19 hours.',
      'en',
      'A unit changed: “minutes” became “hours”.',
    ],
    [
      'Give it to adults.',
      'Give it to babies.',
      'en',
      '“babies” stands where “adults” was: another word, not a slip.',
    ],
    ['Take paracetamol for it.', 'Take ibuprofen for it.', 'en', '“ibuprofen” stands where'],
    ['Use it orally.', 'Use it rectally.', 'en', '“rectally” stands where “orally” was'],
    ['Take 19 drops.', 'Take 19 sips.', 'en', 'A number changed: “19 drops” became “19 sips”.'],
    ['Take 5 mg.', 'Take 5 µg.', 'en', 'A unit changed: “mg” became “μg”.'],
    ['Keep it at -5 °C.', 'Keep it at 5 °C.', 'en', 'A number changed: “-5°C” became “5°C”.'],
    ['Use < 5 drops.', 'Use > 5 drops.', 'en', 'A number changed'],
    ['Every day it helps.', 'Every week it helps.', 'en', 'A unit changed: “day” became “week”.'],
    ['It is safe.', 'It is not safe.', 'en', 'A negation changed: nothing became “not”.'],
    ['It does help.', "It doesn't help.", 'en', 'A negation changed'],
    ['With pain, go on.', 'Without pain, go on.', 'en', 'A negation changed'],
    [
      'That is harmful.',
      'That is harmless.',
      'en',
      '“harmful” became “harmless”, which may be its opposite.',
    ],
    ['It is likely.', 'It is unlikely.', 'en', '“likely” became “unlikely”'],
    ['It may help.', 'It will help.', 'en', 'A word that says how much'],
    ['Rest [@a].', 'Rest [@b].', 'en', 'A citation changed: “[@a]” became “[@b]”.'],
    ['Rest [@a]. Then walk.', 'Rest. Then walk [@a].', 'en', '“[@a]” stands at another place.'],
    ['Bread beats cake.', 'Cake beats bread.', 'en', 'stands at another place.'],
    ['2 adults and 5 children.', '5 adults and 2 children.', 'en', 'A number changed'],
    [
      'Rest calms.',
      'Rest calms whoever sits still near trees.',
      'en',
      '5 words changed, and a review is kept up to 3',
    ],
    [
      '[Rest](/faq/a/).',
      '[Rest](/faq/b/).',
      'en',
      'More than words changed: ‹link address /faq/a/›.',
    ],
    ['Rest.', '~~Rest.~~', 'en', 'More than words changed'],
    [
      '<Callout kind="note">\nRest.\n</Callout>',
      '<Callout kind="warning">\nRest.\n</Callout>',
      'en',
      'More than words changed',
    ],
    ['![Hand](./a.png)', '![Hand](./b.png)', 'en', 'More than words changed'],
    ['| Yes | No |\n| --- | --- |\n| a | |', '| Yes | No |\n| --- | --- |\n| | a |', 'en', ''],
    ['Das dauert neunzehn Minuten.', 'Das dauert neunzig Minuten.', 'de', 'A number changed'],
    ['Das dauert einundneunzig Tage.', 'Das dauert neunundzehn Tage.', 'de', 'A number changed'],
    ['Das ist ein Mittel.', 'Das ist kein Mittel.', 'de', 'A negation changed'],
    ['Das ist schmerzhaft.', 'Das ist nie schmerzhaft.', 'de', 'A negation changed'],
    ['Es ist bedenklich.', 'Es ist unbedenklich.', 'de', 'opposite'],
    ['Das ist reizlos.', 'Das ist reizvoll.', 'de', 'opposite'],
    ['C’est sûr.', 'C’est sur.', 'fr', 'this site is written in fr'],
  ])('where %j becomes %j', (before, after, language, reason) => {
    const reasons = judge(before, after, language);
    expect(reasons.join('\n')).toContain(reason);
    expect(reasons.length).toBeGreaterThan(0);
  });
});

it('changes are shown in words, with the words around them', () => {
  const [before, after] = [
    toContent('It takes 19 minutes, and most people rest.'),
    toContent('It takes 91 minutes, and most of the people rest.'),
  ];
  expect(formatContentChanges(diffContent(before, after, 'en'))).toEqual([
    '  Text:',
    '    ‹paragraph› It takes [-19-] {+91+} minutes, and most',
    '    minutes, and most {+of the+} people rest. ‹/paragraph›',
  ]);
});

it('how the attributes of a component are written is no change', () => {
  expect(toContent('<Faq ids="a,\n  b" />')).toEqual(toContent('<Faq ids="a b" />'));
  expect(toContent('<Callout title=" Wait " kind="note">Rest.</Callout>')).toEqual(
    toContent('<Callout kind="note" title="Wait">Rest.</Callout>'),
  );
});

it('the answers that a text shows belong to it, also those within a sentence', () => {
  const { answers } = toContent('<Faq ids="a" />\n\n> See <Faq ids="b, a" /> and rest.');
  expect(Object.keys(answers)).toEqual(['a', 'b']);
});

it('what would hide a change on a terminal is shown by its number', () => {
  const lines = formatContentChanges(
    diffContent(toContent('Take it.'), toContent('Take \u202eit.'), 'en'),
  ).join('\n');
  expect(lines).toContain('‹U+202E›');
});

it('a record is read as it was written', () => {
  const content = toContent(
    '## A\n\n*Rest* [b](/faq/b/) [@x].\n\n- ![Hand](./a.png)\n\n```\na  b\n```\n',
  );
  expect(parseRecord(serializeRecord(content))).toEqual(content);
  expect(['', '{}', '<<<<<<< ours\n{}'].map(parseRecord)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
