import { parseMarkdown } from '../../../../src/domain/body/markdown-tree.ts';
import { hashReviewedText } from '../../../../src/domain/reviews/review-stamp.ts';
import { toAnswerId } from './clean-answers.ts';
import { pick, things, toId, toParagraph } from './clean-words.ts';

const places = ['at home', 'in the bakery'] as const;

/** The id of the article with this number, of 80: a thing in a place. */
export function toArticleId(number: number): string {
  return toId(`${pick(things, number % 40)} ${pick(places, number < 40 ? 0 : 1)}`);
}

/** The head and the body of an article; what it holds beyond the needed depends on its number. */
export function toArticle(number: number): string {
  const thing = pick(things, number % 40);
  const title = `${thing.charAt(0).toUpperCase()}${thing.slice(1)} ${pick(places, number < 40 ? 0 : 1)}`;
  const body = toBody(number, thing);
  const written = pick([title, `${title}: a week of notes`, title], number);
  const description = pick(
    [
      `What we learned about ${thing} in seven days, told day by day.`,
      `Seven days with ${thing}: notes, pictures and a few answers.`,
    ],
    number,
  );
  const [first, second] = [toAnswerId(number * 2), toAnswerId(number * 2 + 51)];
  const head = [
    `title: ${pick([written, `"${written}"`, `'${written}'`], number)}`,
    `description: "${description}"`,
    number % 3 === 0
      ? `authors: [person-${(number % 11) + 2}, person-1]`
      : `authors:\n  - person-${(number % 11) + 2}`,
    `topics: [topic-${(number % 12) + 1}, topic-${((number + 5) % 12) + 1}]`,
    'published: 2026-02-03',
    ...(number % 4 === 0 ? ['updated: 2026-04-05'] : []),
    ...(number % 3 === 1
      ? [
          'cover:',
          `  src: ./picture-${(number % 4) + 1}.png`,
          `  alt: A table with ${thing} in the morning light`,
        ]
      : []),
    `faq:\n  - ${first}\n  - ${second}`,
    `related: [${toArticleId((number + 3) % 80)}]`,
    ...(number % 6 === 2
      ? [
          'reviewed:',
          `  by: person-${((number + 3) % 11) + 2}`,
          '  on: "2026-04-20"',
          `  hash: "${hashReviewedText({ title: written, description, body: parseMarkdown(body, 'mdx') })}"`,
        ]
      : []),
    ...(number === 7 ? ['waive:', '  link-text: The whole text explains that one word.'] : []),
    ...(number === 9 ? ['draft: false'] : []),
  ];
  return `---\n${head.join('\n')}\n---\n\n${body}\n`;
}

function toBody(number: number, thing: string): string {
  const source = `source-${(number % 29) + 1}`;
  return [
    `${toParagraph(number, 3)} Bakers wrote about ${thing} long ago [@${source}].`,
    `## The first day\n\n${toParagraph(number + 1, 2)} See [how it went on](#the-second-day).`,
    `![A bowl of ${thing} on a wooden table](./picture-${((number + 1) % 4) + 1}.png)`,
    `## The second day\n\n${toParagraph(number + 4, 2)} A price of 3 \\< 4 is fair, and \\{ is a brace.`,
    `### In the evening\n\n${pick([`- One\n- Two\n  1. Left\n  2. Right`, '| Hour | Work |\n| :--- | ---: |\n| 6 | Knead |\n| 9 | Bake |', '```js\nconst bread = { loaf: 1 };\n```', `> ${toParagraph(number + 6, 1)}`], number)}`,
    `<Callout kind="${pick(['note', 'tip', 'caution', 'warning'], number)}"${number % 2 === 0 ? ' title="Before you begin"' : ''}>\n\n${toParagraph(number + 7, 1)} It rests on a letter [@${source}] and on what we saw [@experience].\n\n</Callout>`,
    `## The last day\n\n${number === 7 ? '[Here](/about/) is more.' : `Read [who we are](/about/), or write to [the bakery](mailto:hello@bread-shelf.org).`} ${toParagraph(number + 9, 1)}`,
    ...(number % 10 === 9 ? ['One paper that we had used was retracted [@source-30].'] : []),
    ...(number % 5 === 0
      ? ['<Steps>\n\n1. Fill the bowl.\n2. Cover it.\n3. Wait until noon.\n\n</Steps>']
      : []),
    ...(number % 5 === 1
      ? [
          `<Figure caption="Our table on the last day">\n\n![Four loaves beside ${thing}](./picture-${(number % 4) + 1}.png)\n\n</Figure>`,
        ]
      : []),
    ...(number % 5 === 2
      ? [`<Faq ids="${toAnswerId(number + 80)} ${toAnswerId(number + 95)}" />`]
      : []),
    ...(number % 5 === 3
      ? [`Look into [the old book][book] too.\n\n[book]: https://www.dnb.de/`]
      : []),
  ].join('\n\n');
}
