import { toContact, type Contact } from '../domain/entries/site.ts';
import { fill } from '../domain/locale/labels.ts';
import { toBase, toHref } from '../domain/addresses/permalink.ts';
import { getEmptyWords, toSearchForm } from './stop-words.ts';
import type { Site } from '../domain/entries/site.ts';
import type { Topic } from '../domain/entries/topic.ts';

/** What the search in the browser must know of the site; the same shape is read there. */
export interface SearchSettings {
  readonly language: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly topics: readonly {
    readonly id: string;
    readonly label: string;
    readonly permalink: string;
  }[];
  readonly contact: Contact;
  readonly emptyWords: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
}

/** Tells the search of the site, its topics, and the groups of words that mean the same on it. */
export function toSearchSettings(
  site: Site,
  topics: readonly Topic[],
  synonyms: readonly (readonly string[])[],
): SearchSettings {
  const base = toBase(site.url);
  const contact = toContact(site);
  return {
    language: site.language,
    labels: toLabels(site),
    topics: topics.map(({ id, label, permalink }) => ({
      id,
      label,
      permalink: toHref(base, permalink),
    })),
    contact: {
      ...contact,
      page:
        contact.page === undefined
          ? undefined
          : { ...contact.page, to: toHref(base, contact.page.to) },
    },
    emptyWords: getEmptyWords(site.language),
    synonyms: synonyms
      .map((group) => [...new Set(group.map(toSearchForm))])
      .filter((group) => group.length > 1),
  };
}

function toLabels({ labels, publisher }: Site): Record<string, string> {
  return {
    title: labels.search,
    placeholder: labels.searchPlaceholder,
    button: labels.searchButton,
    clear: labels.searchClear,
    close: labels.searchClose,
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
    'results.zero': labels.searchResults.zero,
    'results.one': labels.searchResults.one,
    'results.other': labels.searchResults.other,
    first: labels.searchFirst,
    kind: labels.searchKind,
    all: labels.searchAll,
    questions: labels.searchQuestions,
    articles: labels.searchArticles,
    pages: labels.searchPages,
    question: labels.question,
    article: labels.article,
    page: labels.page,
    topic: labels.topic,
    allTopics: labels.searchAllTopics,
    loading: labels.searchLoading,
    failed: labels.searchFailed,
    failedHere: labels.searchFailedHere,
    allQuestions: labels.allQuestions,
    hint: labels.searchHint,
    section: labels.searchSection,
    whole: labels.searchWhole,
    words404: labels.searchWords404,
  };
}
