import type { Nodes } from 'mdast';
import { toPermalink } from '../../domain/addresses/permalink.ts';
import { parseCitations } from '../../domain/text/citation.ts';
import { parseMarkdown } from '../../domain/text/markdown-tree.ts';
import type { PageCollection } from '../../schemas/collections.ts';
import { type PageFacts, toLettersAndDigits } from '../pages/page-facts.ts';
import type { ReleaseDiagnostic } from './audit.ts';

/** An entry of the content, as far as a release must agree with it. */
export interface ContentEntry {
  readonly collection: PageCollection;
  readonly id: string;
  readonly isPublished: boolean;
  /** The text after the front matter; '' where the collection has none. */
  readonly body: string;
}

/** What a release must hold of an entry, or must not. */
export interface ExpectedEntry {
  /** Its collection and id, as people name it. */
  readonly name: string;
  readonly isPublished: boolean;
  /** The file of its page, and its place there; '' if it is the whole page. */
  readonly file: string;
  readonly anchor: string;
  /** The first and the last words of its body, down to letters and digits. */
  readonly texts: readonly string[];
}

/** What a release must hold of an entry. Of a whole body this keeps a few words. */
export function toExpectedEntry(entry: ContentEntry): ExpectedEntry {
  const { collection, id, isPublished } = entry;
  const [path, anchor = ''] = toPermalink(collection, id).slice(1).split('#');
  return {
    name: `${collection}/${id}`,
    isPublished,
    file: `${path}index.html`,
    anchor,
    texts: isPublished ? toSamples(entry) : [],
  };
}

/** The texts that pages must hold, by their files. */
export function groupExpectedTexts(entries: readonly ExpectedEntry[]): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const entry of entries)
    texts.set(entry.file, [...(texts.get(entry.file) ?? []), ...entry.texts]);
  return texts;
}

/** Every published entry is in the release with the words of its body, and no other is. */
export function checkEntries(
  entries: readonly ExpectedEntry[],
  pages: ReadonlyMap<string, PageFacts>,
): ReleaseDiagnostic[] {
  return entries.flatMap((entry) => {
    const message = describeDifference(entry, pages.get(entry.file));
    return message === undefined ? [] : [{ path: entry.file, message }];
  });
}

function describeDifference(
  { name, isPublished, anchor, texts }: ExpectedEntry,
  page: PageFacts | undefined,
): string | undefined {
  const exists =
    page !== undefined && !page.isRedirect && (anchor === '' || page.ids.includes(anchor));
  if (!isPublished)
    return exists
      ? `${name} is a draft or dated in the future, and has a page all the same.`
      : undefined;
  if (!exists) return `${name} is published, and has no page.`;
  const missing = texts.find((text) => page.missingTexts.includes(text));
  return missing === undefined
    ? undefined
    : `The page of ${name} lacks words of its text. Searched for: ${missing.slice(0, 60)}`;
}

/** The first and the last words of a body, down to letters and digits. */
function toSamples({ collection, body }: ContentEntry): string[] {
  if (body.trim() === '') return [];
  const texts = toTexts(parseMarkdown(body, collection === 'faq' ? 'markdown' : 'mdx')).map(
    toLettersAndDigits,
  );
  const samples = texts.filter((text) => text !== '');
  return [...samples.slice(0, 1), ...samples.slice(-1)];
}

/** The pieces of text of a tree, cut where a citation stands. */
function toTexts(node: Nodes): string[] {
  if (node.type === 'text') return cutAtCitations(node.value);
  return 'children' in node ? node.children.flatMap(toTexts) : [];
}

function cutAtCitations(text: string): string[] {
  let end = 0;
  const pieces = parseCitations(text).map((mark) => {
    const piece = text.slice(end, mark.start);
    end = mark.end;
    return piece;
  });
  return [...pieces, text.slice(end)];
}
