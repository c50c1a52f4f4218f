import type { Heading, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../domain/text/markdown-tree.ts';
import type { ImportTree } from '../tree.ts';
import { hasWords, toBodyHandlers, type BodyContext } from './body-handlers.ts';

/** The one form in which bodies are written, so that what is read and written again stays as it is. */
const form: Options = {
  extensions: [gfmToMarkdown()],
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '*',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  resourceLink: true,
  unsafe: [
    // Articles are MDX, in which braces and tags are code, and so are lines that begin with these words.
    { character: '{', inConstruct: 'phrasing' },
    { character: '}', inConstruct: 'phrasing' },
    { character: '<', inConstruct: 'phrasing' },
    { atBreak: true, character: 'i', after: 'mport\\b' },
    { atBreak: true, character: 'e', after: 'xport\\b' },
  ],
};

const levels: readonly Heading['depth'][] = [2, 3, 4, 5, 6];

/**
 * Writes a body as Markdown that MDX reads as text alone, too: every paragraph on one line, headings from the second level on
 * without a gap. Ends with a line break where there is anything.
 */
export function formatBody(
  blocks: readonly RootContent[],
  context: Omit<BodyContext, 'depths'> & { readonly hasHeadings: boolean },
): string {
  const children = blocks.filter((block) => block.type !== 'heading' || hasWords(block));
  const depths = context.hasHeadings ? toDepths(children) : undefined;
  if (children.length === 0) return '';
  const handlers = toBodyHandlers({ ...context, depths });
  return keepAsWords(toMarkdown({ type: 'root', children }, { ...form, handlers }));
}

/**
 * Writes as code what only looks like a citation, such as `[@constructor]` on an imported page: the site would take it for one of its own even
 * behind a backslash. The marks that the import makes have no backslash.
 */
function keepAsWords(body: string): string {
  if (!/(?:\\\[|&#x5B;|&#91;)\\?@/.test(body)) return body;
  const parts: string[] = [];
  let done = 0;
  visit(parseBody(body), 'text', ({ position }) => {
    const [start = 0, end = 0] = [position?.start.offset, position?.end.offset];
    for (const match of body
      .slice(start, end)
      .matchAll(/(?:\\\[|&#x5B;|&#91;)\\?@([^\s[\]@]+?)\\?\]/g)) {
      const words = (match[1] ?? '').replace(/\\(?=[!-/:-@[-`{-~])/g, '');
      parts.push(body.slice(done, start + match.index), toCode(`[@${words}]`));
      done = start + match.index + match[0].length;
    }
  });
  return [...parts, body.slice(done)].join('');
}

/** Words as code, between more backticks than they hold. */
function toCode(words: string): string {
  let longest = 0;
  for (const [run] of words.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${words}${fence}` : `${fence} ${words} ${fence}`;
}

/** Reads Markdown as the site does; `formatBody` writes none that MDX reads in another way. */
export function parseBody(text: string): ImportTree {
  return parseMarkdown(text, 'markdown');
}

/** The level of each heading: one below the nearest before it that is higher, so that none is skipped. */
function toDepths(blocks: readonly RootContent[]): ReadonlyMap<Heading, Heading['depth']> {
  const depths = new Map<Heading, Heading['depth']>();
  let open: Heading['depth'][] = [];
  visit({ type: 'root', children: [...blocks] }, 'heading', (node) => {
    open = open.filter((depth) => depth < node.depth);
    depths.set(node, levels[Math.min(open.length, levels.length - 1)] ?? 2);
    open.push(node.depth);
  });
  return depths;
}
