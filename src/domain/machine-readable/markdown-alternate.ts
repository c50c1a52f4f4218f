import type { PhrasingContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { formatDate, type CalendarDate } from '../locale/index.ts';
import { toCanonical } from '../addresses/index.ts';
import { type Person, formatReviewNotes, type Site } from '../entries/index.ts';
import {
  style,
  formatPlainAnswer,
  formatPlainMarkdown,
  type PlainContext,
  type WrittenEntry,
} from './plain-markdown.ts';
import { createFootnotes, type PlainReferences } from './plain-markdown.ts';
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
  const blocks = [
    toMarkdown({ type: 'heading', depth: 1, children: [text(entry.written.title)] }, style),
    createParagraph([text(entry.lead)]),
    createParagraph(formatByline(entry, site)),
    createParagraph([text(formatDates(entry, site).join(' · '))]),
    createParagraph([text(toCanonical(site.url, entry.written.permalink))]),
    formatBody(entry, context, createFootnotes(context)),
  ];
  return `${blocks
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

/** The text of an entry with its questions and its references, without what stands at its head. */
export function formatBody(
  { written, questions }: Pick<CopiedEntry, 'written' | 'questions'>,
  { site, answers }: CopyContext,
  references: PlainReferences,
): string {
  const context = { siteUrl: site.url, labels: site.labels, answers, toMark: references.toMark };
  const blocks = [
    formatPlainMarkdown(written, context),
    ...(questions.length === 0
      ? []
      : [
          `## ${site.labels.commonQuestions}`,
          ...questions.map((question) => formatPlainAnswer(question, context, 3)),
        ]),
  ];
  return [...blocks, references.format()].filter((block) => block !== '').join('\n\n');
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

function createParagraph(children: PhrasingContent[]): string {
  return toMarkdown({ type: 'paragraph', children }, style);
}
