import { parseMarkdown } from '../../../../src/domain/body/markdown-tree.ts';
import { hashReviewedText } from '../../../../src/domain/reviews/review-stamp.ts';
import { pick, things, toId, toParagraph } from './clean-words.ts';

/** What is asked about each thing. */
const questions = [
  (thing: string) => `How long does ${thing} keep in a cool cellar?`,
  (thing: string) => `Where can I buy ${thing} in a small town?`,
  (thing: string) => `Which bowl suits ${thing} on a busy morning?`,
  (thing: string) => `What does ${thing} cost at the weekly market?`,
] as const;

/** The question with this number, of 160. */
function toQuestion(number: number): string {
  return pick(
    questions,
    number % questions.length,
  )(pick(things, Math.floor(number / questions.length)));
}

/** The id of the FAQ entry with this number. */
export function toAnswerId(number: number): string {
  return toId(toQuestion(number % 160));
}

/** The head and the body of an FAQ entry; what it holds beyond the needed depends on its number. */
export function toAnswer(number: number): string {
  const [question, thing] = [toQuestion(number), pick(things, Math.floor(number / 4))];
  const body = toBody(number, thing);
  const quoted = pick([question, `"${question}"`, `'${question}'`], number);
  const head = [
    `question: ${quoted}`,
    `topic: topic-${(number % 12) + 1}`,
    ...(number % 5 === 0
      ? [
          '# Readers wrote these to us.',
          'asks:',
          `  - Will ${thing} of plate ${number} spoil by Sunday?`,
          `  - "May ${thing} of plate ${number} travel by train?"`,
        ]
      : []),
    `published: ${pick(['2026-01-15', '"2026-02-01"', "'2026-02-20'"], number)}`,
    ...(number % 4 === 1 ? ['updated: 2026-03-02'] : []),
    ...(number % 6 === 2 ? [`order: ${number}`] : []),
    number % 2 === 0
      ? `related: [${toAnswerId(number + 5)}, ${toAnswerId(number + 9)}]`
      : `related:\n  - ${toAnswerId(number + 7)}\n  - ${toAnswerId(number + 11)} # asked together`,
    ...(number % 8 === 3
      ? [
          'reviewed:',
          '  by: person-2',
          '  on: 2026-03-10',
          `  hash: "${hashReviewedText({ title: question, description: '', body: parseMarkdown(body, 'markdown') })}"`,
        ]
      : []),
    ...(number % 40 === 17 ? ['draft: false'] : []),
  ];
  return `---\n${head.join('\n')}\n---\n\n${body}\n`;
}

function toBody(number: number, thing: string): string {
  const source = `source-${(number % 29) + 1}`;
  const parts = [
    `${toParagraph(number, 2)} A survey asked bakers about ${thing} [@${source}].`,
    pick(
      [
        `- First weigh the ${thing}.\n- Then wait.\n  - In winter a little longer.\n  - In summer less.\n- Taste it.`,
        `| Day | Place |\n| --- | --- |\n| Monday | Cellar |\n| Friday | Shelf |`,
        `> ${toParagraph(number + 2, 1)}\n\nSo it says on the **old sign** at the door.`,
        '```\n2 bowls { not code }\n1 spoon\n```',
        `Our own habit is older [@tradition]. We keep *two* jars, and ~~three~~ four spoons.`,
        `1. Open the jar.\n2. Take a spoon.\n3. Close the jar [@experience].`,
      ],
      number,
    ),
    `Read [our story of ${pick(things, number % 40)}](/articles/${toId(pick(things, number % 40))}-${number % 2 === 0 ? 'at-home' : 'in-the-bakery'}/#the-first-day) or [the page about our bakery](/about/). ${toParagraph(number + 5, 1)}`,
  ];
  return parts.join('\n\n');
}
