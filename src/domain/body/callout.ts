import type { Blockquote, Nodes, Paragraph, Root, RootContent, Text } from 'mdast';
import type { MdxJsxFlowElement } from 'satteri';

/** The kinds of callout, from plain to grave. */
export const calloutKinds = ['note', 'tip', 'caution', 'warning'] as const;
type CalloutKind = (typeof calloutKinds)[number];

/** A quotation that begins with a mark such as `[!NOTE]`, as GitHub has it. */
interface QuotedCallout {
  readonly kind: CalloutKind;
  /** What stands behind the mark on its line; '' if nothing does. */
  readonly title: string;
  /** What the callout holds, without the mark. */
  readonly children: Blockquote['children'];
}

const kindByMark: ReadonlyMap<string, CalloutKind> = new Map([
  ...calloutKinds.map((kind) => [kind, kind] as const),
  ['important', 'caution'],
  ['info', 'note'],
  ['hint', 'tip'],
  ['danger', 'warning'],
]);

/**
 * Reads a quotation of `source` as a callout; undefined if it is a quotation. A backslash before
 * the mark makes it plain text, which only its source shows.
 */
export function readQuotedCallout(
  { children: [first, ...blocks] }: Readonly<Blockquote>,
  source: string,
): QuotedCallout | undefined {
  if (first?.type !== 'paragraph') return undefined;
  const [text, ...rest] = first.children;
  if (text?.type !== 'text' || source[text.position?.start.offset ?? -1] !== '[') return undefined;
  const [mark, word = '', title = ''] =
    /^\[!(\w+)\][+-]?[ \t]*([^\n]*)(?:\n|$)/.exec(text.value) ?? [];
  const kind = kindByMark.get(word.toLowerCase());
  if (mark === undefined || kind === undefined) return undefined;
  const left = text.value.slice(mark.length);
  const [second, ...others] = rest;
  // What else stands on the line of the mark, such as words in bold, is no title.
  if (!mark.endsWith('\n') && second !== undefined && second.type !== 'break') return undefined;
  const afterMark = second?.type === 'break' ? others : rest;
  const phrasing = left === '' ? afterMark : [skipMark(text, mark), ...rest];
  const paragraph: Paragraph[] = phrasing.length === 0 ? [] : [{ ...first, children: phrasing }];
  return { kind, title: title.trim(), children: [...paragraph, ...blocks] };
}

/** The text behind the mark, with the place at which it is sought in the source. */
function skipMark(text: Text, mark: string): Text {
  const { length } = mark.trimEnd();
  const start = text.position?.start;
  return {
    ...text,
    value: text.value.slice(mark.length),
    ...(text.position &&
      start && {
        position: {
          ...text.position,
          start: {
            ...start,
            column: start.column + length,
            ...(start.offset === undefined ? {} : { offset: start.offset + length }),
          },
        },
      }),
  };
}

/** Replaces each quotation that is a callout by the component, as which it is judged and read. */
export function replaceQuotedCallouts(root: Root, source: string): void {
  replaceWithin(root, source);
}

function replaceWithin(parent: Nodes, source: string): void {
  if (!('children' in parent)) return;
  const children: Nodes[] = parent.children;
  for (const [index, child] of children.entries()) {
    replaceWithin(child, source);
    const callout = child.type === 'blockquote' ? readQuotedCallout(child, source) : undefined;
    if (callout !== undefined)
      children[index] = toCalloutElement(callout, child.position && { position: child.position });
  }
}

/** A callout as the component that an article may name. */
export function toCalloutElement(
  { kind, title, children }: QuotedCallout,
  place: Pick<RootContent, 'position'> = {},
): MdxJsxFlowElement {
  const attributes = Object.entries(title === '' ? { kind } : { kind, title });
  return {
    type: 'mdxJsxFlowElement',
    name: 'Callout',
    attributes: attributes.map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
    children,
    ...place,
  };
}
