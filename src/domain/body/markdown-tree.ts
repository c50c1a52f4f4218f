import { markdownToMdast, mdxToMdast } from 'satteri';
import type { Root } from 'mdast';
import { replaceQuotedCallouts } from './callout.ts';
import { mayHoldInlineTags, replaceInlineTags } from './inline-tags.ts';

/** What is read beyond CommonMark, by the check and the renderer alike. */
export const markdownFeatures = {
  gfm: true,
  definitionList: true,
  // One dollar sign is an amount of money.
  math: { singleDollarTextMath: false },
} as const;

/** The two dialects: FAQ answers are Markdown, articles and pages are MDX. */
export type Dialect = 'markdown' | 'mdx';

/**
 * The body of a file behind its front matter: without blank lines at its ends, and with the spaces
 * of its first and last line, which are part of a block of code or of a list.
 */
export function trimBody(text: string): string {
  const { length } = text.trimEnd();
  const lineEnd = text.slice(length).search(/[\r\n]/);
  return length === 0
    ? ''
    : text
        .slice(0, lineEnd < 0 ? text.length : length + lineEnd)
        .replace(/^(?:[^\S\r\n]*(?:\r\n?|\n))+/, '');
}

/**
 * Parses the body of an entry into the same tree that the build renders. Line and column of a node
 * count from the start of `body`. Throws an `Error` whose message starts with `line:column: ` where
 * MDX cannot be read.
 */
export function parseMarkdown(body: string, dialect: Dialect): Root {
  const options = { features: { ...markdownFeatures, frontmatter: false } };
  const tree = dialect === 'mdx' ? mdxToMdast(body, options) : markdownToMdast(body, options);
  if (tree.type !== 'root')
    throw new TypeError(`Expected the root of a Markdown tree, found ${tree.type}.`);
  if (mayHoldInlineTags(body)) replaceInlineTags(tree);
  if (body.includes('[!')) replaceQuotedCallouts(tree, body);
  return tree;
}
