import type { Random } from './random.ts';
import { toPng, toTrialFiles, type TrialSite } from './trial-site.ts';

/** A change of an article or of what its page shows besides. */
export interface DrawnChange {
  readonly name: string;
  /**
   * Whether the page shows something else than before; else only its typography changed, or what no
   * reviewer answers for.
   */
  readonly isShown: boolean;
  /** Whether no review may be kept after it. */
  readonly isDangerous: boolean;
  /** The answer that its own reviewer has reviewed again. */
  readonly reviewedAgain: string | undefined;
  /** All files after the change. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/** Changes a site; says false if this one has no place for the change. */
type Change = (site: TrialSite, random: Random) => boolean;

interface Kind {
  readonly change: Change;
  readonly isShown: boolean;
  readonly isDangerous?: true;
  readonly reviewedAgain?: true;
}

/** What no change of words may touch: addresses, tags, citations and code. */
const fixed = /(\]\([^)]*\)|<[^>]*>|\[@[^\]]*\]|`[^`]*`|^\[[^\]]+\]: .*$)/m;

/** Changes one place of the prose of a text that fits a pattern. */
function replaceOne(
  text: string,
  pattern: RegExp,
  to: string | ((found: string) => string),
  random: Random,
): string {
  const parts = text.split(fixed);
  const places = parts.flatMap((part, index) =>
    index % 2 === 0
      ? [...part.matchAll(new RegExp(pattern, 'gu'))].map((match) => ({
          index,
          at: match.index,
          found: match[0],
        }))
      : [],
  );
  if (places.length === 0) return text;
  const { index, at, found } = random.pick(places);
  return parts
    .map((part, each) =>
      each === index
        ? part.slice(0, at) +
          (typeof to === 'string' ? to : to(found)) +
          part.slice(at + found.length)
        : part,
    )
    .join('');
}

/** Changes a text of the site; false if it stays the same. */
function edit<Key extends string>(
  fields: Record<Key, string>,
  key: Key,
  change: (text: string) => string,
): boolean {
  const text = change(fields[key]);
  const isChanged = text !== fields[key];
  fields[key] = text;
  return isChanged;
}

const word = /(?<![\p{L}\p{N}’'-])\p{Ll}{4,}(?![\p{L}’'-])/u;
const negation = / (?:not|never|no)(?= )/u;
const digits = /\d+/u;

function toOtherNumber(found: string): string {
  const swapped = [...found].reverse().join('');
  return swapped === found || swapped.startsWith('0') ? String(Number(found) + 1) : swapped;
}

const bodyChanges: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'a number': (text, random) => replaceOne(text, digits, toOtherNumber, random),
  'a negation more': (text, random) =>
    replaceOne(text, /(?<=\b(?:is|are|lasts|helps)) /u, ' not ', random),
  'a negation less': (text, random) => replaceOne(text, negation, '', random),
  'a minus sign less': (text, random) => replaceOne(text, /−(?=\d)/u, '', random),
  'another unit': (text, random) =>
    replaceOne(
      text,
      /(?<=\d )(?:minutes|mg|hours)/u,
      (found) => ({ minutes: 'hours', mg: 'µg', hours: 'days' })[found] ?? '',
      random,
    ),
};

const sourceFields: Readonly<Record<string, string>> = {
  kind: 'case-report',
  title: 'Another study',
  container: 'Another journal',
  locator: '13(6):679',
  doi: '10.1234/another',
  population: '18 adults',
  finding: 'Resting did harm.',
  author: 'Meyer B',
  year: '2012',
};

const dangerous = { isShown: true, isDangerous: true } as const;

const contentKinds: Readonly<Record<string, Kind>> = {
  'another word in the text': {
    isShown: true,
    change: (site, random) =>
      edit(site, 'body', (text) => replaceOne(text, word, 'pebble', random)),
  },
  'another word in the title': {
    isShown: true,
    change: (site, random) =>
      edit(site, 'title', (text) => replaceOne(text, word, 'pebble', random)),
  },
  'another word in the description': {
    isShown: true,
    change: (site, random) =>
      edit(site, 'description', (text) => replaceOne(text, word, 'pebble', random)),
  },
  'another word for the cover': {
    isShown: true,
    change: (site, random) =>
      edit(site, 'coverAlt', (text) => replaceOne(text, word, 'pebble', random)),
  },
  ...Object.fromEntries(
    Object.entries(bodyChanges).map(([name, change]): [string, Kind] => [
      `${name} in the text`,
      {
        ...dangerous,
        change: (site, random) => edit(site, 'body', (text) => change(text, random)),
      },
    ]),
  ),
  'a number in the description': {
    ...dangerous,
    change: (site, random) =>
      edit(site, 'description', (text) => replaceOne(text, digits, toOtherNumber, random)),
  },
  'another citation': {
    ...dangerous,
    change: (site) =>
      edit(site, 'body', (text) => text.replace(`[@s-${site.number}-a]`, `[@s-${site.number}-b]`)),
  },
  'another address of a link': {
    ...dangerous,
    change: (site) =>
      edit(site, 'body', (text) =>
        text.replace(`(/faq/q-${site.number}-b/)`, `(/faq/q-${site.number}-c/)`),
      ),
  },
  'another kind of callout': {
    ...dangerous,
    change: (site) => edit(site, 'body', (text) => text.replace('kind="caution"', 'kind="tip"')),
  },
  'another order of the table': {
    ...dangerous,
    change: (site) =>
      edit(site, 'body', (text) =>
        text.replace('| One | 15 |\n| Two | 20 |', '| One | 20 |\n| Two | 15 |'),
      ),
  },
  'another embedded answer': {
    ...dangerous,
    change: (site) =>
      edit(site, 'body', (text) =>
        text.replace(`ids="q-${site.number}-a"`, `ids="q-${site.number}-d"`),
      ),
  },
  'another picture in the text': {
    ...dangerous,
    change: (site) => ((site.picture = toPng(site.number, 3)), true),
  },
  'another cover': { ...dangerous, change: (site) => ((site.cover = toPng(site.number, 4)), true) },
  'another picture in an answer': {
    ...dangerous,
    change: (site) => edit(site, 'answerPicture', (text) => text.replace('v8z', 'v4z')),
  },
  'another video': {
    ...dangerous,
    change: (site) => edit(site, 'video', (text) => text.replace('rest', 'test')),
  },
  'other captions of a video': {
    ...dangerous,
    change: (site) => edit(site, 'captions', (text) => text.replace('half an', 'three')),
  },
  'another file to download': {
    ...dangerous,
    change: (site) => edit(site, 'table', (text) => text.replace('Two,20', 'Two,90')),
  },
  'another file to download in an answer': {
    ...dangerous,
    change: (site) => edit(site, 'answerTable', (text) => text.replace('no ', 'yes')),
  },
  'a question more': { ...dangerous, change: (site) => site.faq.push(`q-${site.number}-d`) > 0 },
  'a question less': { ...dangerous, change: (site) => site.faq.pop() !== undefined },
  'another order of questions': { ...dangerous, change: (site) => site.faq.reverse().length > 0 },
  ...Object.fromEntries(
    (['a', 'b', 'c'] as const).flatMap((name): [string, Kind][] => [
      [
        `a number in the answer ${name}`,
        {
          ...dangerous,
          change: (site, random) =>
            edit(site.answers[name], 'body', (text) =>
              replaceOne(text, digits, toOtherNumber, random),
            ),
        },
      ],
      [
        `another word in the answer ${name}`,
        {
          ...dangerous,
          change: (site, random) =>
            edit(site.answers[name], 'body', (text) => replaceOne(text, word, 'pebble', random)),
        },
      ],
      [
        `another word in the question ${name}`,
        {
          ...dangerous,
          change: (site, random) =>
            edit(site.answers[name], 'question', (text) =>
              replaceOne(text, word, 'pebble', random),
            ),
        },
      ],
    ]),
  ),
  ...Object.fromEntries(
    (['a', 'b', 'c'] as const).flatMap((name) =>
      Object.entries(sourceFields).map(([field, value]): [string, Kind] => [
        `another ${field} of the source ${name}`,
        { ...dangerous, change: (site) => edit(site.sources[name], field, () => value) },
      ]),
    ),
  ),
};

/** How the same words may be typeset otherwise, within one line. */
const settings: readonly ((text: string, random: Random) => string)[] = [
  (text) => text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’'),
  (text) => text.replace(/"(\p{L}[^"\n]*)"/gu, '“$1”'),
  (text, random) => replaceOne(text, /(?<=\p{L}) (?=\p{L})/u, '\u00a0', random),
  (text, random) => replaceOne(text, /(?<=\d) (?=\p{L})/u, '\u202f', random),
  (text, random) => replaceOne(text, /(?<=\p{L}) (?=\p{L})/u, '   ', random),
  (text, random) => replaceOne(text, /(?<=\p{Ll}{2})(?=\p{Ll}{2})/u, '\u00ad', random),
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll('...', '…'),
  (text) => text.replaceAll(' – ', '—'),
  (text) => text.replaceAll(' – ', ' -- '),
  (text) => text.replace(/(?<=\d)-(?=\d)/g, '–'),
  (text) => text.replace(/(?<=\p{L})-(?=\p{L})/gu, '\u2011'),
  (text) => text.replace(/−(?=\d)/g, '-'),
  (text) => text.replace(/(?<=\d) (?=%|mg\b|°C)/g, ''),
  (text) => text.replace(/(?<=\d) × (?=\d)/g, ' x '),
];

/** How the same text may be written down in Markdown. */
const markdown: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => replaceOne(text, /(?<=\p{Ll}) (?=\p{Ll})/u, '\n', random),
  (text) => text.replace(/\*\*(\p{L}+)\*\*/gu, '__$1__'),
  (text) => text.replace(/(?<!\*)\*(\p{L}+)\*(?!\*)/gu, '_$1_'),
  (text) => text.replace(/^- /gm, '* '),
  (text) => text.replace(/\n- /g, '\n\n- '),
  (text) => text.replace(/^## (.*)$/gm, '## $1 ##'),
  (text) => text.replace(/\| --- \| --- \|/g, '|---|---|'),
  (text) => text.replace(/(?<!\r)\n/g, '\r\n'),
  (text) => text.replace(/\n\n/g, '\n\n\n'),
  (text) => text.replace(/\[([^\]@]+)\]\((\/faq\/[^)]*)\)([^]*)$/, '[$1][there]$3\n\n[there]: $2'),
];

/** Typesets a text anew in up to four ways. */
function typeset(
  text: string,
  ways: readonly ((text: string, random: Random) => string)[],
  random: Random,
): string {
  let set = text;
  for (let count = random.below(4); count >= 0; count -= 1) set = random.pick(ways)(set, random);
  return set;
}

const sameKinds: Readonly<Record<string, Kind>> = {
  'typography of the text': {
    isShown: false,
    change: (site, random) => edit(site, 'body', (text) => setProse(text, random)),
  },
  'Markdown of the text': {
    isShown: false,
    change: (site, random) => edit(site, 'body', (text) => typeset(text, markdown, random)),
  },
  'typography of the title': {
    isShown: false,
    change: (site, random) => edit(site, 'title', (text) => typeset(text, settings, random)),
  },
  'typography of the description': {
    isShown: false,
    change: (site, random) => edit(site, 'description', (text) => typeset(text, settings, random)),
  },
  'typography for the cover': {
    isShown: false,
    change: (site, random) => edit(site, 'coverAlt', (text) => typeset(text, settings, random)),
  },
  ...Object.fromEntries(
    (['a', 'b', 'c'] as const).flatMap((name): [string, Kind][] => [
      [
        `typography of the answer ${name}`,
        {
          isShown: false,
          change: (site, random) =>
            edit(site.answers[name], 'body', (text) => setProse(text, random)),
        },
      ],
      [
        `Markdown of the answer ${name}`,
        {
          isShown: false,
          change: (site, random) =>
            edit(site.answers[name], 'body', (text) => typeset(text, markdown, random)),
        },
      ],
      [
        `typography of the question ${name}`,
        {
          isShown: false,
          change: (site, random) =>
            edit(site.answers[name], 'question', (text) => typeset(text, settings, random)),
        },
      ],
      [
        `typography of the source ${name}`,
        {
          isShown: false,
          change: (site, random) =>
            edit(site.sources[name], random.pick(['title', 'finding']), (text) =>
              typeset(text, settings, random),
            ),
        },
      ],
    ]),
  ),
  'line ends of a picture': {
    isShown: false,
    change: (site) => edit(site, 'answerPicture', (text) => text.replaceAll('\n', '\r\n')),
  },
  'another name of the cover': {
    isShown: false,
    change: (site) => edit(site, 'coverName', () => 'head'),
  },
  'fields that are not reviewed': {
    isShown: false,
    change: (site) => edit(site, 'unreviewed', (text) => `${text}updated: 2026-02-01\n`),
  },
  'an answer that was reviewed again': {
    isShown: false,
    reviewedAgain: true,
    change: (site, random) =>
      edit(site.answers.c, 'body', (text) => replaceOne(text, digits, toOtherNumber, random)),
  },
};

/** Addresses and tags stay as they are. */
function setProse(text: string, random: Random): string {
  return text
    .split(fixed)
    .map((part, index) => (index % 2 === 0 ? typeset(part, settings, random) : part))
    .join('');
}

/** Draws a change of a site; half of them change what the page shows. */
export function drawChange(site: TrialSite, random: Random): DrawnChange {
  for (;;) {
    const [name, { change, isShown, isDangerous, reviewedAgain }] = random.pick(
      Object.entries(random.below(2) === 0 ? contentKinds : sameKinds),
    );
    const changed = structuredClone(site);
    if (!change(changed, random)) continue;
    return {
      name,
      isShown,
      isDangerous: isDangerous === true,
      reviewedAgain: reviewedAgain === true ? site.reviewedAnswers[0] : undefined,
      files: toTrialFiles(changed),
    };
  }
}
