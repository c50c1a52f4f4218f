/** What stands in an entry where the input says nothing, in the language of the site. */
export interface MadeWords {
  readonly topicDescription: (label: string) => string;
}

const english: MadeWords = {
  topicDescription: (label) => `Questions and articles about ${label}.`,
};

const languages: Readonly<Record<string, MadeWords>> = {
  en: english,
  de: { topicDescription: (label) => `Fragen und Artikel zum Thema ${label}.` },
  fr: { topicDescription: (label) => `Questions et articles sur ${label}.` },
  es: { topicDescription: (label) => `Preguntas y artículos sobre ${label}.` },
};

/** The words of a language, such as `de-CH`; English where it is not among them. */
export function toMadeWords(language: string): MadeWords {
  const base = language.split('-')[0] ?? '';
  return (Object.hasOwn(languages, base) ? languages[base] : undefined) ?? english;
}
