import type { z } from 'astro/zod';
import type { faqEntrySchema } from '../../schemas/index.ts';
import { formatQuestionAnchor, toPermalink } from '../addresses/index.ts';
import type { CalendarDate } from '../locale/index.ts';
import { truncateAtWord } from '../body/index.ts';
import type { BodyFacts } from './body-facts.ts';
import type { Review } from '../reviews/index.ts';
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
  { plainText, cited }: BodyFacts,
  { today, review }: { readonly today: CalendarDate; readonly review: Review | undefined },
): FaqEntry {
  return {
    ...data,
    id,
    permalink: toPermalink('faq', id),
    anchor: formatQuestionAnchor(id),
    visibility: resolveVisibility(data, today),
    plainText,
    excerpt: truncateAtWord(plainText, 160),
    cited,
    review,
  };
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
