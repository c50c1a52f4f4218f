import { toSearchForm } from '../stop-words.ts';

/**
 * Makes a function that gives the words of a text, each once, in lower case and without accents, as the search in the browser
 * takes a question apart. `language` is a BCP 47 tag.
 */
export function createWordReader(language: string): (text: string) => ReadonlySet<string> {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  // A text says most of its words again and again, and taking them apart is slow.
  const known = new Map<string, readonly string[]>();
  const read = (token: string): readonly string[] => {
    const words = known.get(token) ?? toPlainWords(token, segmenter);
    known.set(token, words);
    return words;
  };
  return (text) => new Set([...new Set(withoutInvisible(text).split(/\s+/))].flatMap(read));
}

/** Soft hyphens and their like divide no word, for Pagefind neither. */
function withoutInvisible(text: string): string {
  return text.replace(/\p{Cf}/gu, '');
}

function toPlainWords(text: string, segmenter: Intl.Segmenter): string[] {
  return [...segmenter.segment(text)]
    .filter((each) => each.isWordLike === true)
    .flatMap((each) => toParts(toSearchForm(each.segment)));
}

/** “l'école” is the word “école”, “dell'acqua” is “acqua”, “Wegener's” is “Wegener”, and a low line divides. */
function toParts(word: string): string[] {
  return word
    .replace(/^(?:\p{L}{1,2}|\p{L}{1,4}ll|\p{L}*qu)'(?=\p{L}{3})/u, '')
    .replace(/'s$/, '')
    .split('_')
    .filter((part) => part !== '');
}

/** Whether two plain words are likely forms of one: all but three letters at their ends are the same, four at least, or they differ by an s. */
export function areForms(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return (
    a === b ||
    `${a}s` === b ||
    `${b}s` === a ||
    (shared >= 4 && Math.max(a.length, b.length) - shared <= 3)
  );
}
