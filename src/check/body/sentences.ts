import { splitSentences } from '../../domain/text/sentences.ts';
import type { Entry } from '../entry.ts';
import type { Place } from '../diagnostic.ts';
import { collectTextBlocks, type TextBlock } from './text-blocks.ts';

/** A sentence of a body. */
export interface Sentence {
  readonly block: TextBlock;
  /** What the reader sees, without citations. */
  readonly text: string;
  /** Where it begins and ends in the text of its block. */
  readonly start: number;
  readonly end: number;
  /** The ids of the sources and bases whose marks stand in it or behind its full stop. */
  readonly citations: readonly string[];
  readonly getPlace: () => Place;
}

const known = new WeakMap<TextBlock, readonly Sentence[]>();

/** The sentences of a block in the language of the site, made once. It takes time: ask only blocks that may matter. */
export function splitBlock(block: TextBlock, language: string): readonly Sentence[] {
  const made = known.get(block);
  if (made !== undefined) return made;
  const ranges = splitSentences(block.text, language);
  let next = 0;
  const sentences = ranges.map(({ start, end }, index): Sentence => {
    const to = index === ranges.length - 1 ? block.text.length : end;
    const citations: string[] = [];
    // Marks stand in the order of the text. One before the first word belongs to the first sentence.
    for (
      let mark = block.citations[next];
      mark !== undefined && mark.at <= to;
      mark = block.citations[next]
    ) {
      citations.push(mark.id);
      next += 1;
    }
    return {
      block,
      text: block.text.slice(start, end),
      start,
      end,
      citations,
      getPlace: () => block.toPlace(start, end),
    };
  });
  known.set(block, sentences);
  return sentences;
}

/** Every sentence of the body of an entry, in order. */
export function collectSentences(entry: Entry, language: string): readonly Sentence[] {
  return collectTextBlocks(entry).flatMap((block) => splitBlock(block, language));
}
