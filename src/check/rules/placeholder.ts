import { newEntryWords } from '../../domain/entries/index.ts';
import type { TextRange } from '../../domain/text/index.ts';
import type { Body } from '../body/body.ts';
import { defineRule } from '../define-rule.ts';
import type { Entry } from '../entry.ts';
import type { DataNode } from '../yaml/data.ts';

/** A draft may hold what was meant to be replaced until it is published. */
export default defineRule({
  name: 'placeholder',
  defaultLevel: 'error',
  summary: 'Words that were meant to be replaced.',
  checkEntry(entry, { content: { settings }, report }) {
    if (!mayHoldPlaceholder(entry.text)) return;
    const words = { language: settings.language, known: new Set(settings.abbreviations.keys()) };
    const details = entry.visibility === 'draft' ? { severity: 'warning' as const } : {};
    for (const { kind, start, end } of collectWrittenParts(entry))
      for (const found of findPlaceholders(entry.text.slice(start, end), kind, words))
        report({ start: start + found.start, end: start + found.end }, found.message, details);
  },
});

/**
 * A part of a file that its author wrote for others to read, as offsets; an address is what a link
 * leads to.
 */
interface WrittenPart extends TextRange {
  readonly kind: 'text' | 'data' | 'address';
}

/** What was written in an entry, without code, which may show what others are to replace. */
function collectWrittenParts(entry: Entry): WrittenPart[] {
  // The address of the site has a rule of its own; a suppression may name what it suppresses.
  const fields = [...(entry.yaml?.root?.fields ?? [])].filter(
    ([name]) =>
      name !== 'waive' && !(entry.collection === 'site' && (name === 'url' || name === 'rules')),
  );
  return [
    ...fields.flatMap(([, { node }]) => collectFromData(node)),
    ...(entry.body === undefined ? [] : collectFromBody(entry.body)),
  ];
}

function collectFromData({ value, start, end, fields, entries }: DataNode): WrittenPart[] {
  if (fields !== undefined)
    return [...fields.values()].flatMap(({ node }) => collectFromData(node));
  if (entries !== undefined) return entries.flatMap(collectFromData);
  return typeof value === 'string' ? [{ kind: 'data', start, end }] : [];
}

function collectFromBody({ select, source, start: base }: Body): WrittenPart[] {
  return select(
    'text',
    'html',
    'mdxTextExpression',
    'mdxFlowExpression',
    'link',
    'definition',
    'image',
    'mdxJsxFlowElement',
    'mdxJsxTextElement',
  ).flatMap(({ node }): WrittenPart[] => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined) return [];
    const whole = { start: base + start, end: base + end };
    const own = source.slice(start, end);
    const toPart = (kind: WrittenPart['kind'], words: string, at: number): WrittenPart[] =>
      words === '' || at < 0
        ? []
        : [{ kind, start: whole.start + at, end: whole.start + at + words.length }];
    switch (node.type) {
      case 'link':
      case 'definition': {
        // The address of a link is last in it; a bare address is its own words.
        const address = toPart('address', node.url, own.lastIndexOf(node.url));
        return address.length > 0 ? address : [{ kind: 'address', ...whole }];
      }
      case 'image':
        // The words of an image or a component come first in it.
        return toPart('text', node.alt ?? '', own.indexOf(node.alt ?? ''));
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return node.attributes.flatMap(({ value }) =>
          typeof value === 'string' ? toPart('text', value, own.indexOf(value)) : [],
        );
      default:
        return [{ kind: 'text', ...whole }];
    }
  });
}

/** Words that were meant to be replaced, as offsets in the text in which they were sought. */
interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

interface Kind {
  readonly pattern: RegExp;
  readonly describe: (found: string) => string;
}

const replace = (found: string) =>
  `"${found}" was meant to be replaced. Write what belongs here, or delete it.`;
const htmlTags =
  'A|B|I|P|S|U|BR|EM|H[1-6]|HR|LI|OL|UL|DL|DT|DD|TD|TH|TR|DIV|IMG|PRE|SUB|SUP|CODE|FONT|SPAN|BODY|HEAD|HTML|TABLE|STRONG|CENTER';

const inText: readonly Kind[] = [
  { pattern: /\b(?:TODO|FIXME|TBD)\b|(?<!\d,\s?)\bXXX\b(?! [Ss]yndrom)/g, describe: replace },
  { pattern: /\blorem ipsum\b/gi, describe: replace },
  { pattern: /\{\{[^{}\n]*\}\}/g, describe: replace },
  {
    pattern:
      /\[(?:(?:insert|enter|fill in|placeholder|platzhalter)\b[^[\]\n]{0,200}|your (?:name|text|title|words|address|e-?mail|phone|number|company|practice|site|website|city|question|answer)\b[^[\]\n]{0,200}|[^[\]\n]{0,200}\b(?:goes here|einfügen|eintragen))\]/gi,
    describe: replace,
  },
  {
    pattern: new RegExp(`<(?!(?:${htmlTags})>)[A-Z][A-Z0-9]*(?:[ _-][A-Z0-9]+)*>`, 'g'),
    describe: replace,
  },
  {
    pattern:
      /\byour (?:text|title|content|headline|description) (?:goes )?here\b|\bhier steht (?:ihr|dein) text\b|\btext hier (?:einfügen|eingeben)\b/gi,
    describe: replace,
  },
  { pattern: /(?<![^\s([{"“„:])\?{3,}/g, describe: replace },
  {
    pattern: new RegExp(
      Object.values(newEntryWords)
        .map((words) => words.replace(/[.?]/g, '\\$&').replaceAll(' ', '\\s+'))
        .join('|'),
      'g',
    ),
    describe: () =>
      'This stands here until you write your own words: it came with the new file, and says what belongs here. Replace it.',
  },
];

const inAddress: Kind = {
  pattern: /(?<=\/\/|@|\.)example\.(?:com|org|net)\b/gi,
  describe: (found) =>
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

/** What a placeholder holds that is in capitals or signs. */
const traces = ['TODO', 'FIXME', 'TBD', 'XXX', '{{', '???'];
/** The words of each sentence of a new entry, the longest first, since few texts have it. */
const wordsOfSentences = Object.values(newEntryWords).map((sentence) =>
  (sentence.match(/\w+/g) ?? [sentence]).toSorted((a, b) => b.length - a.length),
);
/**
 * What other placeholders hold, in small letters or capitals; each pattern begins with a rare
 * letter, which makes the search fast.
 */
const otherTraces = [
  /\[(?:insert|enter|fill|placeholder|platzhalter|your)/i,
  /\](?<=(?:here|einfügen|eintragen)\])/i,
  /\.(?:com|org|net)(?<=example\.(?:com|org|net))/i,
  /lorem ipsum/i,
  / (?:here|hier)\b(?<=(?:text|title|content|headline|description)(?: goes)? (?:here|hier))/i,
  /hier steht/i,
];

/** A quick test whether a text may contain a placeholder, since very few do. */
function mayHoldPlaceholder(text: string): boolean {
  return (
    traces.some((trace) => text.includes(trace)) ||
    wordsOfSentences.some((words) => words.every((word) => text.includes(word))) ||
    otherTraces.some((trace) => trace.test(text)) ||
    /<[A-Z][A-Z0-9]*[ _>-]/.test(text)
  );
}

/**
 * The placeholders in a text of this kind, in order; words of `known`, such as abbreviations of the
 * site, are none.
 */
function findPlaceholders(
  text: string,
  kind: 'text' | 'data' | 'address',
  { language, known }: { readonly language: string; readonly known: ReadonlySet<string> },
): Placeholder[] {
  const kinds = kind === 'address' ? [inAddress] : kind === 'data' ? [...inText, inData] : inText;
  const own = ownWords[/^[a-z]+/.exec(language)?.[0] ?? ''] ?? [];
  return kinds
    .flatMap(({ pattern, describe }) =>
      [...text.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        found: match[0],
        describe,
      })),
    )
    .filter(({ found }) => !known.has(found) && !own.includes(found))
    .map(({ start, end, found, describe }) => ({ start, end, message: describe(found) }))
    .sort((a, b) => a.start - b.start);
}
