/** What the words of a language are worth where two questions are compared. */
interface Language {
  /** Words that carry no meaning of their own. */
  readonly empty: ReadonlySet<string>;
  /** Words that say what is asked about the rest. They may be as common as they like, and always count. */
  readonly asking: ReadonlySet<string>;
  readonly toStem: (word: string) => string;
}

const toSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const english: Language = {
  empty: toSet(
    'a an the is are am was were be been being do does did have has had can could will would may might i you he she it we they me him her us them my your his its our their one this that these those there of to for in on at by with and so if as any some really please actually get',
  ),
  asking: toSet(
    'what who how why when where much many long often not no without before after during from should must',
  ),
  toStem: toEnglishSingular,
};

const german: Language = {
  empty: toSet(
    'der die das den dem des ein eine einen einem einer eines ist sind war waren bin sein wird werden kann können konnte könnte darf dürfen mag hat haben habe hatte ich du er sie es wir ihr man mich mir dich dir ihn ihm uns euch mein meine meinen meinem meiner dein deine unser unsere ihre ihrem ihren dies diese dieser dieses von zu zum zur für in im an am auf bei beim mit und so wenn als denn eigentlich bitte etwas gibt',
  ),
  asking: toSet(
    'was wer wie warum wann wo viel viele lange oft nicht kein keine ohne vor nach während aus soll sollte muss',
  ),
  toStem: toGermanStem,
};

const other: Language = { empty: new Set(), asking: new Set(), toStem: (word) => word };

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

/** The words of a text as one sees them when case, marks and accents do not count. */
export function toPlainWords(text: string): string[] {
  // Most questions of most sites are ASCII, and those need the least.
  if (/^[\x20-\x7e]*$/.test(text))
    return text.toLowerCase().match(/[a-z\d]+(?:['.][a-z\d]+)*/g) ?? [];
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’‘]/g, "'")
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+(?:['.][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The stems of the words that carry the meaning of a question, each once, sorted. */
export function toMeaningfulWords(words: readonly string[], language: string): string[] {
  const { empty, toStem } = getLanguage(language);
  const kept = new Set<string>();
  for (const word of words) {
    const meant = sameAs.get(word) ?? word;
    if (!empty.has(meant)) kept.add(toStem(meant));
  }
  return [...kept].sort();
}

/** Whether a word changes what is asked, wherever it stands: one that asks or denies, or a number. */
export function isDecisive(word: string, language: string): boolean {
  return /\p{N}/u.test(word) || getLanguage(language).asking.has(word);
}

function getLanguage(language: string): Language {
  const base = language.split('-')[0];
  return base === 'en' ? english : base === 'de' ? plainGerman : other;
}

/** The words of German without the marks that `toPlainWords` takes off. */
const plainGerman: Language = {
  ...german,
  empty: new Set([...german.empty].flatMap(toPlainWords)),
  asking: new Set([...german.asking].flatMap(toPlainWords)),
};

/** One form for singular and plural: the S stemmer of Harman, “How effective is suffixing?”, JASIS 42 (1991). */
function toEnglishSingular(word: string): string {
  const base = word.replace(/'s$/, '');
  if (/[^ea]ies$/.test(base)) return `${base.slice(0, -3)}y`;
  if (/[^aeo]es$/.test(base)) return base.slice(0, -1);
  return /[^us]s$/.test(base) && base.length > 3 ? base.slice(0, -1) : base;
}

/** Takes off the endings of nouns and adjectives: the light stemmer of Savoy, “Light stemming approaches”, SAC 2006. */
function toGermanStem(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:ern|em|en|er|es|e|n|s)$/, '');
}
