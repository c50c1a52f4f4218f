import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualOrDeep } from '../../../deep.ts';
import type { EntryDraft, Split } from '../../../../src/import/document.ts';
import { splitDocument } from '../../../../src/import/extract/split.ts';
import { getText } from '../../../../src/import/extract/blocks.ts';
import { toMarkdownDocument } from './markdown-document.ts';

/**
 * What texts hold, in every form that something is made of, and in forms that only resemble one.
 */
const pieces = [
  '# Bees',
  '# Wasps',
  '# FAQs about bees',
  '## Food',
  '## FAQ',
  '### Are they loud?',
  '## Frequently asked questions about wax',
  '### Is wax food?',
  '## References',
  '## About the author',
  '## Related posts',
  '**Frequently asked questions**',
  'Bees',
  'They hum all day. Nobody minds.',
  'Why do they hum?',
  '**Why do they hum?**',
  '**Why do they hum?** They like it.',
  'Q: Are they loud?',
  'A: Rarely.',
  'Q: Do they sleep?\nA: At night.\nLong.',
  'Question 2: Who counts them?',
  'Answer: Nobody.',
  'Q:',
  'A:',
  '1. Is it safe?',
  '2) Is it warm?',
  '1. Is it safe?\n\n   Yes.\n\n2. Is it warm?\n\n   In summer.',
  '- **Do they sting?** Some.\n- **Do they fly?** All.',
  '- Facebook\n- Twitter',
  '- [Home](/)\n- [About](/a)\n- [Contact](/c)',
  '| Question | Answer |\n| --- | --- |\n| Are they loud? | Rarely. |',
  '| a | b |\n| --- | --- |\n| 1 | Hill et al. (2019) |',
  '---',
  '> Q: Is this a quote?\n>\n> A: It is.',
  '```\nQ: code?\n```',
  '![author avatar](./a.png)',
  '![A bee](./b.png) and text',
  'author avatar\nJane Doe\nShare via\nCopy link',
  'author avatar',
  'Jane Doe',
  'Mr Bamboo',
  'Share via',
  'Copy link',
  'Share',
  'Home',
  'Next',
  'Accept all cookies',
  'We use cookies on this page for your privacy.',
  '© 2024 The Garden',
  'By Jane Doe, PhD | March 3, 2021 | 5 min read',
  'Medically reviewed by Dr Ann Lee',
  'Updated on 4 May 2022',
  'Jane Doe is a keeper of bees.',
  'Tags: bees, wax',
  'In conclusion, they hum.',
  'A study published in the Journal of Slow Gardening in 2011 found it.',
  '*A 2014 trial in The Lancet found it.*',
  'It helps.[1] So it does [2, 3]. And more [1–3].',
  'Rest helps (Hill et al., 2019; Moor & Dale, 2020).',
  'See [a trial](https://doi.org/10.1234/x.5), and doi:10.1234/y(2).',
  '[a trial](https://doi.org/10.1234/x.5) ',
  'PMID: 31892357',
  '1. Hill A. Rest. J Slow Gard. 2019;12:4.\n2. Moor, C. (2020). More rest. Letters, 3(1), 5–8. https://doi.org/10.1234/x.5\n3. The big book',
  '[1] Hill A. Does rest help? J Slow Gard. 2019;12:4.',
];

const text = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('\n\n', '\n\n\n')), {
    minLength: 1,
    maxLength: 14,
  })
  .map((all) => all.flat().join(''));
const options = fc.record({
  into: fc.constantFrom(undefined, 'article' as const, 'faq' as const, 'page' as const),
  faq: fc.constantFrom('split' as const, 'keep' as const),
});

describe('taking a text apart', () => {
  it('loses no word: each stands in an entry or among what was left out', () => {
    fc.assert(
      fc.property(text, options, (markdown, chosen) => {
        const document = toMarkdownDocument(markdown);
        expect(
          findMissing(
            countWords([getText(document.tree)]),
            countWords(listTexts(splitDocument(document, chosen))),
          ),
        ).toEqual([]);
      }),
      { numRuns: usualOrDeep(300, 3000), seed: 20260611 },
    );
  });

  it('takes the same apart in the same way', () => {
    fc.assert(
      fc.property(text, options, (markdown, chosen) => {
        expect(splitDocument(toMarkdownDocument(markdown), chosen)).toEqual(
          splitDocument(toMarkdownDocument(markdown), chosen),
        );
      }),
      { numRuns: usualOrDeep(30, 100), seed: 20260611 },
    );
  });
});

function listTexts({ entries, dropped }: Split): string[] {
  return [...entries.flatMap(listEntryTexts), ...dropped.map(({ words }) => words)];
}

/** Articles alone have authors; an FAQ entry has one topic, and a page none. */
function listEntryTexts({
  collection,
  title,
  authors,
  topics,
  body,
  questions,
}: EntryDraft): string[] {
  return [
    title.value,
    ...(collection === 'articles' ? authors : []).map(({ value }) => value.name),
    ...topics.slice(0, mostTopics[collection]).map(({ value }) => value.label),
    ...body.map(getText),
    ...questions.flatMap(listEntryTexts),
  ];
}

const mostTopics = { articles: Number.POSITIVE_INFINITY, faq: 1, pages: 0 } as const;

function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of texts)
    for (const [word] of each.matchAll(/[\p{L}\p{N}]+/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function findMissing(
  wanted: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): string[] {
  return [...wanted]
    .filter(([word, count]) => (found.get(word) ?? 0) < count)
    .map(([word]) => word);
}
