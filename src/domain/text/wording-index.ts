/** A wording as the index compares it. */
export interface Indexed {
  /** The entry that it belongs to. */
  readonly entry: string;
  /** The words that count, each once, sorted. */
  readonly words: readonly string[];
}

export interface WordingIndex<Each extends Indexed> {
  /** One that was added and asks the same: of another entry. */
  readonly find: (sought: Each) => Each | undefined;
  readonly add: (each: Each) => void;
}

/** What is left of a wording without one of its words, and that word where the key holds an end of it. */
interface NearKey {
  readonly key: string;
  readonly slipped?: string;
}

/** From so many shared words on, one word more or less leaves a question nearly the same. */
const leastShared = 5;
/** Shorter words that differ in one letter are often two words, such as “bread” and “break”. */
const leastSlipped = 7;
/** A wording of more words is no question that two people ask alike. */
const mostWords = 40;
/** A key that so many share is no rare one, and to compare them all would take long. */
const mostCompared = 100;

/**
 * Finds wordings by keys that those who ask the same have in common, so that it need not compare each with each.
 * A word that is decisive can neither be left out nor be a slip.
 */
export function createWordingIndex<Each extends Indexed>(
  isDecisive: (word: string) => boolean,
): WordingIndex<Each> {
  const byWords = new Map<string, Each[]>();
  const byNearKey = new Map<string, { readonly each: Each; readonly slipped?: string }[]>();

  return {
    find(sought) {
      const same = byWords.get(sought.words.join(' '))?.find(({ entry }) => entry !== sought.entry);
      if (same !== undefined) return same;
      for (const { key, slipped = '' } of toNearKeys(sought.words, isDecisive)) {
        const near = byNearKey
          .get(key)
          ?.find(
            (other) =>
              other.each.entry !== sought.entry &&
              (other.slipped === undefined
                ? other.each.words.length !== sought.words.length
                : isOneSlip(other.slipped, slipped)),
          );
        if (near !== undefined) return near.each;
      }
      return undefined;
    },
    add(each) {
      put(byWords, each.words.join(' '), each);
      for (const { key, slipped } of toNearKeys(each.words, isDecisive))
        put(byNearKey, key, slipped === undefined ? { each } : { each, slipped });
    },
  };
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.length < mostCompared) list.push(value);
}

/**
 * What is left without one word, to meet a wording that lacks it; and what is left with the beginning or the end of that
 * word, to meet one with a slip in it: one slip, even of two letters that changed places, leaves one of the two as it is.
 */
function toNearKeys(words: readonly string[], isDecisive: (word: string) => boolean): NearKey[] {
  if (words.length > mostWords) return [];
  const keys: NearKey[] = words.length >= leastShared ? [{ key: words.join(' ') }] : [];
  words.forEach((word, index) => {
    const isShort = word.length < leastSlipped;
    if ((isShort && words.length <= leastShared) || isDecisive(word)) return;
    const rest = words.toSpliced(index, 1).join(' ');
    if (words.length > leastShared) keys.push({ key: rest });
    if (isShort) return;
    // A slip may add a letter, so a word has the keys of its own length and of one letter less.
    for (const length of new Set([
      Math.floor(word.length / 2) - 1,
      Math.floor((word.length - 1) / 2),
    ])) {
      keys.push(
        { key: `${word.slice(0, length)}… ${rest}`, slipped: word },
        { key: `…${word.slice(-length)} ${rest}`, slipped: word },
      );
    }
  });
  return keys;
}

/** Whether two words differ by one letter, or by two neighbours that changed places. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [restOne, restOther] = [one.slice(start), other.slice(start)];
  if (
    restOne.slice(1) === restOther.slice(1) ||
    restOne.slice(1) === restOther ||
    restOne === restOther.slice(1)
  )
    return true;
  return (
    restOne.slice(2) === restOther.slice(2) &&
    restOne[0] === restOther[1] &&
    restOne[1] === restOther[0]
  );
}
