import { itemMark } from '../markup.ts';
import type { Run } from './answer.ts';
import type { Fragment } from './pagefind.ts';

/** Words shown of an article around the match. */
const shownWords = 45;

/**
 * The part of a page that answers: its section, and its words with those marked that the question
 * asks for.
 */
interface Excerpt {
  readonly section: { readonly id: string; readonly heading: string } | undefined;
  /** Of a long text that does not begin with it, the sentence that answers; else nothing. */
  readonly lead: readonly Run[];
  readonly text: readonly Run[];
}

/** A word of a page, counted from 0, that a term of the question matches. */
interface MatchedWord {
  readonly at: number;
  readonly term: object;
}

const dots = { text: '…', isMarked: false };

/** The whole text after the title, as an answer is shown. */
export function joinRuns(fragment: Fragment, matched: readonly MatchedWord[]): Excerpt {
  const { words, joint, titleWords } = splitWords(fragment);
  const densest = findDensest(matched.filter(({ at }) => at >= titleWords)) ?? titleWords;
  const isFar = densest - titleWords > shownWords;
  const from = findSentence(words, densest, titleWords);
  const to = Math.min(findSentenceEnd(words, densest), from + shownWords);
  return {
    section: undefined,
    lead: isFar ? [dots, ...splitRuns(words, joint, matched, from, to), dots] : [],
    text: splitRuns(words, joint, matched, titleWords, words.length),
  };
}

/** The words around where most of the question stands, within their section. */
export function createExcerpt(fragment: Fragment, matched: readonly MatchedWord[]): Excerpt {
  const { words, joint, titleWords } = splitWords(fragment);
  const densest = findDensest(matched.filter(({ at }) => at >= titleWords)) ?? titleWords;
  const headings = fragment.anchors.filter(
    (anchor) => /^h[2-6]$/.test(anchor.element) && anchor.text !== '',
  );
  const heading = headings.findLast((anchor) => anchor.location <= densest);
  const next = headings.find((anchor) => anchor.location > densest);
  const end = Math.min(next?.location ?? words.length, words.length);
  const begin =
    heading === undefined ? titleWords : heading.location + heading.text.split(/\s+/).length;
  const from = Math.max(begin, Math.min(findSentence(words, densest, begin), end - shownWords));
  const to = Math.min(from + shownWords, end);
  return {
    section: heading && { id: heading.id, heading: heading.text },
    lead: [],
    text: [
      ...(from > begin ? [dots] : []),
      ...splitRuns(words, joint, matched, from, to),
      ...(to < end ? [dots] : []),
    ],
  };
}

/** Of a sentence that is longer, this many words stand before the place that matches. */
const mostBefore = 16;

/** Where the sentence or item of a list begins that has a place, at or after `least`. */
function findSentence(words: readonly string[], place: number, least: number): number {
  for (let at = place; at >= Math.max(least, place - mostBefore); at -= 1)
    if (at === least || words[at] === itemMark || isSentenceEnd(words[at - 1])) return at;
  return Math.max(least, place - mostBefore / 2);
}

/** Where the next one begins. */
function findSentenceEnd(words: readonly string[], place: number): number {
  const end = words.findIndex(
    (word, at) => at >= place && (isSentenceEnd(word) || words[at + 1] === itemMark),
  );
  return end < 0 ? words.length : end + 1;
}

function isSentenceEnd(word = ''): boolean {
  return /[.!?。！？]["'”’»)]*$/.test(word);
}

/**
 * The place behind which, close together, stand most terms of the question, and of several such
 * places the one with most words: one term over and over says less.
 */
function findDensest(matched: readonly MatchedWord[]): number | undefined {
  let best: number | undefined;
  let most = { terms: 0, words: 0 };
  for (const { at } of matched) {
    const near = matched.filter((other) => other.at >= at && other.at < at + shownWords / 2);
    const found = { terms: new Set(near.map(({ term }) => term)).size, words: near.length };
    if (found.terms > most.terms || (found.terms === most.terms && found.words > most.words))
      [best, most] = [at, found];
  }
  return best;
}

/** The words of a page, what is between two of them, and how many the title has at their beginning. */
function splitWords({ dividedContent: text, content, meta: { title = '' } }: Fragment): {
  readonly words: readonly string[];
  readonly joint: string;
  readonly titleWords: number;
} {
  const hasTitle = addSpaces(content).startsWith(addSpaces(title));
  // Languages without spaces have a mark of no width between words.
  if (!text.includes('\u200B')) {
    const titleWords = hasTitle ? title.split(/\s+/).length : 0;
    return { words: text.split(/\s+/), joint: ' ', titleWords };
  }
  const words = text.split('\u200B');
  let letters = 0;
  const last = words.findIndex((word) => (letters += word.length) >= title.length);
  return { words, joint: '', titleWords: hasTitle ? 1 + last : 0 };
}

function addSpaces(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The words from one place to another, as few runs as there can be. */
function splitRuns(
  words: readonly string[],
  joint: string,
  matched: readonly MatchedWord[],
  from: number,
  to: number,
): Run[] {
  const marked = new Set(matched.map(({ at }) => at));
  const runs: { text: string; isMarked: boolean }[] = [];
  const add = (text: string, isMarked: boolean) => {
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) last.text += text;
    else if (text !== '') runs.push({ text, isMarked });
  };
  for (let at = from; at < to; at += 1) {
    const word = words[at] ?? '';
    const isMarked = marked.has(at);
    // Words that match in a row are one mark, as a phrase is.
    const isWithin = isMarked && runs.at(-1)?.isMarked === true && /^[\p{L}\p{N}]/u.test(word);
    if (at > from) add(word === itemMark ? '\n' : joint, isWithin);
    // Of a word that matches only the letters and digits are marked.
    const [, before = word, core = '', after = ''] =
      (isMarked ? /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) : undefined) ?? [];
    add(before, false);
    add(core, true);
    add(after, false);
  }
  return runs;
}
