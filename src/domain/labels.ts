import type { EvidenceKind } from './source.ts';
import type { Basis } from './citation.ts';
import { german } from './labels/german.ts';
import { english } from './labels/english.ts';

/** The words of the pages themselves, in one language. `{…}` in a text stands for a value; see `fill`. */
export interface Labels {
  readonly home: string;
  readonly article: string;
  readonly articles: string;
  readonly questions: string;
  readonly question: string;
  readonly answer: string;
  readonly topics: string;
  readonly topic: string;
  readonly people: string;
  readonly sources: string;
  readonly search: string;
  readonly searchPlaceholder: string;
  readonly searchNeedsScript: string;
  readonly searchFailed: string;
  readonly close: string;
  readonly skipToContent: string;
  readonly navigation: string;
  readonly breadcrumbs: string;
  readonly contents: string;
  readonly by: string;
  readonly published: string;
  readonly updated: string;
  readonly reviewedBy: string;
  readonly notReviewed: string;
  readonly minutes: string;
  readonly draft: string;
  readonly scheduled: string;
  readonly references: string;
  readonly backToText: string;
  readonly reference: string;
  readonly aboutAuthor: string;
  readonly relatedReading: string;
  readonly relatedQuestions: string;
  readonly commonQuestions: string;
  readonly readInFull: string;
  readonly allQuestions: string;
  readonly allArticles: string;
  readonly latestArticles: string;
  readonly shareVia: string;
  readonly share: string;
  readonly shareBy: string;
  readonly email: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly copyFailed: string;
  readonly linkTo: string;
  readonly newer: string;
  readonly older: string;
  readonly pageOf: string;
  readonly notFound: string;
  readonly notFoundText: string;
  readonly citedIn: string;
  readonly notCited: string;
  readonly studied: string;
  readonly found: string;
  readonly retracted: string;
  readonly retractionNotice: string;
  readonly sourcesIntroduction: string;
  readonly faqIntroduction: string;
  readonly peopleIntroduction: string;
  readonly articlesBy: string;
  readonly credentials: string;
  readonly contact: string;
  readonly nothingYet: string;
  readonly askedIn: string;
  readonly reviewedByName: string;
  readonly table: string;
  readonly allOnTopic: string;
  readonly allSources: string;
  readonly aboutSite: string;
  readonly page: string;
  readonly evidenceKinds: Readonly<Record<EvidenceKind, string>>;
  readonly bases: Readonly<Record<Basis, string>>;
  readonly basisMeanings: Readonly<Record<Basis, string>>;
  readonly calloutKinds: Readonly<Record<'note' | 'tip' | 'caution' | 'warning', string>>;
}

const languages: Readonly<Record<string, Labels>> = { en: english, de: german };

/** The words for a language such as `de-CH`; English where there are none for it. */
export function toLabels(language: string): Labels {
  return languages[new Intl.Locale(language).language] ?? english;
}

/** Puts values into a label: `fill('Page {page}', {page: 2})` is `Page 2`. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
