import { getReadingScale, measureText, type TextMeasure } from '../../domain/text/reading-ease.ts';
import type { Entry } from '../entry.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { splitBlock, type Sentence } from '../body/sentences.ts';
import { collectTextBlocks } from '../body/text-blocks.ts';

/**
 * Flesch calls 50 to 60 “fairly difficult” and what is below 50 “difficult”, for readers of academic texts. GOV.UK and the
 * NHS ask for more: words that a child of nine to eleven can read. Below the limit a text is surely no plain one.
 */
const limit = 50;
/** Flesch took samples of 100 words; a shorter text says too little. */
const leastWords = 100;
/** The length of a sample in letters, which is about 150 words. */
const sampleLength = 900;
/** The full stops of abbreviations, and the marks of Markdown, make a text seem easier than it is by less than this. */
const margin = 20;

/** A text is no harder to read than its readers must bear. */
export const checkReadingEase: Rule = ({ entries, settings }) => {
  const scale = getReadingScale(settings.language);
  if (settings.getLevel('reading-ease') === 'off' || scale === undefined) return [];
  return entries.flatMap((entry): Diagnostic[] => {
    // Flesch judged a text by samples. One whose beginning is easy needs no closer look, and that is nearly all.
    const sample = entry.bodySource.slice(0, sampleLength);
    const rough = measureText(sample, settings.language);
    if (rough.words < leastWords && sample.length < sampleLength) return [];
    if (scale.toEase({ ...rough, sentences: countStops(sample) }) >= limit + margin) return [];
    const blocks = collectTextBlocks(entry).filter(
      ({ kind }) => kind !== 'heading' && kind !== 'table-cell',
    );
    const measure = sum(blocks.map(({ text }) => measureText(text, settings.language)));
    if (measure.words < leastWords) return [];
    const sentences = blocks.flatMap((block) => splitBlock(block, settings.language));
    const ease = scale.toEase({ ...measure, sentences: sentences.length });
    return ease < limit
      ? [
          toProblem(
            entry,
            sentences,
            `${scale.name} reading ease is ${Math.floor(ease)}`,
            measure,
            settings.language,
          ),
        ]
      : [];
  });
};

function toProblem(
  entry: Entry,
  sentences: readonly Sentence[],
  ease: string,
  { words, syllables }: TextMeasure,
  language: string,
): Diagnostic {
  const measured = sentences
    .map((sentence) => ({ sentence, length: measureText(sentence.text, language).words }))
    .toSorted((a, b) => b.length - a.length);
  const [longest] = measured;
  const [perSentence, perWord] = [words / sentences.length, (syllables / words).toFixed(1)];
  const advice =
    perSentence > 15
      ? 'Cut the longest sentences in two.'
      : `Its words have ${perWord} syllables on average; put shorter ones where there are any.`;
  const message = `This text is difficult to read: its ${ease}, and ${limit} or more is expected. This is its longest sentence, with ${longest?.length ?? 0} words. ${advice}`;
  return toFinding('reading-ease', entry.path, longest?.sentence.getPlace(), message);
}

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
