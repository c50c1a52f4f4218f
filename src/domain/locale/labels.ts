import { english } from './labels/english.ts';
import { german } from './labels/german.ts';
import type { Labels } from './labels/wording.ts';

export type { Labels };

const languages: Readonly<Record<string, Labels>> = { en: english, de: german };

/** The words of a page in a language for which there are none. */
const foreignLabels: Labels = { ...english, lang: english.language };

/** The words for a language such as `de-CH`; English if there are none for it. */
export function getLabels(language: string): Labels {
  return languages[new Intl.Locale(language).language] ?? foreignLabels;
}

/** Puts values into a label: `fill('Page {page}', {page: 2})` is `Page 2`. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
