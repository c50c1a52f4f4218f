import { newEntryWords } from '../../domain/entries/new-entry.ts';

/** Words that were meant to be replaced, as offsets in the text in which they were sought. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

interface Kind {
  readonly pattern: RegExp;
  readonly toMessage: (found: string) => string;
}

const replace = (found: string) =>
  `"${found}" was meant to be replaced. Write what belongs here, or delete it.`;
const htmlTags =
  'A|B|I|P|S|U|BR|EM|H[1-6]|HR|LI|OL|UL|DL|DT|DD|TD|TH|TR|DIV|IMG|PRE|SUB|SUP|CODE|FONT|SPAN|BODY|HEAD|HTML|TABLE|STRONG|CENTER';

const inText: readonly Kind[] = [
  { pattern: /\b(?:TODO|FIXME|TBD)\b|(?<!\d,\s?)\bXXX\b(?! [Ss]yndrom)/g, toMessage: replace },
  { pattern: /\blorem ipsum\b/gi, toMessage: replace },
  { pattern: /\{\{[^{}\n]*\}\}/g, toMessage: replace },
  {
    pattern:
      /\[(?:(?:insert|enter|fill in|placeholder|platzhalter)\b[^[\]\n]{0,200}|your (?:name|text|title|words|address|e-?mail|phone|number|company|practice|site|website|city|question|answer)\b[^[\]\n]{0,200}|[^[\]\n]{0,200}\b(?:goes here|einfügen|eintragen))\]/gi,
    toMessage: replace,
  },
  {
    pattern: new RegExp(`<(?!(?:${htmlTags})>)[A-Z][A-Z0-9]*(?:[ _-][A-Z0-9]+)*>`, 'g'),
    toMessage: replace,
  },
  {
    pattern:
      /\byour (?:text|title|content|headline|description) (?:goes )?here\b|\bhier steht (?:ihr|dein) text\b|\btext hier (?:einfügen|eingeben)\b/gi,
    toMessage: replace,
  },
  { pattern: /(?<![^\s([{"“„:])\?{3,}/g, toMessage: replace },
  {
    pattern: new RegExp(
      Object.values(newEntryWords)
        .map((words) => words.replace(/[.?]/g, '\\$&').replaceAll(' ', '\\s+'))
        .join('|'),
      'g',
    ),
    toMessage: () =>
      'This stands here until you write your own words: it came with the new file, and says what belongs here. Replace it.',
  },
];

const inAddress: Kind = {
  pattern: /(?<=\/\/|@|\.)example\.(?:com|org|net)\b/gi,
  toMessage: (found) =>
    `"${found}" is an address for examples only, and leads to nobody. Write the real one, or leave it out.`,
};
const inData: Kind = {
  ...inAddress,
  pattern: /(?:https?:\/\/|@)(?:[\w-]+\.)*example\.(?:com|org|net)\b/gi,
};

/** The words of other languages that look the same. */
const ownWords: Readonly<Record<string, readonly string[]>> = {
  es: ['TODO'],
  pt: ['TODO'],
  gl: ['TODO'],
};

/** One of these stands in every placeholder: for a sentence of a new entry, its longest word. */
const traces = [
  'TODO',
  'FIXME',
  'TBD',
  'XXX',
  '{{',
  '???',
  ...new Set(
    Object.values(newEntryWords).map(
      (words) => words.match(/[\w]+/g)?.toSorted((a, b) => b.length - a.length)[0] ?? words,
    ),
  ),
];
/** The same for those that may be written in capitals; each pattern begins with what is rare, since that is sought fast. */
const otherTraces = [
  /\[(?:insert|enter|fill|placeholder|platzhalter|your)/i,
  /\](?<=(?:here|einfügen|eintragen)\])/i,
  /\.(?:com|org|net)(?<=example\.(?:com|org|net))/i,
  /lorem ipsum/i,
  / (?:here|hier)\b(?<=(?:text|title|content|headline|description)(?: goes)? (?:here|hier))/i,
  /hier steht/i,
];

/** Whether a text may hold a placeholder at all: a quick look, since nearly none does. */
export function mayHoldPlaceholder(text: string): boolean {
  return (
    traces.some((trace) => text.includes(trace)) ||
    otherTraces.some((trace) => trace.test(text)) ||
    /<[A-Z][A-Z0-9]*[ _>-]/.test(text)
  );
}

/** The placeholders in a text of this kind, in order; words of `known`, such as abbreviations of the site, are none. */
export function findPlaceholders(
  text: string,
  kind: 'text' | 'data' | 'address',
  { language, known }: { readonly language: string; readonly known: ReadonlySet<string> },
): Placeholder[] {
  const kinds = kind === 'address' ? [inAddress] : kind === 'data' ? [...inText, inData] : inText;
  const own = ownWords[/^[a-z]+/.exec(language)?.[0] ?? ''] ?? [];
  return kinds
    .flatMap(({ pattern, toMessage }) =>
      [...text.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        found: match[0],
        toMessage,
      })),
    )
    .filter(({ found }) => !known.has(found) && !own.includes(found))
    .map(({ start, end, found, toMessage }) => ({ start, end, message: toMessage(found) }))
    .sort((a, b) => a.start - b.start);
}
