import type { BlockContent, RootContent } from 'mdast';
import { isBlock } from '../block-content.ts';
import { leaveOutOthers, placeOf, valueOf, type ToBlocks } from './context.ts';
import type { Mark } from '../marks/mark.ts';

const plainNames = new Set([
  'notice',
  'alert',
  'admonition',
  'callout',
  'aside',
  'hint',
  'box',
  'details',
]);

/** A box that stands out of the text: a quote with its head in bold. */
export const toNotice: ToBlocks = (mark, children, expansion) => {
  const sentence = mark.plain.find((value) => /\s/.test(value));
  const content =
    valueOf(mark, 'content', 'text', 'message') ?? (children.length === 0 ? sentence : undefined);
  const title =
    valueOf(mark, 'title', 'header', 'heading', 'label') ??
    (sentence === content ? undefined : sentence);
  leaveOutOthers(mark, [content, title], expansion);
  if (mark.name === 'details' && title?.trim().endsWith('?') === true)
    return [
      {
        type: 'questionAndAnswer',
        question: title.trim(),
        children: children.filter(isBlock),
        ...placeOf(mark),
      },
    ];
  const inner: RootContent[] =
    content === undefined
      ? children
      : [
          { type: 'paragraph', children: [{ type: 'text', value: content }], ...placeOf(mark) },
          ...children,
        ];
  return [toBox(title ?? toKind(mark), inner, mark.line, expansion.notes)];
};

function toKind(mark: Mark): string {
  const name = mark.name.toLowerCase().replace(/^include /, '');
  const kind = plainNames.has(name)
    ? (valueOf(mark, 'type', 'kind', 'variant', 'context') ??
      mark.plain.find((value) => /^[a-z]+$/i.test(value)) ??
      'note')
    : name;
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}

/** The quote that stands for a box. */
function toBox(
  head: string,
  children: readonly RootContent[],
  line: number,
  notes: { readonly decide: (line: number, says: string) => void },
): BlockContent {
  notes.decide(
    line,
    `The box "${head}" became a quote that begins with these words. In an article it may be a <Callout>.`,
  );
  const position = {
    start: { line, column: 1 },
    end: { line: children.at(-1)?.position?.end.line ?? line, column: 1 },
  };
  return {
    type: 'blockquote',
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'strong', children: [{ type: 'text', value: head }] }],
        position: { start: { line, column: 1 }, end: { line, column: 1 } },
      },
      ...children.filter(isBlock),
    ],
    position,
  };
}
