import type { ClaimLanguage } from './language.ts';
import { english } from './language/english.ts';
import { german } from './language/german.ts';

/** The words of claims in a language, such as `de-CH`; those of English where the language has none. */
export function getClaimLanguage(language: string): ClaimLanguage {
  return language.split('-')[0] === 'de' ? german : english;
}
