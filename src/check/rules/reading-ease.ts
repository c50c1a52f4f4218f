import { getReadingScale, measureText, type TextMeasure } from '../../domain/text/index.ts';
import { collectTextBlocks, splitBlock } from '../body/text-blocks.ts';
import { defineRule } from '../define-rule.ts';

/**
 * Flesch calls 50 to 60 “fairly difficult” and what is below 50 “difficult”, for readers of
 * academic texts. GOV.UK and the NHS ask for more: words that a child of nine to eleven can read.
 * Below the limit a text is surely no plain one.
 */
const limit = 50;
/** Flesch took samples of 100 words; a shorter text says too little. */
const leastWords = 100;
/** The length of a sample in letters, which is about 150 words. */
const sampleLength = 900;
/**
 * The full stops of abbreviations, and the marks of Markdown, make a text seem easier than it is by
 * less than this.
 */
const margin = 20;

export default defineRule({
  name: 'reading-ease',
  defaultLevel: 'info',
  summary: 'A text that is hard to read.',
  checkEntry(entry, { content: { settings }, report }) {
    const { language } = settings;
    const scale = getReadingScale(language);
    if (scale === undefined) return;
    // Flesch judged a text by samples. One whose beginning is easy needs no closer look, and that
    // is nearly all.
    const sample = entry.bodySource.slice(0, sampleLength);
    const rough = measureText(sample, language);
    if (rough.words < leastWords && sample.length < sampleLength) return;
    if (scale.toEase({ ...rough, sentences: countStops(sample) }) >= limit + margin) return;
    const blocks = collectTextBlocks(entry).filter(
      ({ kind }) => kind !== 'heading' && kind !== 'table-cell',
    );
    const { words, syllables } = sum(blocks.map(({ text }) => measureText(text, language)));
    if (words < leastWords) return;
    const sentences = blocks.flatMap((block) => splitBlock(block, language));
    const ease = scale.toEase({ words, syllables, sentences: sentences.length });
    if (ease >= limit) return;
    const [longest] = sentences
      .map(({ text, findRange }) => ({ findRange, length: measureText(text, language).words }))
      .sort((a, b) => b.length - a.length);
    const advice =
      words / sentences.length > 15
        ? 'Cut the longest sentences in two.'
        : `Its words have ${(syllables / words).toFixed(1)} syllables on average; put shorter ones where there are any.`;
    const message = `This text is difficult to read: its ${scale.name} reading ease is ${Math.floor(ease)}, and ${limit} or more is expected. This is its longest sentence, with ${longest?.length ?? 0} words. ${advice}`;
    report(longest?.findRange(), message);
  },
});

function sum(measures: readonly TextMeasure[]): TextMeasure {
  return measures.reduce(
    (total, { words, syllables }) => ({
      words: total.words + words,
      syllables: total.syllables + syllables,
    }),
    { words: 0, syllables: 0 },
  );
}

/** About the number of sentences, without cutting them. */
function countStops(text: string): number {
  return Math.max(1, text.match(/[.!?…](?=["'”’)\]*_]*(?:\s|$))/g)?.length ?? 0);
}
