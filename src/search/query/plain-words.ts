/** A word as one sees it when case and accents do not count; the accents that Pagefind keeps are kept. */
export function toPlain(word: string): string {
  const bare = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?![\u3099\u309A])\p{M}/gu, '');
  return bare.normalize('NFC').replaceAll('’', "'");
}

/**
 * The words of a text in its language and order, plain, without the article or the ’s that an apostrophe ties to them. Soft
 * hyphens and their like divide no word; every kind of space does.
 */
export function toPlainWords(text: string, segmenter: Intl.Segmenter): string[] {
  const stretches = text.replace(/\p{Cf}/gu, '').split(/\s+/);
  return stretches
    .flatMap((stretch) => [...segmenter.segment(stretch)])
    .filter((each) => each.isWordLike === true)
    .flatMap((each) => toLoose(toPlain(each.segment)));
}

/** “l’école” is the word “école”, “dell’acqua” is “acqua”, “Wegener’s” is “Wegener”; what a full stop or a line joins stays together. */
function toLoose(word: string): string[] {
  const loose = word
    .replace(/^(?:\p{L}{1,2}|\p{L}{1,4}ll|\p{L}*qu)'(?=\p{L}{3})/u, '')
    .replace(/'s$/, '');
  return loose.split('_').filter((part) => part !== '');
}

/** Whether two plain words are likely forms of one: they share a beginning and differ at their ends alone, short ones by an s. */
export function areForms(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a) return true;
  const length = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < length && a[shared] === b[shared]) shared += 1;
  return shared >= 4 && a.length - shared <= 3 && b.length - shared <= 3;
}
