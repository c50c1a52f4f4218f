import { collections } from '../../schemas/collections.ts';
import type { CalendarDate } from '../../domain/locale/dates.ts';
import { formatQuestion } from '../../domain/entries/new-entry.ts';
import type { EntryDraft } from '../draft.ts';
import { toDescription } from './description.ts';
import { formatEntry, type FieldValue } from './front-matter.ts';
import { toOneLine } from './one-line.ts';

/** What an entry names and what it says where its input is silent. */
export interface EntryFacts {
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly faq: readonly string[];
  readonly cover: { readonly src: string; readonly alt: string } | undefined;
  readonly published: CalendarDate;
  readonly language: string;
  readonly order: number | undefined;
  readonly isDraft: boolean;
}

/** The path of an entry below the content folder. */
export function toEntryPath(collection: EntryDraft['collection'], id: string): string {
  return collections[collection].pattern.replace('*', id);
}

/** The text of an entry: its front matter in the order of the guide, and its body. */
export function formatDraft(draft: EntryDraft, body: string, facts: EntryFacts): string {
  return formatEntry(fieldsOf[draft.collection](draft, facts), body);
}

type Fields = Readonly<Record<string, FieldValue>>;

const fieldsOf: Readonly<
  Record<EntryDraft['collection'], (draft: EntryDraft, facts: EntryFacts) => Fields>
> = {
  articles: (draft, { authors, topics, faq, cover, published, isDraft, language }) => ({
    title: toOneLine(draft.title.value),
    description: toDescriptionOf(draft, language),
    authors,
    topics: orNone(topics),
    published,
    updated: draft.updated,
    cover,
    faq: orNone(faq),
    draft: isDraft || undefined,
  }),
  faq: (draft, { topics, published, order, isDraft }) => ({
    question: formatQuestion(toOneLine(draft.title.value)),
    topic: topics[0] ?? '',
    asks: orNone(draft.asks.map(({ value }) => toOneLine(value))),
    published,
    updated: draft.updated,
    order,
    draft: isDraft || undefined,
  }),
  pages: (draft, { order, isDraft, language }) => ({
    title: toOneLine(draft.title.value),
    description: toDescriptionOf(draft, language),
    updated: draft.updated,
    order,
    draft: isDraft || undefined,
  }),
};

/** Whether the input says in a sentence what an entry is about. */
export function hasDescription({ description }: EntryDraft): boolean {
  return description !== undefined && description.value.trim() !== '';
}

function toDescriptionOf(draft: EntryDraft, language: string): string {
  return hasDescription(draft)
    ? toOneLine(draft.description?.value ?? '')
    : toDescription(draft.body, toOneLine(draft.title.value), language);
}

function orNone<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length === 0 ? undefined : values;
}
