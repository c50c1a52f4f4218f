import type { CollectionName } from '../../schemas/collections.ts';
import type { TextRange } from '../../domain/text/sentences.ts';
import type { DataPath } from '../yaml/data-node.ts';
import { findText } from '../yaml/data-text.ts';
import { findBodyPlace, type Entry } from '../entry.ts';
import type { Place } from '../diagnostic.ts';
import { collectTextBlocks } from './text-blocks.ts';

/** Words that readers see, with the place of each part. */
export interface VisibleText {
  readonly text: string;
  /** The parts that are code or a bare address. */
  readonly code: readonly TextRange[];
  readonly toPlace: (start: number, end: number) => Place | undefined;
}

/** The fields whose words the publisher writes. Other wordings of a question are the readers' own, as they write them. */
const fields: Readonly<Record<CollectionName, readonly DataPath[]>> = {
  site: [['tagline'], ['footer']],
  articles: [['title'], ['description'], ['cover', 'alt']],
  faq: [['question']],
  pages: [['title'], ['description']],
  topics: [['label'], ['description']],
  people: [['role'], ['bio']],
  sources: [['population'], ['finding']],
  claims: [],
  synonyms: [],
};

/** All words of an entry that readers see: those of its fields, of its body, and of its images. */
export function collectVisibleTexts(entry: Entry): VisibleText[] {
  return [
    ...fields[entry.collection].flatMap((path) => toFieldText(entry, path)),
    ...collectTextBlocks(entry),
    ...listImageTexts(entry),
  ];
}

function toFieldText(entry: Entry, path: DataPath): VisibleText[] {
  const found = findText(entry, path);
  if (found === undefined) return [];
  const { text, start, end } = found;
  const source = entry.text.slice(start, end);
  // A text over several lines, or with escapes, is longer in the file; then each word is sought where it may stand.
  const toPlace = (from: number, to: number) => {
    const words = text.slice(from, to);
    const at = source.includes(text) ? source.indexOf(text) + from : source.indexOf(words, from);
    return at < 0
      ? entry.lines.toPlace(start, end)
      : entry.lines.toPlace(start + at, start + at + words.length);
  };
  return [{ text, code: [], toPlace }];
}

function listImageTexts(entry: Entry): VisibleText[] {
  return (entry.body?.nodes ?? []).flatMap(({ node }): VisibleText[] => {
    if (node.type !== 'image' || !node.alt) return [];
    const { alt } = node;
    return [
      {
        text: alt,
        code: [],
        toPlace: (start, end) => findBodyPlace(entry, node, alt.slice(start, end)),
      },
    ];
  });
}
