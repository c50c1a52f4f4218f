import { listSpelledWords } from '../../domain/text/spelling.ts';
import type { Entry } from '../entry.ts';
import type { Place } from '../diagnostic.ts';
import { collectVisibleTexts } from '../body/shown-texts.ts';
import { blankCode } from '../body/text-blocks.ts';
import type { Dictionary } from './dictionary.ts';
import type { IsSpelled } from './site-spelling.ts';

/** A word that nobody knows, where it stands first in a file, and how often. */
export interface UnknownWord {
  readonly word: string;
  readonly getPlace: () => Place | undefined;
  count: number;
}

/** The unknown words of all that an entry shows, in order, each once. */
export function findUnknownWords(
  entry: Entry,
  { capitalsAreNames }: Dictionary,
  isRight: IsSpelled,
): readonly UnknownWord[] {
  const found = new Map<string, UnknownWord>();
  for (const shown of collectVisibleTexts(entry)) {
    for (const { word, start, end, mayBeName } of listSpelledWords(blankCode(shown))) {
      if ((capitalsAreNames && mayBeName) || isRight(word)) continue;
      const before = found.get(word);
      if (before === undefined)
        found.set(word, { word, getPlace: () => shown.toPlace(start, end), count: 1 });
      else before.count += 1;
    }
  }
  return [...found.values()];
}
