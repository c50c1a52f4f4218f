import type { EvidenceKind } from '../../../schemas/index.ts';

/** The words of the search, in one language. `{…}` in a text stands for a value; see `fill`. */
export interface SearchLabels {
  readonly search: string;
  readonly searchPlaceholder: string;
  readonly searchButton: string;
  readonly searchClear: string;
  readonly searchClose: string;
  /**
   * Above the list of all questions, or that of the topics if there are too many questions for a
   * list.
   */
  readonly searchNeedsScript: string;
  readonly searchNeedsScriptTopics: string;
  /** The heading of what a person in danger is told. */
  readonly emergency: string;
  readonly searchLoading: string;
  /** Above the list of all questions. */
  readonly searchFailed: string;
  /** Above the list of topics. */
  readonly searchFailedTopics: string;
  /** Where no list of questions follows. */
  readonly searchFailedHere: string;
  readonly searchRetry: string;
  /** Above what comes nearest, if nothing surely answers. */
  readonly searchNearest: string;
  /** Where no page has a word of the question. */
  readonly searchNothing: string;
  /** Above links to topics and people, if nothing was found. */
  readonly searchTopics: string;
  readonly searchContact: string;
  readonly searchCall: string;
  readonly searchNearestTopics: string;
  readonly searchAsk: string;
  readonly searchMailSubject: string;
  readonly searchMailBody: string;
  readonly searchCorrected: string;
  /**
   * The question with other words, as a link, where a word is on no page and another is near it.
   */
  readonly searchSuggestion: string;
  /** To a question that is one word such as “the”. */
  readonly searchTooShort: string;
  readonly searchResults: Readonly<Record<'zero' | 'one' | 'other', string>>;
  readonly searchFirst: string;
  readonly searchAllResults: string;
  /** Above questions of the site, if nothing is asked yet. */
  readonly searchFeatured: string;
  /** Above the questions that were asked in this browser, and on the button that forgets them. */
  readonly searchRecent: string;
  readonly searchForget: string;
  readonly searchKind: string;
  readonly searchAll: string;
  readonly searchQuestions: string;
  readonly searchArticles: string;
  readonly searchPages: string;
  readonly searchPerson: string;
  readonly searchSource: string;
  readonly searchAllTopics: string;
  readonly searchHint: string;
  readonly searchSection: string;
  readonly searchWhole: string;
  readonly searchWords404: string;
  /** On what kinds of sources an answer stands. */
  readonly searchEvidence: string;
  /** The same, where parts of it stand on something else. */
  readonly searchEvidenceInPart: string;
  /** How many sources of a kind, within such a line. */
  readonly evidenceCounts: Readonly<
    Record<EvidenceKind, Readonly<Record<'one' | 'other', string>>>
  >;
}
