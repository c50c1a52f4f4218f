/** A part of a text, as offsets in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const compilePattern = (words: string) => new RegExp(`(?:^|[\\s("“„])(?:${words})\\.$`);

/** Abbreviations after which a sentence always goes on. */
const english = compilePattern(
  'e\\. ?g|i\\. ?e|viz|cf|vs|Drs?|Mrs?|Ms|Prof|St|Figs?|Nos?|vol|eds?|pp?|approx|ca|al',
);
const german = compilePattern(
  '[uzdiosv]|z\\. ?B|d\\. ?h|u\\. ?a|o\\. ?ä|i\\. ?d\\. ?R|s\\. ?[ou]|v\\. ?a|bzw|ca|evtl|ggf|vgl|inkl|sog|Dr|Prof|Hr|Fr|St|Nr|Abb|Abs|Art|Bd|Std|Min|S|al',
);

/**
 * The number of characters needed to decide whether a sentence ends, so that long sentences take no
 * longer.
 */
const longestEnd = 40;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The sentences of a text on one line, without the spaces between them. They are those of Unicode
 * (UAX 29, through Intl), mended where its rules cannot know better: an abbreviation, an initial or
 * the number of a day ends no sentence, nor does a full stop before a small letter; one before a
 * number does.
 */
export function splitSentences(text: string, language: string): TextRange[] {
  const ranges: TextRange[] = [];
  const add = (start: number, end: number) => {
    const last = ranges.at(-1);
    if (
      last !== undefined &&
      isOneSentence(
        text.slice(Math.max(last.start, last.end - longestEnd), last.end),
        text.slice(last.end, end),
        language,
      )
    )
      ranges[ranges.length - 1] = { start: last.start, end };
    else ranges.push({ start, end });
  };
  for (const { segment, index } of getSegmenter(language).segment(text)) {
    let start = index;
    for (const { index: at, 0: stop } of segment.matchAll(/\.["'”’)\]]*\s+(?=["“„(]?\d)/g)) {
      add(start, index + at + stop.length);
      start = index + at + stop.length;
    }
    if (start < index + segment.length) add(start, index + segment.length);
  }
  return ranges
    .map(({ start, end }) => trimRange(text, start, end))
    .filter(({ start, end }) => start < end);
}

function isOneSentence(before: string, after: string, language: string): boolean {
  if (/^["'“„(]?\p{Ll}/u.test(after)) return true;
  const words = before.trimEnd();
  const base = language.split('-')[0] ?? '';
  if ((base === 'de' ? german : english).test(words)) return true;
  // The initials of a name, as in “John B. Smith”; a single letter behind a small word is none, as
  // in “hepatitis B.”
  if (/(?:^|\p{Lu}\p{Ll}+ |\p{Lu}\. ?)\p{Lu}\.$/u.test(words)) return true;
  return base === 'de' && /(?:^|\s)\d{1,2}\.$/.test(words);
}

function trimRange(text: string, start: number, end: number): TextRange {
  const part = text.slice(start, end);
  return {
    start: start + part.length - part.trimStart().length,
    end: start + part.trimEnd().length,
  };
}

function getSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, segmenter);
  return segmenter;
}
