import type { Nodes } from 'mdast';
import { formatCitationAnchor } from '../addresses/index.ts';
import { isBasis, parseCitations, splitSentences } from '../text/index.ts';
import { collectSentenceBlocks, stripCitations } from '../body/index.ts';

/** A sentence that rests on a source, and where its mark stands. */
export interface CitedSentence {
  readonly sourceId: string;
  readonly sentence: string;
  /** The id of the mark on the page of the entry, without `#`. */
  readonly anchor: string;
}

/** Every sentence of an entry that cites a source, once for each source that it cites, in order. */
export function collectCitedSentences(
  tree: Nodes,
  entry: { readonly collection: string; readonly id: string },
  language: string,
): CitedSentence[] {
  const counts = new Map<string, number>();
  return collectSentenceBlocks(tree).flatMap((block) => {
    const cited = new Map<string, CitedSentence>();
    for (const { id, sentence } of placeCitations(block, language)) {
      if (isBasis(id)) continue;
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      const key = `${id} ${sentence}`;
      if (!cited.has(key))
        cited.set(key, { sourceId: id, sentence, anchor: formatCitationAnchor(entry, id, count) });
    }
    return [...cited.values()];
  });
}

/** An entry that cites a source, with its sentences that rest on it, in order. */
export interface CitingEntry {
  readonly title: string;
  readonly permalink: string;
  readonly sentences: readonly CitedSentence[];
}

/** The ids of the sources and bases that a text cites, each once, in order. */
export function collectCitedIds(tree: Nodes): string[] {
  return [
    ...new Set(
      collectSentenceBlocks(tree).flatMap((block) => parseCitations(block).map(({ id }) => id)),
    ),
  ];
}

/**
 * Each mark of a block with its sentence. Sentences are found in the text without marks, since a
 * mark would join two of them; a mark behind the full stop belongs to the sentence before it.
 */
function placeCitations(block: string, language: string): { id: string; sentence: string }[] {
  const text = stripCitations(block);
  const sentences = splitSentences(text, language);
  return parseCitations(block).map(({ id, start }) => {
    const place = Math.max(0, stripCitations(block.slice(0, start)).trimEnd().length - 1);
    const sentence = sentences.find(({ end }) => place < end);
    return {
      id,
      sentence: sentence === undefined ? text.trim() : text.slice(sentence.start, sentence.end),
    };
  });
}

/**
 * Whether each sentence of a block with several stands on the same basis, so that one mark at its
 * end says it for all.
 */
export function hasOneBasis(block: string, language: string): boolean {
  const marks = placeCitations(block, language);
  const [first] = marks;
  if (first === undefined || !isBasis(first.id) || marks.some(({ id }) => id !== first.id))
    return false;
  const text = stripCitations(block);
  const marked = new Set(marks.map(({ sentence }) => sentence));
  const sentences = splitSentences(text, language);
  return (
    marks.length > 1 && sentences.every(({ start, end }) => marked.has(text.slice(start, end)))
  );
}

const retractionWords =
  /(?<!\p{L})(?:retract(?:ed|ion|s)?|withdr(?:awn|ew|awal)|zurückgezogen\p{L}*|zurückziehung|rückzug|widerrufen\p{L}*)(?!\p{L})/iu;

/** Whether a sentence says that a work was withdrawn. */
export function mentionsRetraction(sentence: string): boolean {
  return retractionWords.test(sentence);
}
