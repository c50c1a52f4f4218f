import { english } from './emergency/english.ts';
import { french } from './emergency/french.ts';
import { german } from './emergency/german.ts';
import type { SiteData } from '../domain/entries/index.ts';
import type { EmergencyLanguage, EmergencySettings } from './emergency/danger-check.ts';

/** What the search of a site says to a person in danger, and how it knows one. */
interface Emergency extends EmergencySettings {
  /** One or more paragraphs. */
  readonly paragraphs: readonly string[];
}

const languages: Readonly<Record<string, EmergencyLanguage>> = {
  en: english,
  de: german,
  fr: french,
};

/** The text that a site on health shows without writing one, in a language such as `de-CH`; undefined if there is none. */
export function getEmergencyText(language: string): string | undefined {
  return languages[new Intl.Locale(language).language]?.text.trim();
}

/** What a site does for a person in danger; undefined if it turned that off or has no text to show. */
export function createEmergency({
  emergency,
  field,
  language,
}: Pick<SiteData, 'emergency' | 'field' | 'language'>): Emergency | undefined {
  if (emergency === false || (emergency === undefined && field !== 'health')) return undefined;
  const text = emergency?.text ?? (field === 'health' ? getEmergencyText(language) : undefined);
  if (text === undefined) return undefined;
  return {
    paragraphs: text
      .split(/\n\s*\n/)
      .map(formatLine)
      .filter((paragraph) => paragraph !== ''),
    languages:
      field === 'health'
        ? Object.values(languages).map(({ sets, idioms, others, fillers, signs }) => ({
            sets,
            idioms,
            others: formatLine(others),
            fillers,
            signs: signs
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== '')
              .join('\n'),
          }))
        : [],
    words: emergency?.words ?? [],
  };
}

function formatLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
