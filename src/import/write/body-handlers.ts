import type { Heading, Html, Image, Link, PhrasingContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';
import { trimEndWhile } from '../../domain/text/slug.ts';
import type { ForeignMark, QuestionAndAnswer, SourceMark } from '../tree.ts';

/** What a body needs to know to be written. */
export interface BodyContext {
  /** The level at which each heading is written; undefined where headings become bold lines, as in answers. */
  readonly depths: ReadonlyMap<Heading, Heading['depth']> | undefined;
  readonly toSourceId: (mark: SourceMark) => string;
  /** The address of a link as it shall stand; undefined where nobody knows where it leads, so that its words stay alone. */
  readonly toAddress: (url: string, line: number) => string | undefined;
  /** The address of an image that lies beside the entry; undefined where it lies elsewhere. */
  readonly toImage: (url: string, line: number) => string | undefined;
}

/** How each node is written that entries cannot hold as it is: what cannot be a link, image or heading stays as words. */
export function toBodyHandlers(context: BodyContext): Record<string, Handle> {
  const link: Handle = (node: Link, parent, state, info) => {
    const url = context.toAddress(node.url, toLineNumber(node));
    return url === undefined
      ? state.containerPhrasing(node, info)
      : defaultHandlers.link({ ...node, url, title: null }, parent, state, info);
  };
  const image: Handle = (node: Image, parent, state, info) => {
    const url = context.toImage(node.url, toLineNumber(node));
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
      defaultHandlers.text({ ...node, value: toLine(node.value) }, parent, state, info),
    // No reader leaves any; if one did, it would be shown as it is written, and run nothing.
    html: (node: Html, parent, state, info) =>
      defaultHandlers.text({ type: 'text', value: node.value }, parent, state, info),
    heading,
    link: Object.assign(link, { peek: () => '[' }),
    image: Object.assign(image, { peek: () => '!' }),
    sourceMark: (node: SourceMark) => `[@${context.toSourceId(node)}]`,
    foreignMark: (node: ForeignMark, parent, state) =>
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
function toLine(text: string): string {
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

function toLineNumber(node: Link | Image): number {
  return node.position?.start.line ?? 1;
}

/** Whether a heading has words; one without is no place that anybody could seek. */
export function hasWords(node: Heading): boolean {
  return toString(node).trim() !== '';
}
