import { png, svg } from '../small-content.ts';
import { toAnswer, toAnswerId } from './clean-answers.ts';
import { toArticle, toArticleId } from './clean-articles.ts';
import { pick, toId } from './clean-words.ts';

/**
 * A folder of 300 entries beside site.yml, varied in form and without a problem: the text or bytes
 * of each file by path.
 */
export function toCleanFolder(): Map<string, string | Uint8Array> {
  const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
  return new Map<string, string | Uint8Array>([
    ['site.yml', site],
    ['logo.svg', svg],
    ...numbers(12).map((number) => [`topics/topic-${number + 1}.yml`, toTopic(number)] as const),
    ...numbers(12).map((number) => [`people/person-${number + 1}.yml`, toPerson(number)] as const),
    ['people/portrait.svg', svg],
    ...numbers(30).map((number) => [`sources/source-${number + 1}.yml`, toSource(number)] as const),
    ...pages.map(
      ({ title, text }, number) =>
        [`pages/${toId(title)}.mdx`, toPage(title, text, number)] as const,
    ),
    ...numbers(80).map(
      (number) =>
        [
          `articles/${toArticleId(number)}.mdx`,
          withLineEnds(toArticle(number), number % 7 === 3),
        ] as const,
    ),
    ...numbers(4).map((number) => [`articles/picture-${number + 1}.png`, png] as const),
    ...numbers(160).map(
      (number) =>
        [`faq/${toAnswerId(number)}.md`, withLineEnds(toAnswer(number), number % 9 === 4)] as const,
    ),
  ]);
}

/** Every seventh or so was written on a machine that ends lines with CR LF. */
function withLineEnds(text: string, isWindows: boolean): string {
  return isWindows ? text.replaceAll('\n', '\r\n') : text;
}

const site = `# The bakery on the web.
title: "The Bread Shelf"
tagline: Bread, and all that lies beside it.
url: https://www.bread-shelf.org
language: en
timeZone: Europe/Berlin
publisher:
  name: The Shelf
  kind: organization
  logo: ./logo.svg
  links:
    - label: Our guild
      url: https://www.baeckerhandwerk.de/
  contact:
    email: hello@bread-shelf.org
    phone: "+49 30 123456"
    address: Market 1, Berlin
navigation:
  - label: Who we are
    to: /about/
  - label: Questions
    to: /faq/
footer: |
  We bake six days a week.
  On Sundays we sleep.
evidence: strict
abbreviations:
  UNESCO: United Nations Educational, Scientific and Cultural Organization
words: [Röggelchen, Käse]
review:
  every: 12 months
share: [email, bluesky]
`;

function toTopic(number: number): string {
  const label = pick(
    [
      'Flour',
      'Water',
      'Fire',
      'Time',
      'Tools',
      'Storage',
      'Prices',
      'Markets',
      'Seasons',
      'Guests',
      'Customs',
      'Letters',
    ],
    number,
  );
  return `label: ${label}\ndescription: ${pick([`What we know about ${label.toLowerCase()} in a bakery.`, `'All that belongs to ${label.toLowerCase()}.'`], number)}\n${number % 2 === 0 ? `order: ${number * 10}\n` : ''}`;
}

function toPerson(number: number): string {
  const name = pick(
    [
      'Ada Baker',
      'Bruno Müller',
      'Carla Núñez',
      'Dilan Aydın',
      'Ewa Łuczak',
      'Farid حسن',
      'Greta Hansen',
      'Hugo Weiß',
      'Ines Costa',
      'Jan Novák',
      'Kim Lee',
      'Lea Roth',
    ],
    number,
  );
  const bio =
    number % 3 === 0
      ? `bio: >\n  Writes about bread\n  and the people who bake it.\n`
      : number % 3 === 1
        ? `bio: "Bakes, reads and writes."\n`
        : '';
  const more =
    number === 0
      ? 'credentials:\n  - Master baker\n  - "Teacher of the guild"\navatar: ./portrait.svg\nlinks:\n  - label: Her school\n    url: https://www.akademie-weinheim.de/\n'
      : '';
  return `name: ${name}\n${number % 2 === 0 ? 'role: Author\n' : ''}${bio}${more}`;
}

function toSource(number: number): string {
  const kind = pick(
    [
      'observational',
      'systematic-review',
      'randomised-trial',
      'guideline',
      'case-report',
      'laboratory-or-animal',
      'expert-opinion',
    ],
    number,
  );
  const head = `kind: ${kind}\nauthors:${number % 2 === 0 ? ' [Baker A, Miller B]' : '\n  - Baker A\n  - "O\'Neill C"'}\ntitle: ${number % 3 === 0 ? `"Bread: a survey of year ${number + 1}"` : `A survey of bakers in region ${number + 1}`}\ncontainer: Journal of the Oven\nyear: ${1990 + number}\n`;
  const place = `locator: "${number + 1}(2):11-19"\n${pick([`doi: 10.1000/shelf.${number}\n`, `pmid: ${10_000 + number}\n`, 'url: https://www.dnb.de/\n'], number)}`;
  const what = `population: ${20 + number} bakers\nfinding: 'Most of them bake at night.'\n`;
  return (
    head +
    place +
    what +
    (number === 29 ? 'retracted:\n  on: 2024-05-06\n  notice: https://www.dnb.de/\n' : '')
  );
}

const pages = [
  {
    title: 'About',
    text: 'We are a small bakery by the river. Read [how to write to us](/contact/) and [what we keep](/privacy/). There are [our hours](/hours/) and [the imprint](/imprint/) too.',
  },
  {
    title: 'Contact',
    text: 'Write to [our office](mailto:hello@bread-shelf.org), or call [the shop](tel:+4930123456). See [our hours](/hours/#in-winter) and [the story of our house](/history/).',
  },
  {
    title: 'Privacy',
    text: 'We keep nothing. See [the imprint](/imprint/) and [how to reach us](/contact/).',
  },
  {
    title: 'Imprint',
    text: 'The bakery is named on the UNESCO list (United Nations Educational, Scientific and Cultural Organization). See [the story of our house](/history/) and [what we keep](/privacy/).',
  },
  {
    title: 'Hours',
    text: 'We open at six.\n\n## In winter\n\nThen we open at seven.\n\n## In summer\n\nThen we open at five.',
  },
  {
    title: 'History',
    text: 'The oven is old.\n\n<Callout kind="note">\n\nNobody knows how old [@tradition].\n\n</Callout>',
  },
] as const;

function toPage(title: string, text: string, number: number): string {
  return `---\ntitle: ${title}\ndescription: "Our bakery by the river: all about ${title.toLowerCase()}, in a few plain words."\n${number % 2 === 0 ? `updated: 2026-01-2${number}\norder: ${number}\n` : ''}---\n\n${text}\n`;
}
