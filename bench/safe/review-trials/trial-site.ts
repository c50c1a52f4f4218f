import { crc32, deflateSync } from 'node:zlib';
import type { Random } from './random.ts';

/** One reviewed article with all that its page shows, as the files will say it. */
export interface TrialSite {
  readonly number: number;
  readonly article: string;
  title: string;
  description: string;
  coverAlt: string;
  coverName: string;
  cover: Uint8Array;
  picture: Uint8Array;
  answerPicture: string;
  video: string;
  captions: string;
  /** A file that the text offers for download. */
  table: string;
  /** One that the answer `b` offers. */
  answerTable: string;
  /**
   * Fields that the page does not show, or that its reviewer does not answer for, as lines of YAML.
   */
  unreviewed: string;
  faq: string[];
  body: string;
  /** `a` stands in the text, `b` and `c` below it, `d` nowhere; `c` has a review of its own. */
  answers: Record<'a' | 'b' | 'c' | 'd', { question: string; body: string }>;
  /** `a` and `b` are cited by the text, `c` by the answer `b`. */
  sources: Record<'a' | 'b' | 'c', Record<string, string>>;
  readonly reviewedAnswers: readonly string[];
}

/** The files around the articles. */
export const siteFiles: Readonly<Record<string, string>> = {
  'site.yml':
    'title: Trials\nurl: https://trials.example\nlanguage: en\nfield: health\npublisher:\n  name: Trials\nrules:\n  similar-question: off\n',
  'topics/trial.yml': 'label: Trial\ndescription: What is tried here.\n',
  'people/ada.yml': 'name: Ada\n',
  'people/bo.yml': 'name: Bo\n',
};

const sentences = [
  'A session lasts 19 minutes, and most people don\'t feel "tired" afterwards.',
  'The room is kept at −5 °C – or warmer – for 5-10 minutes.',
  'It is well-known that a café is no place to rest...',
  'Take 20 mg of it within 24 hours, and never more than 3 × 20 mg.',
  'About 12 % of the people who were asked said "yes"; the others weren\'t sure.',
  'Without a pause the effect is not seen, and **nobody** knows *exactly* why.',
  'Slow breathing before the second night helps as much as `rest` does.',
] as const;

/** Makes an article; its words are drawn. */
export function toTrialSite(number: number, random: Random): TrialSite {
  const [first, second, third] = [
    random.pick(sentences),
    random.pick(sentences),
    random.pick(sentences),
  ];
  const source = (name: string): Record<string, string> => ({
    kind: 'observational',
    title: `Study ${name} of "rest"`,
    container: 'Journal of rest',
    locator: '12(6):679',
    doi: `10.1234/${name}.${number}`,
    population: '681 adults',
    finding: `Resting didn't do harm in group ${name}.`,
    author: `Haller ${name.toUpperCase()}`,
    year: '2020',
  });
  return {
    number,
    article: `a-${number}`,
    title: `How long does a "rest" take in case ${number}?`,
    description: "What a rest is, how long it lasts – 5-10 minutes – and what it can't do.",
    coverAlt: 'A hand on a "forehead" in a quiet room.',
    coverName: 'cover',
    cover: toPng(number, 1),
    picture: toPng(number, 2),
    answerPicture: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">\n<path d="M0 0h${(number % 7) + 1}v8z"/>\n</svg>\n`,
    video: `Pictures of rest ${number}`,
    captions: 'WEBVTT\n\n00:00.000 --> 00:04.000\nRest for half an hour.\n',
    // What differs is far behind the first bytes, and of the same length.
    table: `Day,Minutes\n${'One,15\n'.repeat(40)}Two,20\n`,
    answerTable: `Who,May\n${'Adults,yes\n'.repeat(40)}Babies,no \n`,
    unreviewed: 'topics: [trial]\n',
    faq: [`q-${number}-b`, `q-${number}-c`],
    body: [
      '## What it is',
      `${first} ${second} [@s-${number}-a]`,
      `- Ask a doctor first, if you're unsure [@s-${number}-b].\n- Then lie down for 30 minutes.`,
      `<Callout kind="caution" title="Stop">\nDo not go on if it hurts.\n</Callout>`,
      `![A bed in a quiet room](./picture-${number}.png)`,
      `| Day | Minutes |\n| --- | --- |\n| One | 15 |\n| Two | 20 |`,
      `See [the answer](/faq/q-${number}-b/). ${third}`,
      `<Video src="./rest-${number}.mp4" captions="./rest-${number}.vtt" title="How to rest">\n![A bed](./picture-${number}.png)\n</Video>`,
      `Print [the table of days](./days-${number}.csv).`,
      `<Faq ids="q-${number}-a" />`,
    ].join('\n\n'),
    answers: {
      a: {
        question: `How long is the first rest in case ${number}?`,
        body: `It lasts half an hour, or 30 minutes at most. ${random.pick(sentences)}`,
      },
      b: {
        question: `Who shouldn't rest in case ${number}?`,
        body: `Nobody who is "well" [@s-${number}-c]. ${random.pick(sentences)}\n\n![A chair that is empty](./answer-${number}.svg)\n\nSee [who may rest][who].\n\n[who]: ./who-${number}.csv`,
      },
      c: {
        question: `Can a rest do harm in case ${number}?`,
        body: `It didn't in 681 people [@s-${number}-c]. ${random.pick(sentences)}`,
      },
      d: { question: `Where is a rest taken in case ${number}?`, body: 'In a quiet room.' },
    },
    sources: { a: source('a'), b: source('b'), c: source('c') },
    reviewedAnswers: [`q-${number}-c`],
  };
}

/** The files of an article, with all that its page shows; none has a stamp. */
export function toTrialFiles(site: TrialSite): Record<string, string | Uint8Array> {
  const { number, article, answers, sources } = site;
  const quoted = JSON.stringify;
  const front = `title: ${quoted(site.title)}\ndescription: ${quoted(site.description)}\nauthors: [ada]\npublished: 2026-01-01\ncover:\n  src: ./${site.coverName}-${number}.png\n  alt: ${quoted(site.coverAlt)}\nfaq: [${site.faq.join(', ')}]\n${site.unreviewed}`;
  const files: Record<string, string | Uint8Array> = {
    [`articles/${article}.mdx`]: `---\n${front}---\n\n${site.body}\n`,
    [`articles/${site.coverName}-${number}.png`]: site.cover,
    [`articles/picture-${number}.png`]: site.picture,
    [`faq/answer-${number}.svg`]: site.answerPicture,
    [`articles/rest-${number}.mp4`]: site.video,
    [`articles/rest-${number}.vtt`]: site.captions,
    [`articles/days-${number}.csv`]: site.table,
    [`faq/who-${number}.csv`]: site.answerTable,
  };
  for (const [name, { question, body }] of Object.entries(answers))
    files[`faq/q-${number}-${name}.md`] =
      `---\nquestion: ${quoted(question)}\ntopic: trial\npublished: 2026-01-01\n---\n\n${body}\n`;
  for (const [name, { author, year, ...fields }] of Object.entries(sources)) {
    const lines = Object.entries(fields).map(
      ([field, value]) => `${field}: ${field === 'kind' ? value : quoted(value)}\n`,
    );
    files[`sources/s-${number}-${name}.yml`] =
      `${lines.join('')}authors: [${quoted(author)}]\nyear: ${year}\n`;
  }
  return files;
}

/** A square of one colour, which is another for another number and part. */
export function toPng(number: number, part: number): Uint8Array {
  const [side, row] = [8, Buffer.alloc(1 + 8 * 3)];
  for (let at = 1; at < row.length; at += 3)
    row.set([number % 256, (number >> 8) % 256, part % 256], at);
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
