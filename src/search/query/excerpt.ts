import type { Run } from './answer.ts';
import type { Fragment } from './pagefind.ts';

/** Words shown of an article around the match. */
const shownWords = 45;

/** The part of a page that answers: its section, and its words with those marked that the question asks for. */
export interface Excerpt {
  readonly section: { readonly id: string; readonly heading: string } | undefined;
  readonly text: readonly Run[];
}

/** The whole text after the title, as an answer is shown. `places` are the places of the words that match. */
export function toWholeText(fragment: Fragment, places: readonly number[]): Run[] {
  const { words, joint } = toWords(fragment);
  return toRuns(words, joint, places, countTitleWords(fragment), words.length);
}

/** The words around the densest places, within the section in which they stand. */
export function toExcerpt(fragment: Fragment, places: readonly number[]): Excerpt {
  const { words, joint } = toWords(fragment);
  const first = countTitleWords(fragment);
  const densest = toDensest(places.filter((place) => place >= first)) ?? first;
  const headings = fragment.anchors.filter(
    (anchor) => /^h[2-6]$/.test(anchor.element) && anchor.text !== '',
  );
  const heading = headings.findLast((anchor) => anchor.location <= densest);
  const end = Math.min(
    headings.find((anchor) => anchor.location > densest)?.location ?? words.length,
    words.length,
  );
  const begin = heading === undefined ? first : heading.location + heading.text.split(/\s+/).length;
  const from = Math.max(begin, Math.min(densest - 8, end - shownWords));
  const to = Math.min(from + shownWords, end);
  const runs = toRuns(words, joint, places, from, to);
  const dots = { text: '…', isMarked: false };
  return {
    section: heading === undefined ? undefined : { id: heading.id, heading: heading.text },
    text: [...(from > begin ? [dots] : []), ...runs, ...(to < end ? [dots] : [])],
  };
}

/** The place with the most others close behind it. */
function toDensest(places: readonly number[]): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const place of places) {
    const near = places.filter((other) => other >= place && other < place + shownWords / 2).length;
    if (near > most) [best, most] = [place, near];
  }
  return best;
}

/** Languages without spaces have a mark of no width between words. */
function toWords({ raw_content: raw }: Fragment): {
  readonly words: readonly string[];
  readonly joint: string;
} {
  const text = raw.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  return text.includes('\u200B')
    ? { words: text.split('\u200B'), joint: '' }
    : { words: text.split(/\s+/), joint: ' ' };
}

function countTitleWords(fragment: Fragment): number {
  const title = fragment.meta['title'] ?? '';
  const isFirst = fragment.content.replace(/\s+/g, ' ').startsWith(title.replace(/\s+/g, ' '));
  if (!isFirst) return 0;
  if (!fragment.raw_content.includes('\u200B')) return title.split(/\s+/).length;
  let letters = 0;
  return (
    1 +
    fragment.raw_content
      .split('\u200B')
      .findIndex((word) => (letters += word.length) >= title.length)
  );
}

function toRuns(
  words: readonly string[],
  joint: string,
  places: readonly number[],
  from: number,
  to: number,
): Run[] {
  const marked = new Set(places);
  let runs: Run[] = [];
  for (let at = from; at < to; at += 1) {
    // Words that match in a row are one mark, as a phrase is.
    const isWithin =
      runs.at(-1)?.isMarked === true && marked.has(at) && /^[\p{L}\p{N}]/u.test(words[at] ?? '');
    if (at > from) runs = joinRun(runs, { text: joint, isMarked: isWithin });
    for (const run of toTightRuns(words[at] ?? '', marked.has(at))) runs = joinRun(runs, run);
  }
  return runs;
}

/** A word, of which only the letters and digits are marked. */
function toTightRuns(word: string, isMarked: boolean): Run[] {
  if (!isMarked) return [{ text: word, isMarked }];
  const [, before = '', core = '', after = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? [];
  return [
    { text: before, isMarked: false },
    { text: core, isMarked },
    { text: after, isMarked: false },
  ];
}

function joinRun(runs: Run[], run: Run): Run[] {
  const last = runs.at(-1);
  if (run.text === '') return runs;
  if (last?.isMarked === run.isMarked)
    runs[runs.length - 1] = { text: last.text + run.text, isMarked: run.isMarked };
  else runs.push(run);
  return runs;
}
