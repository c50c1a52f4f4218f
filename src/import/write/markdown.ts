import type { Heading, Html, Image, Link, PhrasingContent, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../domain/body/index.ts';
import { trimEndWhile } from '../../domain/text/index.ts';
import {
  getLine,
  type Passthrough,
  type ImportTree,
  type QuestionAndAnswer,
  type Citation,
} from '../document.ts';

/** The one style in which bodies are written, so that parsing and writing again changes nothing. */
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
    // Articles are MDX, in which braces and tags are code, and so are lines that begin with these
    // words.
    { character: '{', inConstruct: 'phrasing' },
    { character: '}', inConstruct: 'phrasing' },
    { character: '<', inConstruct: 'phrasing' },
    { atBreak: true, character: 'i', after: 'mport\\b' },
    { atBreak: true, character: 'e', after: 'xport\\b' },
  ],
};

const levels: readonly Heading['depth'][] = [2, 3, 4, 5, 6];

/**
 * Serializes a body as Markdown that contains no MDX syntax: paragraphs on one line, headings from
 * level 2 without gaps. Ends with a line break unless it is empty.
 */
export function serializeBody(
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
 * Writes text that looks like a citation, such as `[@constructor]`, as code: the site would read it
 * as one even behind a backslash. Real citations have no backslash.
 */
function escapeCitations(body: string): string {
  if (!/(?:\\\[|&#x5B;|&#91;)\\?@/.test(body)) return body;
  const parts: string[] = [];
  let done = 0;
  visit(parseWrittenMarkdown(body), 'text', ({ position }) => {
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

/** Formats inline code, with more backticks than the text contains. */
function formatInlineCode(words: string): string {
  let maxLength = 0;
  for (const [run] of words.matchAll(/`+/g)) maxLength = Math.max(maxLength, run.length);
  const fence = '`'.repeat(maxLength + 1);
  return maxLength === 0 ? `${fence}${words}${fence}` : `${fence} ${words} ${fence}`;
}

/**
 * Parses Markdown like the site does; `serializeBody` writes nothing that MDX parses differently.
 */
export function parseWrittenMarkdown(text: string): ImportTree {
  return parseMarkdown(text, 'markdown');
}

/** The depth of each heading: one below the nearest higher one, so that no level is skipped. */
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

/** What is needed to write a body. */
interface BodyContext {
  /** The depth of each heading; undefined to write headings as bold lines, as in answers. */
  readonly depths: ReadonlyMap<Heading, Heading['depth']> | undefined;
  readonly resolveSourceId: (mark: Citation) => string;
  /** The address of a link; undefined to keep only its text. */
  readonly resolveLink: (url: string, line: number) => string | undefined;
  /** The address of an image beside the entry; undefined if it is elsewhere. */
  readonly toImage: (url: string, line: number) => string | undefined;
}

/**
 * Handlers for nodes that entries cannot hold as they are: a link, image or heading that is not
 * possible stays as text.
 */
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
    // Many systems link each heading to itself.
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
    // Line breaks within a paragraph have no meaning.
    text: (node: Text, parent, state, info) =>
      defaultHandlers.text({ ...node, value: joinLines(node.value) }, parent, state, info),
    // No parser produces HTML; if one did, it would be shown as text.
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

/** Joins lines, without whitespace around the breaks. */
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

/** Whether a heading has text. */
function hasWords(node: Heading): boolean {
  return toString(node).trim() !== '';
}
