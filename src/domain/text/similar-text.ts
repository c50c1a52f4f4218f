/** From so many shared words on, one word more or less leaves a question nearly the same. */
const leastShared = 5;

/** Shorter words that differ in one letter are often two words, such as “bread” and “break”. */
const leastSlipped = 7;

/** Longer wordings are not compared; two people rarely ask the same in so many words. */
const mostWords = 40;

/** A key of more wordings than this is not selective, and comparing them all would be slow. */
const mostCompared = 100;

const createWordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const english: Language = {
  empty: createWordSet(
    'a an the is are am was were be been being do does did have has had can could will would may might i you he she it we they me him her us them my your his its our their one this that these those there of to for in on at by with and so if as any some really please actually get',
  ),
  asking: createWordSet(
    'what who how why when where much many long often not no without before after during from should must',
  ),
  toStem: toEnglishSingular,
};

const german: Language = {
  empty: createWordSet(
    'der die das den dem des ein eine einen einem einer eines ist sind war waren bin sein wird werden kann können konnte könnte darf dürfen mag hat haben habe hatte ich du er sie es wir ihr man mich mir dich dir ihn ihm uns euch mein meine meinen meinem meiner dein deine unser unsere ihre ihrem ihren dies diese dieser dieses von zu zum zur für in im an am auf bei beim mit und so wenn als denn eigentlich bitte etwas gibt',
  ),
  asking: createWordSet(
    'was wer wie warum wann wo viel viele lange oft nicht kein keine ohne vor nach während aus soll sollte muss',
  ),
  toStem: toGermanStem,
};

const otherLanguage: Language = { empty: new Set(), asking: new Set(), toStem: (word) => word };

const sameAs: ReadonlyMap<string, string> = new Map([
  ['which', 'what'],
  ['welche', 'was'],
  ['welcher', 'was'],
  ['welches', 'was'],
  ['wieso', 'warum'],
  ['weshalb', 'warum'],
  ["can't", 'not'],
  ["don't", 'not'],
  ["doesn't", 'not'],
  ["isn't", 'not'],
  ["aren't", 'not'],
  ["won't", 'not'],
  ["shouldn't", 'not'],
  ['cannot', 'not'],
]);

/** The words of German without the marks that `toPlainWords` takes off. */
const plainGerman: Language = {
  ...german,
  empty: new Set([...german.empty].flatMap(splitPlainWords)),
  asking: new Set([...german.asking].flatMap(splitPlainWords)),
};

/** A way in which an entry is asked for. */
export interface Wording {
  /** The entry that it belongs to. */
  readonly entry: string;
  readonly text: string;
  /** Whether it is the question itself, and no other wording of it. */
  readonly isQuestion: boolean;
}

/** Two wordings that ask the same, of which `earlier` comes first. */
interface Similarity<Each extends Wording> {
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
 * Finds wordings of different entries that ask the same: with the same meaningful words in any
 * order, with one word more, or with a slip of one letter. Words that half of all questions hold,
 * such as the subject of the site, count for nothing, but numbers, question words and negations
 * always count. Each wording is the later one at most once. `expansions` says what abbreviations
 * stand for.
 */
export function findSimilar<Each extends Wording>(
  wordings: readonly Each[],
  {
    language,
    expansions,
  }: { readonly language: string; readonly expansions: ReadonlyMap<string, string> },
): Similarity<Each>[] {
  const full = new Map(
    [...expansions].map(([short, long]) => [
      splitPlainWords(short).join(' '),
      splitPlainWords(long),
    ]),
  );
  const read = wordings.map((wording): Read<Each> => {
    const words = splitPlainWords(wording.text);
    return {
      wording,
      entry: wording.entry,
      line: words.join(' '),
      words: pickMeaningfulWords(
        full.size === 0 ? words : words.flatMap((word) => full.get(word) ?? [word]),
        language,
      ),
    };
  });
  const subjects = findSubjects(read, language);
  const index = createWordingIndex<Read<Each>>((word) => isDecisiveWord(word, language));
  return read.flatMap((each): Similarity<Each>[] => {
    const rest = each.words.filter((word) => !subjects.has(word));
    const words = rest.every((word) => isDecisiveWord(word, language)) ? each.words : rest;
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
    count >= 4 && count * 2 >= questions.length && !isDecisiveWord(word, language);
  return new Set([...counts].filter(isSubject).map(([word]) => word));
}

/** What the words of a language are worth where two questions are compared. */
interface Language {
  /** Words that carry no meaning of their own. */
  readonly empty: ReadonlySet<string>;
  /**
   * Words that say what is asked about the rest. They may be as common as they like, and always
   * count.
   */
  readonly asking: ReadonlySet<string>;
  readonly toStem: (word: string) => string;
}

/** The words of a text as one sees them when case, marks and accents do not count. */
function splitPlainWords(text: string): string[] {
  // Most questions are ASCII, which needs no normalization.
  if (/^[\x20-\x7e]*$/.test(text))
    return text.toLowerCase().match(/[a-z\d]+(?:['.][a-z\d]+)*/g) ?? [];
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’‘]/g, "'")
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+(?:['.][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The stems of the words that carry the meaning of a text in the language, each once, sorted. */
export function collectMeaningfulWords(text: string, language: string): string[] {
  return pickMeaningfulWords(splitPlainWords(text), language);
}

/** The stems of the words that carry the meaning of a question, each once, sorted. */
function pickMeaningfulWords(words: readonly string[], language: string): string[] {
  const { empty, toStem } = getLanguage(language);
  const kept = new Set<string>();
  for (const word of words) {
    const meant = sameAs.get(word) ?? word;
    if (!empty.has(meant)) kept.add(toStem(meant));
  }
  return [...kept].sort();
}

/**
 * Whether a word changes what is asked, wherever it stands: one that asks or denies, or a number.
 */
function isDecisiveWord(word: string, language: string): boolean {
  return /\p{N}/u.test(word) || getLanguage(language).asking.has(word);
}

function getLanguage(language: string): Language {
  const base = language.split('-')[0];
  return base === 'en' ? english : base === 'de' ? plainGerman : otherLanguage;
}

/**
 * One form for singular and plural: the S stemmer of Harman, “How effective is suffixing?”, JASIS
 * 42 (1991).
 */
function toEnglishSingular(word: string): string {
  const base = word.replace(/'s$/, '');
  if (/[^ea]ies$/.test(base)) return `${base.slice(0, -3)}y`;
  if (/[^aeo]es$/.test(base)) return base.slice(0, -1);
  return /[^us]s$/.test(base) && base.length > 3 ? base.slice(0, -1) : base;
}

/**
 * Takes off the endings of nouns and adjectives: the light stemmer of Savoy, “Light stemming
 * approaches”, SAC 2006.
 */
function toGermanStem(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:ern|em|en|er|es|e|n|s)$/, '');
}

/** A wording as the index compares it. */
interface Indexed {
  /** The entry that it belongs to. */
  readonly entry: string;
  /** The words that count, each once, sorted. */
  readonly words: readonly string[];
}

interface WordingIndex<Each extends Indexed> {
  /** One that was added and asks the same: of another entry. */
  readonly find: (sought: Each) => Each | undefined;
  readonly add: (each: Each) => void;
}

/**
 * What is left of a wording without one of its words, and that word where the key holds an end of
 * it.
 */
interface NearKey {
  readonly key: string;
  readonly slipped?: string;
}

/**
 * Finds wordings by keys that those who ask the same have in common, so that it need not compare
 * each with each. A word that is decisive can neither be left out nor be a slip.
 */
function createWordingIndex<Each extends Indexed>(
  isDecisive: (word: string) => boolean,
): WordingIndex<Each> {
  const byWords = new Map<string, Each[]>();
  const byNearKey = new Map<string, { readonly each: Each; readonly slipped?: string }[]>();

  return {
    find(sought) {
      const same = byWords.get(sought.words.join(' '))?.find(({ entry }) => entry !== sought.entry);
      if (same !== undefined) return same;
      for (const { key, slipped = '' } of collectNearKeys(sought.words, isDecisive)) {
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
      for (const { key, slipped } of collectNearKeys(each.words, isDecisive))
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
 * What is left without one word, to meet a wording that lacks it; and what is left with the
 * beginning or the end of that word, to meet one with a slip in it: one slip, even of two letters
 * that changed places, leaves one of the two as it is.
 */
function collectNearKeys(
  words: readonly string[],
  isDecisive: (word: string) => boolean,
): NearKey[] {
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
