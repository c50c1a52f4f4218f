import { getBasePath, toHrefBelow } from '../domain/addresses/index.ts';
import { findContact, type Contact, type Site, type Topic } from '../domain/entries/index.ts';
import { fill } from '../domain/locale/index.ts';
import { getStopWords } from './stop-words.ts';
import { fold } from './tokenize.ts';

/** What the search in the browser must know of the site: `search/settings.json`. */
export interface SearchSettings {
  /** The language of the site as a BCP 47 tag. */
  readonly language: string;
  /** Words of the interface, by name; `language` is theirs. */
  readonly labels: Readonly<Record<string, string>>;
  /** The topics, each with the address of its page. */
  readonly topics: readonly {
    readonly id: string;
    readonly label: string;
    readonly permalink: string;
    /** The id of the topic before it to which it belongs. */
    readonly parent?: string;
  }[];
  /** Questions that a reader may begin with, each with the address of its answer. */
  readonly featured: readonly { readonly question: string; readonly permalink: string }[];
  /** How readers reach the publisher with questions that have no answer here. */
  readonly contact: Contact;
  /** Words that carry no meaning in a question, folded. */
  readonly stopWords: readonly string[];
  /** Groups of words and phrases that mean the same on this site, folded. */
  readonly synonyms: readonly (readonly string[])[];
}

/**
 * The settings of a site with its topics, questions to begin with, and the groups of words that
 * mean the same on it.
 */
export function createSearchSettings(
  site: Site,
  topics: readonly Topic[],
  featured: SearchSettings['featured'],
  synonyms: readonly (readonly string[])[],
): SearchSettings {
  const base = getBasePath(site.url);
  const contact = findContact(site);
  return {
    language: site.language,
    labels: pickLabels(site),
    topics: topics.map(({ id, label, permalink, parent }) => ({
      id,
      label,
      permalink: toHrefBelow(base, permalink),
      ...(parent !== undefined && { parent }),
    })),
    featured: featured.map(({ question, permalink }) => ({
      question,
      permalink: toHrefBelow(base, permalink),
    })),
    contact: {
      ...contact,
      page:
        contact.page === undefined
          ? undefined
          : { ...contact.page, to: toHrefBelow(base, contact.page.to) },
    },
    stopWords: getStopWords(site.language),
    synonyms: synonyms
      .map((group) => [...new Set(group.map(fold))])
      .filter((group) => group.length > 1),
  };
}

function pickLabels({ labels, publisher }: Site): Record<string, string> {
  return {
    language: labels.language,
    nearest: labels.searchNearest,
    nothing: labels.searchNothing,
    topics: labels.searchTopics,
    contact: labels.searchContact,
    call: labels.searchCall,
    nearestTopics: labels.searchNearestTopics,
    ask: fill(labels.searchAsk, { publisher: publisher.name }),
    mailSubject: labels.searchMailSubject,
    mailBody: labels.searchMailBody,
    corrected: labels.searchCorrected,
    suggestion: labels.searchSuggestion,
    tooShort: labels.searchTooShort,
    'results.zero': labels.searchResults.zero,
    'results.one': labels.searchResults.one,
    'results.other': labels.searchResults.other,
    first: labels.searchFirst,
    allResults: labels.searchAllResults,
    featured: labels.searchFeatured,
    recent: labels.searchRecent,
    forget: labels.searchForget,
    kind: labels.searchKind,
    all: labels.searchAll,
    questions: labels.searchQuestions,
    articles: labels.searchArticles,
    pages: labels.searchPages,
    question: labels.question,
    article: labels.article,
    page: labels.page,
    topic: labels.topic,
    person: labels.searchPerson,
    source: labels.searchSource,
    allTopics: labels.searchAllTopics,
    section: labels.searchSection,
    whole: labels.searchWhole,
  };
}
