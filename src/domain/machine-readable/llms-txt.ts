import { toMarkdown } from 'mdast-util-to-markdown';
import { toAlternatePermalink } from './markdown-alternate.ts';
import { toCanonical } from '../addresses/index.ts';
import { style } from './plain-markdown.ts';
import type { Site } from '../entries/index.ts';

/** A page that has a Markdown copy. */
interface ListedPage {
  readonly title: string;
  readonly description: string;
  readonly permalink: string;
}

/** Lists the Markdown copies of a site (https://llmstxt.org); a list without an entry is left out. */
export function serializeLlmsTxt(
  { title, tagline, url, labels }: Site,
  { articles, questions }: { articles: readonly ListedPage[]; questions: readonly ListedPage[] },
): string {
  const formatLine = (page: ListedPage) => {
    const link = toMarkdown(
      {
        type: 'paragraph',
        children: [
          {
            type: 'link',
            url: toCanonical(url, toAlternatePermalink(page.permalink)),
            children: [{ type: 'text', value: page.title }],
          },
        ],
      },
      style,
    ).trim();
    return `- ${link}: ${page.description.replace(/\s+/g, ' ')}`;
  };
  const formatList = (heading: string, pages: readonly ListedPage[]) =>
    pages.length === 0 ? [] : [`## ${heading}`, pages.map(formatLine).join('\n')];
  const blocks = [
    `# ${title}`,
    ...(tagline === '' ? [] : [`> ${tagline}`]),
    ...formatList(labels.articles, articles),
    ...formatList(labels.questions, questions),
  ];
  return `${blocks.join('\n\n')}\n`;
}
