import { markdownToMdast, mdxToMdast } from 'satteri';
import type { Root } from 'mdast';

/** The two dialects: FAQ answers are Markdown, articles and pages are MDX. */
export type Dialect = 'markdown' | 'mdx';

/**
 * Parses the body of an entry into the same tree that the build renders. Line and column of a node
 * count from the start of `body`. Throws an `Error` whose message starts with `line:column: ` where
 * MDX cannot be read.
 */
export function parseMarkdown(body: string, dialect: Dialect): Root {
  const options = { features: { gfm: true, frontmatter: false } };
  const tree = dialect === 'mdx' ? mdxToMdast(body, options) : markdownToMdast(body, options);
  if (tree.type !== 'root')
    throw new TypeError(`Expected the root of a Markdown tree, found ${tree.type}.`);
  return tree;
}
