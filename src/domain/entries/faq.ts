import type { z } from 'astro/zod';
import type { faqEntrySchema } from '../../schemas/index.ts';
import { formatQuestionAnchor, toPermalink } from '../addresses/index.ts';
import type { TextRange } from '../text/index.ts';
import type { CalendarDate } from '../locale/index.ts';
import type { BodyFacts } from './body-facts.ts';
import type { Review } from '../reviews/index.ts';
import { mostListedQuestions } from './pagination.ts';
import { resolveVisibility, type Visibility } from './visibility.ts';

export type FaqEntryData = z.output<typeof faqEntrySchema>;

/** One question with its answer, as every page sees it. */
export interface FaqEntry extends FaqEntryData {
  readonly id: string;
  readonly permalink: string;
  /** The id of the question where it stands among others, without `#`. */
  readonly anchor: string;
  readonly visibility: Visibility;
  /** The answer as text, blocks on lines of their own. */
  readonly plainText: string;
  /** The beginning of the answer, at most 160 characters. */
  readonly excerpt: string;
  /** The ids of the sources and bases that the answer cites, in order. */
  readonly cited: readonly string[];
  /** The review, compared with what its page shows and the day; undefined if there is none. */
  readonly review: Review | undefined;
}

/** Makes an FAQ entry of its data and the facts of its answer. */
export function createFaqEntry(
  id: string,
  data: FaqEntryData,
  { plainText, excerpt, cited }: BodyFacts,
  { today, review }: { readonly today: CalendarDate; readonly review: Review | undefined },
): FaqEntry {
  return {
    ...data,
    id,
    permalink: toPermalink('faq', id),
    anchor: formatQuestionAnchor(id),
    visibility: resolveVisibility(data, today),
    plainText,
    excerpt,
    cited,
    review,
  };
}

/** A question as lists show it. */
export interface ListedQuestion {
  readonly question: string;
  readonly permalink: string;
  /** The beginning of its answer, where the list shows it. */
  readonly excerpt?: string;
  /** The word of the question by which the list is sorted. */
  readonly word?: TextRange;
}

/**
 * What lists show of an entry, without its answer, so that a list stays the same while answers
 * change.
 */
export function toListedQuestion({ question, permalink }: FaqEntry): ListedQuestion {
  return { question, permalink };
}

/** The same with the beginning of its answer. */
export function toExcerptedQuestion({ question, permalink, excerpt }: FaqEntry): ListedQuestion {
  return { question, permalink, excerpt };
}

/**
 * The entries to show first, of a site that names none: by their order, and of those that have the
 * same, the first of each topic, then the second, and so on. `topics` are the ids of the topics in
 * their order.
 */
export function pickFeatured(
  entries: readonly FaqEntry[],
  topics: readonly string[],
  most: number,
): FaqEntry[] {
  const places = new Map(topics.map((id, index) => [id, index]));
  const ranks = new Map<string, number>();
  const ranked = entries.map((entry) => {
    const rank = ranks.get(entry.topic) ?? 0;
    ranks.set(entry.topic, rank + 1);
    return { entry, rank, place: places.get(entry.topic) ?? 0 };
  });
  return ranked
    .toSorted((a, b) => a.entry.order - b.entry.order || a.rank - b.rank || a.place - b.place)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/**
 * Whether one page can show all questions with their answers, however long those are and whatever
 * they cite.
 */
export function fitOnePage(entries: readonly FaqEntry[]): boolean {
  const letters = entries.reduce((sum, { plainText }) => sum + plainText.length, 0);
  // An answer is linked twice, and a source where it is cited and below the answer.
  const links = entries.reduce((sum, { cited }) => sum + 2 + 2 * cited.length, 0);
  return entries.length <= mostListedQuestions && letters <= mostLetters && links <= mostLinks;
}

/** What one page may have of answers, so that with all else it has at most 150 kB and 300 links. */
const [mostLetters, mostLinks] = [45_000, 220];

/** Whether so many answers are so short that all of them can be read without opening one. */
export function areReadAtOnce(entries: readonly FaqEntry[]): boolean {
  return entries.reduce((sum, { plainText }) => sum + plainText.length, 0) <= 9_000;
}

/** Sorts by order, then by question in the language. */
export function sortFaqEntries(entries: readonly FaqEntry[], language: string): FaqEntry[] {
  return entries.toSorted(
    (a, b) =>
      a.order - b.order ||
      a.question.localeCompare(b.question, language) ||
      a.id.localeCompare(b.id),
  );
}
