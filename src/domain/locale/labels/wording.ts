import type { Basis } from '../../text/index.ts';
import type { EvidenceKind } from '../../../schemas/index.ts';
import type { SearchLabels } from './search-wording.ts';

/** The wordings for one and for several of something. */
type Counted = Readonly<Record<'one' | 'other', string>>;

/**
 * The words of the pages themselves, in one language. `{…}` in a text stands for a value; see
 * `fill`.
 */
export interface Labels extends SearchLabels {
  /** The language of these words: not that of the site if there are none for it. */
  readonly language: string;
  /** The same for the attribute `lang` of an element that holds such words; undefined where that is the language of the page. */
  readonly lang?: string;
  readonly home: string;
  readonly article: string;
  readonly articles: string;
  readonly questions: string;
  readonly question: string;
  readonly topics: string;
  readonly topic: string;
  readonly people: string;
  readonly sources: string;
  readonly skipToContent: string;
  readonly navigation: string;
  readonly menu: string;
  readonly breadcrumbs: string;
  readonly contents: string;
  readonly by: string;
  readonly published: string;
  readonly updated: string;
  readonly reviewedBy: string;
  readonly notReviewed: string;
  readonly reviewOf: string;
  /** What a review is, for all pages of the site. */
  readonly reviewMeaning: string;
  readonly reviewMeans: string;
  readonly nextReview: string;
  readonly selfReviewedBy: string;
  readonly editedSinceReview: string;
  readonly reviewUnbound: string;
  readonly reviewWasDue: string;
  readonly minutes: string;
  readonly draft: string;
  readonly scheduled: string;
  readonly references: string;
  readonly backToText: string;
  readonly reference: string;
  /** The heading of the notes of a text, and what the mark of one is called. */
  readonly footnotes: string;
  readonly footnote: string;
  readonly aboutAuthor: string;
  readonly relatedReading: string;
  readonly relatedQuestions: string;
  readonly commonQuestions: string;
  /** The heading of the home page, which is the label of the field for a question. */
  readonly askQuestion: string;
  readonly aToZ: string;
  readonly aToZIntroduction: string;
  /** Where questions from A to Z stand that begin with no letter. */
  readonly otherSigns: string;
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
  readonly copyMarkdown: string;
  readonly textCopied: string;
  readonly citePage: string;
  readonly shortAnswer: string;
  readonly newerArticle: string;
  readonly olderArticle: string;
  readonly feedbackQuestion: string;
  readonly feedbackYes: string;
  readonly feedbackNo: string;
  readonly feedbackMissing: string;
  readonly feedbackSend: string;
  /** What is sent with a form, and to whom. */
  readonly feedbackGoesTo: string;
  readonly feedbackMail: string;
  /** The button below code. */
  readonly copyCode: string;
  readonly codeCopied: string;
  readonly copyCodeFailed: string;
  readonly linkTo: string;
  readonly newer: string;
  readonly older: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly pageOf: string;
  readonly notFound: string;
  readonly notFoundText: string;
  readonly citedIn: string;
  readonly notCited: string;
  readonly restingEntries: Counted;
  readonly moreSentences: string;
  readonly studied: string;
  readonly found: string;
  readonly retracted: string;
  readonly retractedShort: string;
  readonly retractionNotice: string;
  /** Before the field that narrows the list of a page, and that of a list of questions. */
  readonly filterList: string;
  readonly filterQuestions: string;
  readonly filterShown: string;
  /** Leads from what was typed to narrow a list to the search for the same. */
  readonly filterSearch: string;
  readonly questionCount: Counted;
  readonly articleCount: Counted;
  readonly sourcesIntroduction: string;
  readonly faqIntroduction: string;
  readonly peopleIntroduction: string;
  readonly changes: string;
  readonly changesIntroduction: string;
  readonly changeKinds: Readonly<Record<'published' | 'updated' | 'reviewed', string>>;
  readonly articlesBy: string;
  readonly credentials: string;
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
  /** The heading above the list of what each letter for a basis means. */
  readonly basisLetters: string;
  readonly close: string;
  readonly calloutKinds: Readonly<Record<'note' | 'tip' | 'caution' | 'warning', string>>;
}
