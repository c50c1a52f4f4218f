import { editDistance } from '../../domain/text/index.ts';
import { unspacedScripts } from '../tokenize.ts';

/**
 * What people in danger write in one language.
 *
 * A sign is a line of parts between spaces. Each part must be in the question, as any of its words between `|`, in any order and with
 * at most five other words among them. Words are in lower case, without accents and apostrophes; typing errors need no word of their own.
 * `@name` stands for the words of a set, `*` for any beginning or ending, `#` for a number and `##` for one of two digits or more; a word
 * with a full stop behind it must be written right. `>` before the parts asks for their order, `=` for nothing else in the question but
 * `fillers`; `~2` behind them changes the five to two, and `!word|word` excludes questions with such a word. The words of a part are in
 * alphabetical order, since every reader who searches fetches all of this.
 */
interface DangerSigns {
  /** Words that stand for each other, by the name under which a sign asks for them with `@`. */
  readonly sets: Readonly<Record<string, string>>;
  /** Phrases that sound like danger and are none, such as “dying to know”; they are taken out first. */
  readonly idioms: readonly string[];
  /** Words that are no misspelt sign, such as “hear” for “heart”. */
  readonly others: string;
  /** Small words: they may accompany a sign that must be the whole question, and tell the language of a text. */
  readonly fillers: string;
  /** One sign a line. */
  readonly signs: string;
}

/** The signs of danger in one language, and what people in danger are told in it. */
export interface EmergencyLanguage extends DangerSigns {
  /** Paragraphs, parted by an empty line. */
  readonly text: string;
}

/** What the browser must know to tell a question of a person in danger. */
export interface EmergencySettings {
  /** The signs that every site on health knows, whatever its language: readers write in their own. */
  readonly languages: readonly DangerSigns[];
  /** The site’s own words and phrases: each counts if all its words are close together. */
  readonly words: readonly string[];
}

interface Token {
  readonly text: string;
  /** Its place; a full stop counts as two more words. */
  readonly at: number;
}

interface Sign {
  readonly parts: readonly (readonly string[])[];
  /** A question with one of these words is not meant. */
  readonly without: readonly string[];
  readonly isOrdered: boolean;
  readonly isWhole: boolean;
  /** How many other words may stand among its own. */
  readonly gap: number;
}

const usualGap = 5;

/** A pasted letter is read to this length, in words. */
const mostTokens = 600;

/** Makes the check whether a text is the question of a person in danger, in whatever case, order and spelling. */
export function createDangerCheck({
  languages,
  words,
}: EmergencySettings): (text: string) => boolean {
  const checks = new Map(languages.map((language) => [language, createLanguageCheck(language)]));
  const isOwn = createPhraseCheck(words);
  return (text) =>
    findLanguages(toWords(text), languages).some((language) => checks.get(language)?.(text)) ||
    isOwn(text);
}

/** The check for plain phrases; one in a script without spaces counts where it stands in the text as it is. */
function createPhraseCheck(phrases: readonly string[]): (text: string) => boolean {
  const [whole, spaced] = [
    phrases.filter((phrase) => unspacedScripts.test(phrase)),
    phrases.filter((phrase) => !unspacedScripts.test(phrase)),
  ];
  const signs = spaced
    .map((phrase) => ({
      parts: toWords(phrase).map((word) => [word]),
      without: [],
      isOrdered: false,
      isWhole: false,
      gap: usualGap,
    }))
    .filter(({ parts }) => parts.length > 0);
  const isLike = createComparison(new Set());
  return (text) =>
    whole.some((phrase) => withoutSpaces(text).includes(withoutSpaces(phrase))) ||
    hasSign(tokenize(text, []), signs, isLike, new Set());
}

function withoutSpaces(text: string): string {
  return fold(text).replace(/[\s\p{P}]/gu, '');
}

/** The languages in which the text may be: “die” is a word of its own in two of them. Where small words tell nothing, all. */
function findLanguages(
  words: readonly string[],
  languages: readonly DangerSigns[],
): readonly DangerSigns[] {
  const counts = languages.map(({ fillers }) => {
    const small = new Set(toWords(fillers));
    return words.filter((word) => small.has(word)).length;
  });
  const most = Math.max(...counts);
  return most < 2 ? languages : languages.filter((_, at) => (counts[at] ?? 0) * 2 >= most);
}

function createLanguageCheck({
  sets,
  idioms,
  others,
  fillers,
  signs,
}: DangerSigns): (text: string) => boolean {
  const known = new Map(
    Object.entries(sets).map(([name, words]) => [name, words.split(/\s+/).map(fold)]),
  );
  const read = signs
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => parseSign(line, known));
  const vocabulary = new Set(
    read
      .flatMap(({ parts }) => parts.flat())
      .filter((word) => !word.startsWith('*'))
      .map((word) => word.replace(/[*.]$/, '')),
  );
  const filler = new Set(toWords(fillers));
  for (const word of filler) vocabulary.add(word);
  const phrases = idioms.map((idiom) => toWords(idiom));
  const real = new Set([...toWords(others), ...filler]);
  const isLike = createComparison(real);
  return (text) => hasSign(tokenize(text, phrases, vocabulary, real), read, isLike, filler);
}

/** A line: `>` for its order, `=` for the whole question, parts with `|` between words, `!` before words that must not stand, `~` before the gap. */
function parseSign(line: string, sets: ReadonlyMap<string, readonly string[]>): Sign {
  const isOrdered = line.startsWith('>');
  const isWhole = line.startsWith('=');
  const parts: string[][] = [];
  const without: string[] = [];
  let gap = usualGap;
  for (const part of line.replace(/^[>=]\s*/, '').split(/\s+/)) {
    const words = part
      .replace(/^[!~]/, '')
      .split('|')
      .flatMap((word) => (word.startsWith('@') ? (sets.get(word.slice(1)) ?? []) : fold(word)));
    if (part.startsWith('~')) gap = Number(part.slice(1));
    else if (part.startsWith('!')) without.push(...words);
    else parts.push(words);
  }
  // What stands alone must be written right where it is short.
  const [only] = parts;
  if (only !== undefined && parts.length === 1)
    parts[0] = only.map((word) =>
      word.length < 9 && !/[*.]$|^[*]/.test(word) ? `${word}.` : word,
    );
  return { parts, without, isOrdered, isWhole, gap };
}

function hasSign(
  tokens: readonly Token[],
  signs: readonly Sign[],
  isLike: (token: string, word: string) => boolean,
  fillers: ReadonlySet<string>,
): boolean {
  const found = new Map<string, readonly number[]>();
  const find = (word: string): readonly number[] => {
    const known =
      found.get(word) ?? tokens.filter(({ text }) => isLike(text, word)).map(({ at }) => at);
    found.set(word, known);
    return known;
  };
  const telling = tokens.filter(({ text, at }) => Number.isInteger(at) && !fillers.has(text));
  return signs.some(({ parts, without, isOrdered, isWhole, gap }) => {
    if (isWhole && telling.some(({ text }) => !parts.flat().some((word) => isLike(text, word))))
      return false;
    const places: (readonly number[])[] = [];
    for (const words of parts) {
      const at = [...new Set(words.flatMap(find))];
      if (at.length === 0) return false;
      places.push(at);
    }
    return (
      !without.some((word) => tokens.some(({ text }) => text === word)) &&
      isClose(places, isOrdered, parts.length - 1 + gap, [])
    );
  });
}

/** Whether each part has a place of its own so that no two are further apart than `most`. */
function isClose(
  places: readonly (readonly number[])[],
  isOrdered: boolean,
  most: number,
  taken: readonly number[],
): boolean {
  const next = places[taken.length];
  if (next === undefined) return true;
  const [least, highest] = [Math.min(...taken), Math.max(...taken)];
  return next.some((at) => {
    if (taken.includes(at) || (isOrdered && at < highest)) return false;
    return (
      Math.max(highest, at) - Math.min(least, at) <= most &&
      isClose(places, isOrdered, most, [...taken, at])
    );
  });
}

/** Remembers what was compared: while one types, most words were there a letter before. */
function createComparison(real: ReadonlySet<string>): (token: string, word: string) => boolean {
  const known = new Map<string, Map<string, boolean>>();
  return (token, word) => {
    if (known.size > mostTokens) known.clear();
    const compared = known.get(token) ?? new Map<string, boolean>();
    known.set(token, compared);
    const isLike = compared.get(word) ?? isWritten(token, word, real);
    compared.set(word, isLike);
    return isLike;
  };
}

/** Whether a word of the reader is a word of a sign, with the typing errors that its length allows; `*` stands for any beginning or ending. */
function isWritten(token: string, word: string, real: ReadonlySet<string>): boolean {
  if (word === '#') return /^\d+$/.test(token);
  if (word === '##') return /^\d{2,}$/.test(token);
  if (word.endsWith('.')) return token === word.slice(0, -1);
  if (word.startsWith('*')) {
    const stem = word.slice(1);
    if (token.endsWith(stem)) return true;
    return (
      stem.length >= 5 &&
      !real.has(token) &&
      [0, 1, -1].some((more) => editDistance(token.slice(-(stem.length + more)), stem, 1) <= 1)
    );
  }
  if (word.endsWith('*')) {
    const stem = word.slice(0, -1);
    if (token.startsWith(stem)) return true;
    if (
      stem.length < 5 ||
      token.length < stem.length - 1 ||
      token[0] !== stem[0] ||
      real.has(token)
    )
      return false;
    return [0, 1, -1].some((more) => isMisspelt(token.slice(0, stem.length + more), stem));
  }
  if (isFormOf(token, word)) return true;
  return (
    !real.has(token) &&
    (isMisspelt(token, word) ||
      (token.length >= 4 && token.endsWith('s') && isMisspelt(token.slice(0, -1), word)))
  );
}

/** Whether it is the word itself or one of its forms that only add letters: “swallows”, “swallowed”, “starken”. */
function isFormOf(token: string, word: string): boolean {
  if (!token.startsWith(word)) return false;
  const ending = token.slice(word.length);
  return (
    ending === '' ||
    ending === 's' ||
    (word.length >= 4 && /^(?:es|d|ed|ing|ness|e|en|n|t)$/.test(ending))
  );
}

function isMisspelt(token: string, word: string): boolean {
  const length = word.length;
  const most = length >= 8 ? 2 : 1;
  if (length < 3 || Math.abs(token.length - length) > most) return false;
  // Hardly anybody gets the first letter wrong, but for the two first exchanged.
  if (token[0] !== word[0] && !(token[0] === word[1] && token[1] === word[0])) return false;
  // In a short word a wrong letter makes another word: only two letters may change places.
  if (length <= 4 && token.length === length)
    return (
      token !== word &&
      [...token].sort().join('') === [...word].sort().join('') &&
      editDistance(token, word, 1) === 1
    );
  return length > 3 && !/\d/.test(token) && editDistance(token, word, most) <= most;
}

/** The words of a text, folded, without the idioms; words that were written together or apart stand at the same places. */
function tokenize(
  text: string,
  idioms: readonly (readonly string[])[],
  vocabulary: ReadonlySet<string> = new Set(),
  real: ReadonlySet<string> = new Set(),
): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const sentence of text.slice(0, 20_000).split(/[.!?;\n]+/)) {
    for (const word of withoutIdioms(toWords(sentence), idioms)) {
      if (tokens.length >= mostTokens) break;
      const parts =
        vocabulary.has(word) || real.has(word) ? undefined : splitWord(word, vocabulary);
      for (const part of parts ?? [word]) tokens.push({ text: part, at: at++ });
    }
    at += 2;
  }
  const joined = tokens.flatMap(({ text: first, at: place }, index) => {
    const next = tokens[index + 1];
    const whole = first + (next?.text ?? '');
    // Between two words, so that neither is counted twice.
    return next !== undefined && next.at === place + 1 && whole.length >= 6 && vocabulary.has(whole)
      ? [{ text: whole, at: place + 0.5 }]
      : [];
  });
  return [...tokens, ...joined];
}

/** The words of a text in lower case, without accents; “can’t” and “can not” are “cant”. */
function toWords(text: string): string[] {
  const plain = fold(text).replace(/(\p{L})['’`´ʼ](t|s|m|re|ve|ll|d)(?!\p{L})/gu, '$1$2');
  const words: string[] = [];
  for (const word of plain.match(/\p{L}+|\d+/gu) ?? []) {
    const before = words.at(-1) ?? '';
    if (
      word === 'not' &&
      /^(?:can|could|do|dos|did|will|is|are|was|would|has|have|had)$/.test(before)
    )
      words[words.length - 1] =
        before === 'will' ? 'wont' : before === 'can' ? 'cant' : `${before}nt`;
    else if (word === 't' && /n$|^can$/.test(before)) words[words.length - 1] = `${before}t`;
    else if (word === 'm' && before === 'i') words[words.length - 1] = 'im';
    else words.push(word);
  }
  return words;
}

/** Lower case without accents; umlauts as who has none on the keyboard writes them; a letter held down counts once. */
function fold(text: string): string {
  const bare = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '');
  // Not at the end of a word, where “ue” is no umlaut: “tongue”, “blue”.
  return bare.replace(/(\p{L})\1{2,}/gu, '$1').replace(/([aou])e(?=\p{L})/gu, '$1');
}

function withoutIdioms(words: readonly string[], idioms: readonly (readonly string[])[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const idiom = idioms.find((phrase) =>
      phrase.every((word, index) => isSame(words[at + index] ?? '', word)),
    );
    if (idiom === undefined) left.push(words[at] ?? '');
    else at += idiom.length - 1;
  }
  return left;
}

function isSame(token: string, word: string): boolean {
  return token === word || (word.length > 4 && isMisspelt(token, word));
}

/** The known words of which a word is written together, such as “cantbreathe”; undefined if it is something else. */
function splitWord(word: string, vocabulary: ReadonlySet<string>): string[] | undefined {
  if (word.length < 7) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - 14); start < end; start += 1) {
      const before = best[start];
      const part = word.slice(start, end);
      if (before === undefined || !vocabulary.has(part)) continue;
      if ((best[end]?.length ?? Infinity) > before.length + 1) best[end] = [...before, part];
    }
  }
  const parts = best[word.length];
  // Of many tiny words one can make anything.
  return parts !== undefined && word.length / parts.length >= 3 ? parts : undefined;
}
