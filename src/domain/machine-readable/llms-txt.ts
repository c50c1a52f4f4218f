import type { PhrasingContent } from 'mdast';
import { serializePlainMarkdown } from '../body/index.ts';
import { toAlternatePermalink } from './markdown-alternate.ts';
import { toCanonical } from '../addresses/index.ts';
import type { PageMeta, Site } from '../entries/index.ts';

/** A page that has a Markdown copy. */
interface ListedPage {
  readonly title: string;
  readonly description: string;
  readonly permalink: string;
}

/** Pages with Markdown copies, under a heading. */
export interface CopyList {
  readonly heading: string;
  readonly pages: readonly ListedPage[];
}

/** Lists the Markdown copies of a site (https://llmstxt.org); a list without a page is left out. */
export function serializeLlmsTxt(
  { title, tagline, url }: Site,
  lists: readonly CopyList[],
): string {
  return joinBlocks([
    `# ${title}`,
    ...(tagline === '' ? [] : [`> ${tagline}`]),
    ...formatLists(url, lists),
  ]);
}

/** The Markdown copy of a page that lists others. */
export interface MarkdownList {
  readonly page: Pick<PageMeta, 'title' | 'description' | 'canonical'>;
  readonly lists: readonly CopyList[];
  /** The permalink of the page that continues it. */
  readonly next: string | undefined;
}

/** Serializes the Markdown copy of a page that lists others. */
export function serializeMarkdownList(
  { page: { title, description, canonical }, lists, next }: MarkdownList,
  { url, labels }: Site,
): string {
  return joinBlocks([
    `# ${formatText(title)}`,
    formatText(description),
    canonical,
    ...formatLists(url, lists),
    ...(next === undefined ? [] : [formatLink(url, labels.nextPage, next)]),
  ]);
}

function formatLists(siteUrl: string, lists: readonly CopyList[]): string[] {
  return lists.flatMap(({ heading, pages }) =>
    pages.length === 0
      ? []
      : [
          `## ${formatText(heading)}`,
          pages
            .map(
              ({ title, permalink, description }) =>
                `- ${formatLink(siteUrl, title, permalink)}: ${description.replace(/\s+/g, ' ')}`,
            )
            .join('\n'),
        ],
  );
}

/** A link to the Markdown copy of the page at a permalink. */
function formatLink(siteUrl: string, title: string, permalink: string): string {
  const url = toCanonical(siteUrl, toAlternatePermalink(permalink));
  return formatWords({ type: 'link', url, children: [{ type: 'text', value: title }] });
}

function formatText(value: string): string {
  return formatWords({ type: 'text', value });
}

function formatWords(words: PhrasingContent): string {
  return serializePlainMarkdown({
    type: 'root',
    children: [{ type: 'paragraph', children: [words] }],
  })
    .replace(/\s+/g, ' ')
    .trim();
}

function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
