import type { Heading, Html, Image, Link, PhrasingContent, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../domain/text/markdown-tree.ts';
import { trimEndWhile } from '../../domain/text/slug.ts';
import type { Passthrough, ImportTree, QuestionAndAnswer, Citation } from '../document.ts';

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
  const depths = context.hasHeadings ? resolveDepths(children) : undefined;
  if (children.length === 0) return '';
  const handlers = createBodyHandlers({ ...context, depths });
  return escapeCitations(toMarkdown({ type: 'root', children }, { ...form, handlers }));
}

/**
 * Writes as code what only looks like a citation, such as `[@constructor]` on an imported page: the site would take it for one of its own even
 * behind a backslash. The marks that the import makes have no backslash.
 */
function escapeCitations(body: string): string {
  if (!/(?:\\\[|&#x5B;|&#91;)\\?@/.test(body)) return body;
  const parts: string[] = [];
  let done = 0;
  visit(parseBody(body), 'text', ({ position }) => {
    const [start = 0, end = 0] = [position?.start.offset, position?.end.offset];
    for (const match of body
      .slice(start, end)
      .matchAll(/(?:\\\[|&#x5B;|&#91;)\\?@([^\s[\]@]+?)\\?\]/g)) {
      const words = (match[1] ?? '').replace(/\\(?=[!-/:-@[-`{-~])/g, '');
      parts.push(body.slice(done, start + match.index), formatInlineCode(`[@${words}]`));
      done = start + match.index + match[0].length;
    }
  });
  return [...parts, body.slice(done)].join('');
}

/** Words as code, between more backticks than they hold. */
function formatInlineCode(words: string): string {
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
function resolveDepths(blocks: readonly RootContent[]): ReadonlyMap<Heading, Heading['depth']> {
  const depths = new Map<Heading, Heading['depth']>();
  let open: Heading['depth'][] = [];
  visit({ type: 'root', children: [...blocks] }, 'heading', (node) => {
    open = open.filter((depth) => depth < node.depth);
    depths.set(node, levels[Math.min(open.length, levels.length - 1)] ?? 2);
    open.push(node.depth);
  });
  return depths;
}

/** What a body needs to know to be written. */
interface BodyContext {
  /** The level at which each heading is written; undefined where headings become bold lines, as in answers. */
  readonly depths: ReadonlyMap<Heading, Heading['depth']> | undefined;
  readonly resolveSourceId: (mark: Citation) => string;
  /** The address of a link as it shall stand; undefined where nobody knows where it leads, so that its words stay alone. */
  readonly resolveLink: (url: string, line: number) => string | undefined;
  /** The address of an image that lies beside the entry; undefined where it lies elsewhere. */
  readonly toImage: (url: string, line: number) => string | undefined;
}

/** How each node is written that entries cannot hold as it is: what cannot be a link, image or heading stays as words. */
function createBodyHandlers(context: BodyContext): Record<string, Handle> {
  const link: Handle = (node: Link, parent, state, info) => {
    const url = context.resolveLink(node.url, getLine(node));
    return url === undefined
      ? state.containerPhrasing(node, info)
      : defaultHandlers.link({ ...node, url, title: null }, parent, state, info);
  };
  const image: Handle = (node: Image, parent, state, info) => {
    const url = context.toImage(node.url, getLine(node));
    if (url !== undefined)
      return defaultHandlers.image({ ...node, url, title: null }, parent, state, info);
    const words =
      node.alt === null || node.alt === undefined || node.alt.trim() === '' ? node.url : node.alt;
    return link(
      {
        type: 'link',
        url: node.url,
        children: [{ type: 'text', value: words }],
        ...(node.position && { position: node.position }),
      } satisfies Link,
      parent,
      state,
      info,
    );
  };
  const toBold = (children: PhrasingContent[], ...rest: Tail<Parameters<Handle>>) =>
    defaultHandlers.paragraph(
      {
        type: 'paragraph',
        children: [
          {
            type: 'strong',
            children: children.flatMap((child) =>
              child.type === 'strong' ? child.children : [child],
            ),
          },
        ],
      },
      ...rest,
    );
  const heading: Handle = (node: Heading, ...rest) => {
    // Many systems make a link to itself of each heading.
    const children = node.children.flatMap((child) =>
      child.type === 'link' && child.url.startsWith('#') ? child.children : [child],
    );
    return context.depths === undefined
      ? toBold(children, ...rest)
      : defaultHandlers.heading(
          { ...node, children, depth: context.depths.get(node) ?? node.depth },
          ...rest,
        );
  };
  return {
    // Where a line ends within a paragraph is how it was typed, and says nothing.
    text: (node: Text, parent, state, info) =>
      defaultHandlers.text({ ...node, value: joinLines(node.value) }, parent, state, info),
    // No reader leaves any; if one did, it would be shown as it is written, and run nothing.
    html: (node: Html, parent, state, info) =>
      defaultHandlers.text({ type: 'text', value: node.value }, parent, state, info),
    heading,
    link: Object.assign(link, { peek: () => '[' }),
    image: Object.assign(image, { peek: () => '!' }),
    citation: (node: Citation) => `[@${context.resolveSourceId(node)}]`,
    passthrough: (node: Passthrough, parent, state) =>
      defaultHandlers.inlineCode(
        { type: 'inlineCode', value: node.value.replace(/\s+/g, ' ') },
        parent,
        state,
      ),
    questionAndAnswer: (node: QuestionAndAnswer, parent, state, info) =>
      [
        toBold([{ type: 'text', value: node.question }], parent, state, info),
        state.containerFlow({ type: 'root', children: node.children }, info),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
  };
}

/** The lines of a text as one, without the blanks at their ends within it. */
function joinLines(text: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  return last === 0 ? text : lines.map((line, at) => trimBlanks(line, at > 0, at < last)).join(' ');
}

function trimBlanks(line: string, atStart: boolean, atEnd: boolean): string {
  const ended = atEnd ? trimEndWhile(line, isBlank) : line;
  return atStart ? ended.replace(/^[ \t]+/, '') : ended;
}

function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\t';
}

type Tail<Items extends unknown[]> = Items extends [unknown, ...infer Rest] ? Rest : never;

function getLine(node: Link | Image): number {
  return node.position?.start.line ?? 1;
}

/** Whether a heading has words; one without is no place that anybody could seek. */
function hasWords(node: Heading): boolean {
  return toString(node).trim() !== '';
}
