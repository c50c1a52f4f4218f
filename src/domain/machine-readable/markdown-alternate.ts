import type { PhrasingContent, RootContent } from 'mdast';
import { serializePlainMarkdown } from '../body/index.ts';
import { formatDate, type CalendarDate } from '../locale/index.ts';
import { toCanonical } from '../addresses/index.ts';
import { type Person, formatReviewNotes, type Site } from '../entries/index.ts';
import {
  createFootnotes,
  createPlainAnswer,
  createPlainBody,
  type PlainContext,
  type PlainReferences,
  type WrittenEntry,
} from './plain-markdown.ts';
import type { Review } from '../reviews/index.ts';
import type { Source } from '../citations/index.ts';

/** An entry that is copied, with all that its page says about it. */
export interface CopiedEntry {
  readonly written: WrittenEntry;
  /** What it is about, in a sentence; empty if its page has no such line. */
  readonly lead: string;
  readonly authors: readonly Person[];
  readonly reviewer: Person | undefined;
  readonly review: Review | undefined;
  readonly published: CalendarDate;
  readonly updated: CalendarDate | undefined;
  /** The questions that its page shows below the text. */
  readonly questions: readonly WrittenEntry[];
}

/** What the copies of a site have in common. */
export interface CopyContext {
  readonly site: Site;
  readonly sources: ReadonlyMap<string, Source>;
  readonly answers: PlainContext['answers'];
}

/** The address of the Markdown copy of a page. */
export function toAlternatePermalink(permalink: string): string {
  return `${permalink}index.md`;
}

/**
 * The whole of an entry as one Markdown file: title, byline, dates, text, questions and sources.
 */
export function serializeMarkdownAlternate(entry: CopiedEntry, context: CopyContext): string {
  const { site } = context;
  return serializePlainMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [text(entry.written.title)] },
      ...createParagraph(entry.lead === '' ? [] : [text(entry.lead)]),
      ...createParagraph(formatByline(entry, site)),
      ...createParagraph([text(formatDates(entry, site).join(' · '))]),
      ...createParagraph([text(toCanonical(site.url, entry.written.permalink))]),
      ...createBody(entry, context, createFootnotes(context)),
    ],
  });
}

/** The text of an entry with its questions and its references, as Markdown. */
export function formatBody(
  entry: Pick<CopiedEntry, 'written' | 'questions'>,
  context: CopyContext,
  references: PlainReferences,
): string {
  return serializePlainMarkdown({
    type: 'root',
    children: createBody(entry, context, references),
  });
}

/** The text of an entry with its questions and its references, without what stands at its head. */
function createBody(
  { written, questions }: Pick<CopiedEntry, 'written' | 'questions'>,
  { site, answers }: CopyContext,
  references: PlainReferences,
): RootContent[] {
  const { toMark, hasFootnotes } = references;
  const context = { siteUrl: site.url, labels: site.labels, answers, toMark, hasFootnotes };
  const body = createPlainBody(written, context);
  const asked = questions.flatMap((question) => createPlainAnswer(question, context, 3));
  return [
    ...body,
    ...(asked.length === 0
      ? []
      : [
          {
            type: 'heading' as const,
            depth: 2 as const,
            children: [text(site.labels.commonQuestions)],
          },
          ...asked,
        ]),
    ...references.list(),
  ];
}

function formatByline({ authors }: CopiedEntry, { labels, url }: Site): PhrasingContent[] {
  if (authors.length === 0) return [];
  const names = authors.flatMap(({ name, permalink }, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [text(', ')]),
    { type: 'link', url: toCanonical(url, permalink), children: [text(name)] },
  ]);
  return [text(`${labels.by} `), ...names];
}

function formatDates({ published, updated, review, reviewer }: CopiedEntry, site: Site): string[] {
  const { labels, language } = site;
  return [
    `${labels.published} ${formatDate(published, language)}`,
    ...(updated === undefined ? [] : [`${labels.updated} ${formatDate(updated, language)}`]),
    ...(review === undefined || reviewer === undefined
      ? [labels.notReviewed]
      : formatReviewNotes(review, reviewer, site)),
  ];
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function createParagraph(children: PhrasingContent[]): RootContent[] {
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}
