import type { Nodes } from 'mdast';
import { toCitationAnchor } from './anchor.ts';
import { isBasis, parseCitations } from './citation.ts';
import { toBlocks, toSentences, withoutCitations } from './plain-text.ts';

/** A sentence that rests on a source, and where its mark stands. */
export interface CitedSentence {
  readonly sourceId: string;
  readonly sentence: string;
  /** The id of the mark on the page of the entry, without `#`. */
  readonly anchor: string;
}

/** Every sentence of an entry that cites a source, once for each source that it cites, in order. */
export function toCitedSentences(tree: Nodes, entry: { readonly collection: string; readonly id: string }, language: string): CitedSentence[] {
  const counts = new Map<string, number>();
  return toBlocks(tree).flatMap((block) =>
    joinTrailingMarks(toSentences(block, language)).flatMap((sentence) => {
      const inSentence = new Map<string, CitedSentence>();
      for (const { id } of parseCitations(sentence)) {
        if (isBasis(id)) continue;
        const count = (counts.get(id) ?? 0) + 1;
        counts.set(id, count);
        if (!inSentence.has(id)) {
          inSentence.set(id, { sourceId: id, sentence: withoutCitations(sentence), anchor: toCitationAnchor(entry, id, count) });
        }
      }
      return [...inSentence.values()];
    }),
  );
}

/** A mark written behind the full stop belongs to the sentence before it. */
function joinTrailingMarks(sentences: readonly string[]): string[] {
  const joined: string[] = [];
  for (const sentence of sentences) {
    const lead = /^(?:\[@[^\s[\]@]+\]\s*)+/.exec(sentence)?.[0] ?? '';
    const previous = joined.pop();
    if (previous === undefined) joined.push(sentence);
    else if (lead === '') joined.push(previous, sentence);
    else joined.push(`${previous} ${lead.trim()}`, ...(sentence.length > lead.length ? [sentence.slice(lead.length)] : []));
  }
  return joined;
}
