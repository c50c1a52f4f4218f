import { dutch } from './stop-words/dutch.ts';
import { english } from './stop-words/english.ts';
import { french } from './stop-words/french.ts';
import { german } from './stop-words/german.ts';
import { italian } from './stop-words/italian.ts';
import { japanese } from './stop-words/japanese.ts';
import { portuguese } from './stop-words/portuguese.ts';
import { spanish } from './stop-words/spanish.ts';

const languages: Readonly<Record<string, string>> = {
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  ja: japanese,
  nl: dutch,
  pt: portuguese,
};

/** The languages whose empty words are known, by their tags. */
export const knownLanguages: readonly string[] = Object.keys(languages);

/**
 * The words that carry no meaning in a question in a language such as `de-CH`, in lower case and without accents, sorted;
 * none for a language whose words are not known. What tells one question from another stays out, such as “before” or “long”.
 */
export function getStopWords(language: string): string[] {
  const words = languages[new Intl.Locale(language).language] ?? '';
  return [...new Set(words.split(/\s+/).filter((word) => word !== ''))].sort();
}

/** A word or phrase as the search compares it: in lower case, without accents, an apostrophe always straight. */
export function toSearchForm(text: string): string {
  // The marks of voiced kana tell words apart and are kept.
  const bare = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?![\u3099\u309A])\p{M}/gu, '');
  return bare.normalize('NFC').replaceAll('’', "'");
}
