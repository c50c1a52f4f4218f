import type { Nodes } from 'mdast';
import { parseCitations } from '../../domain/text/citation.ts';
import { parseMarkdown } from '../../domain/text/markdown-tree.ts';
import { toPermalink } from '../../domain/addresses/permalink.ts';
import type { PageCollection } from '../../schemas/collections.ts';
import type { Release, ReleaseProblem } from './release.ts';
import { toLettersAndDigits } from './release-page.ts';

/** An entry of the content, as far as a release must agree with it. */
export interface ContentEntry {
  readonly collection: PageCollection;
  readonly id: string;
  readonly isPublished: boolean;
  /** The text after the front matter; '' where the collection has none. */
  readonly body: string;
}

/** Every published entry is in the release with the words of its body, and no other is. */
export function checkEntries(entries: readonly ContentEntry[], release: Release): ReleaseProblem[] {
  return entries.flatMap((entry) => {
    const [path, id = ''] = toPermalink(entry.collection, entry.id).slice(1).split('#');
    const file = `${path}index.html`;
    const message = describeDifference(entry, release, file, id);
    return message === undefined ? [] : [{ path: file, message }];
  });
}

function describeDifference(
  entry: ContentEntry,
  { pages }: Release,
  file: string,
  id: string,
): string | undefined {
  const name = `${entry.collection}/${entry.id}`;
  const page = pages.get(file);
  const exists = page !== undefined && !page.isRedirect && (id === '' || page.ids.has(id));
  if (!entry.isPublished)
    return exists
      ? `${name} is a draft or dated in the future, and has a page all the same.`
      : undefined;
  if (!exists) return `${name} is published, and has no page.`;
  const missing = toSamples(entry).find((sample) => !page.text.includes(sample));
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
