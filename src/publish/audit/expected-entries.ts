import type { Nodes } from 'mdast';
import { toPermalink } from '../../domain/addresses/index.ts';
import { parseCitations } from '../../domain/text/index.ts';
import { parseMarkdown } from '../../domain/body/index.ts';
import type { PageCollection } from '../../schemas/index.ts';
import { normalizeLetters } from '../pages/page-facts.ts';

/** An entry of the content, as far as a release must agree with it. */
export interface ContentEntry {
  readonly collection: PageCollection;
  readonly id: string;
  readonly isPublished: boolean;
  /** The text after the front matter; '' if the collection has none. */
  readonly body: string;
}

/** What a release must hold of an entry, or must not. */
export interface ExpectedEntry {
  /** Its collection and id, as people name it. */
  readonly name: string;
  readonly isPublished: boolean;
  /** The file of its page. */
  readonly file: string;
  /** The first and the last words of its body, down to letters and digits. */
  readonly texts: readonly string[];
}

/** What a release must hold of an entry. Of a whole body this keeps a few words. */
export function createExpectedEntry(entry: ContentEntry): ExpectedEntry {
  const { collection, id, isPublished } = entry;
  return {
    name: `${collection}/${id}`,
    isPublished,
    file: `${toPermalink(collection, id).slice(1)}index.html`,
    texts: isPublished ? sampleTexts(entry) : [],
  };
}

/** The texts that pages must hold, by their files. */
export function groupExpectedTexts(entries: readonly ExpectedEntry[]): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const entry of entries)
    texts.set(entry.file, [...(texts.get(entry.file) ?? []), ...entry.texts]);
  return texts;
}

/** The first and the last words of a body, down to letters and digits. */
function sampleTexts({ collection, body }: ContentEntry): string[] {
  if (body.trim() === '') return [];
  const texts = collectTexts(parseMarkdown(body, collection === 'faq' ? 'markdown' : 'mdx')).map(
    normalizeLetters,
  );
  const samples = texts.filter((text) => text !== '');
  return [...samples.slice(0, 1), ...samples.slice(-1)];
}

/** The pieces of text of a tree, cut where a citation stands. */
function collectTexts(node: Nodes): string[] {
  if (node.type === 'text') return cutAtCitations(node.value);
  return 'children' in node ? node.children.flatMap(collectTexts) : [];
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
