import type { PhrasingContent } from 'mdast';
import { splitSentences } from '../../../domain/text/sentences.ts';
import type { SourceStub } from '../../tree.ts';
import type { Notes } from '../../log.ts';
import { replacePhrasing, toPhrasingText } from '../phrasing.ts';
import { findAuthorYears } from './author-year.ts';
import { findIdentifiers, readSourceLink } from './identifiers.ts';
import { findJournals } from './journal.ts';
import { type Mention, mergeMentions } from './mention.ts';
import { findNumbers } from './numbers.ts';
import type { References } from './references.ts';

/** What marks of sources are made with. */
export interface Marking {
  readonly language: string;
  readonly references: References;
  /** The one record of a source, however often a text names it. */
  readonly toKnown: (record: SourceStub) => SourceStub;
  readonly notes: Notes;
}

/** A longer paragraph was not written by a person. */
const longest = 50_000;

const maybe = /\d{4}|\[\d|10\.\d{4}|PMID/;

/** Puts the marks of the sources that a paragraph names behind the sentences that name them. */
export function markSentences(
  nodes: readonly PhrasingContent[],
  line: number,
  marking: Marking,
): PhrasingContent[] {
  const text = toPhrasingText(nodes).replaceAll('\n', ' ');
  const links = findLinks(nodes);
  if (text.length > longest || (!maybe.test(text) && links.length === 0)) return [...nodes];
  const sentences = splitSentences(text, marking.language);
  const found = [
    ...links,
    ...findIdentifiers(text),
    ...findNumbers(text, marking.references),
    ...sentences.flatMap(({ start, end }) =>
      findNamed(text.slice(start, end), start, marking.references),
    ),
  ];
  const places = sentences.flatMap((sentence, index) => {
    const inside = found.filter(
      ({ start }) =>
        start < sentence.end && start >= (index === 0 ? 0 : (sentences[index - 1]?.end ?? 0)),
    );
    return toPlaces(text, sentence.end, inside, marking, line);
  });
  return places
    .sort((one, other) => other.from - one.from || other.to - one.to)
    .reduce(
      (all, { from, to, records, stop }) =>
        replacePhrasing(all, from, to, toMarks(records, stop, line)),
      [...nodes],
    );
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly records: Set<SourceStub>;
  /** A full stop that stood before the words that are replaced, and stands behind the marks. */
  readonly stop: string;
}

function findNamed(sentence: string, start: number, references: References): Mention[] {
  return [...findJournals(sentence, start), ...findAuthorYears(sentence, start, references)];
}

/** Where the marks of one sentence stand; each source has one there. */
function toPlaces(
  text: string,
  sentenceEnd: number,
  mentions: readonly Mention[],
  { references, toKnown, notes }: Marking,
  line: number,
): Place[] {
  const places = new Map<string, Place>();
  const marked = new Set<SourceStub>();
  for (const mention of mergeMentions(mentions)) {
    const record = references.findSame(mention.record) ?? toKnown(mention.record);
    const { from, to, stop } = toPlace(text, mention, sentenceEnd);
    const place = places.get(`${from} ${to}`) ?? { from, to, stop, records: new Set() };
    if (mention.isReplaced && !places.has(`${from} ${to}`))
      notes.leaveOut(
        line,
        text.slice(mention.start, mention.end),
        'the number of a reference; the citation of its source stands there',
      );
    if (!mention.isReplaced && marked.has(record)) continue;
    if (!mention.isReplaced)
      notes.decide(
        line,
        `“${text.slice(mention.start, mention.end)}” names a source, and its sentence cites it.`,
      );
    places.set(`${from} ${to}`, place);
    place.records.add(record);
    marked.add(record);
  }
  return [...places.values()];
}

/** A number is replaced where it stands, before the full stop if it stands behind it; other marks stand before the full stop. */
function toPlace(text: string, mention: Mention, sentenceEnd: number): Omit<Place, 'records'> {
  if (mention.isReplaced) {
    const before =
      /[.!?]?\s?$/u.exec(text.slice(Math.max(0, mention.start - 2), mention.start))?.[0] ?? '';
    return { from: mention.start - before.length, to: mention.end, stop: before.trim() };
  }
  const end =
    /[.!?…]?["'”’»)\]]{0,3}[.!?…]?$/u.exec(
      text.slice(Math.max(mention.end, sentenceEnd - 6), sentenceEnd),
    )?.[0] ?? '';
  const at = sentenceEnd - end.replace(/^[”’"')\]»]+(?=[.!?…])/u, '').length;
  return { from: at, to: at, stop: '' };
}

function toMarks(records: ReadonlySet<SourceStub>, stop: string, line: number): PhrasingContent[] {
  const position = { start: { line, column: 1 }, end: { line, column: 1 } };
  const marks = [...records].flatMap((record): PhrasingContent[] => [
    { type: 'text', value: ' ' },
    { type: 'sourceMark', record, position },
  ]);
  return stop === '' ? marks : [...marks, { type: 'text', value: stop }];
}

function findLinks(nodes: readonly PhrasingContent[], from = 0): Mention[] {
  let at = from;
  return nodes.flatMap((node): Mention[] => {
    const start = at;
    at += toPhrasingText([node]).length;
    if (node.type === 'link') {
      const record = readSourceLink(node.url);
      return record === undefined ? [] : [{ start, end: at, record, isReplaced: false }];
    }
    return 'children' in node ? findLinks(node.children, start) : [];
  });
}
