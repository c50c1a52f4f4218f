import { isDecisive, toMeaningfulWords, toPlainWords } from './question-words.ts';
import { createWordingIndex, type Indexed } from './wording-index.ts';

/** A way in which an entry is asked for. */
export interface Wording {
  /** The entry that it belongs to. */
  readonly entry: string;
  readonly text: string;
  /** Whether it is the question itself, and no other wording of it. */
  readonly isQuestion: boolean;
}

/** Two wordings that ask the same, of which `earlier` comes first. */
export interface Similarity<Each extends Wording> {
  readonly earlier: Each;
  readonly later: Each;
  /** Whether they have the same words in the same order. */
  readonly isEqual: boolean;
}

interface Read<Each extends Wording> extends Indexed {
  readonly wording: Each;
  /** All words, one behind the other. */
  readonly line: string;
}

/**
 * Finds wordings of different entries that ask the same: with the same meaningful words in any order, with one word
 * more, or with a slip of one letter. Words that half of all questions hold, such as the subject of the site, count for
 * nothing, but numbers, question words and negations always count. Each wording is the later one at most once.
 * `expansions` says what abbreviations stand for.
 */
export function findSimilar<Each extends Wording>(
  wordings: readonly Each[],
  {
    language,
    expansions,
  }: { readonly language: string; readonly expansions: ReadonlyMap<string, string> },
): Similarity<Each>[] {
  const full = new Map(
    [...expansions].map(([short, long]) => [toPlainWords(short).join(' '), toPlainWords(long)]),
  );
  const read = wordings.map((wording): Read<Each> => {
    const words = toPlainWords(wording.text);
    return {
      wording,
      entry: wording.entry,
      line: words.join(' '),
      words: toMeaningfulWords(
        full.size === 0 ? words : words.flatMap((word) => full.get(word) ?? [word]),
        language,
      ),
    };
  });
  const subjects = findSubjects(read, language);
  const index = createWordingIndex<Read<Each>>((word) => isDecisive(word, language));
  return read.flatMap((each): Similarity<Each>[] => {
    const rest = each.words.filter((word) => !subjects.has(word));
    const words = rest.every((word) => isDecisive(word, language)) ? each.words : rest;
    const sought = { ...each, words };
    const earlier = index.find(sought);
    index.add(sought);
    return earlier === undefined
      ? []
      : [{ earlier: earlier.wording, later: each.wording, isEqual: earlier.line === each.line }];
  });
}

/** The words that half of all questions hold. */
function findSubjects(read: readonly Read<Wording>[], language: string): ReadonlySet<string> {
  const questions = read.filter(({ wording }) => wording.isQuestion);
  const counts = new Map<string, number>();
  for (const { words } of questions)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const isSubject = ([word, count]: [string, number]) =>
    count >= 4 && count * 2 >= questions.length && !isDecisive(word, language);
  return new Set([...counts].filter(isSubject).map(([word]) => word));
}
