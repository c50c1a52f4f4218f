import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Notes } from '../../log.ts';
import { toLine } from './parse.ts';

/** Quotes that begin with `[!NOTE]` are boxes: their head becomes bold. */
export function headAlerts(root: Root, notes: Notes): void {
  visit(root, 'blockquote', (quote) => {
    const [first] = quote.children;
    const text = first?.type === 'paragraph' ? first.children[0] : undefined;
    if (first?.type !== 'paragraph' || text?.type !== 'text') return;
    const [mark, kind = '', title = ''] =
      /^\[!(\w+)\][+-]?[ \t]*(.*)(?:\n|$)/.exec(text.value) ?? [];
    if (mark === undefined) return;
    const isWhole = title !== '' && first.children.length > 1 && !text.value.includes('\n');
    text.value = isWhole ? title : text.value.slice(mark.length);
    const head =
      isWhole || title === '' ? kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase() : title;
    const rest = first.children.filter((child) => child.type !== 'text' || child.value !== '');
    const position = {
      start: { line: toLine(quote), column: 1 },
      end: { line: toLine(quote), column: 1 },
    };
    quote.children = [
      {
        type: 'paragraph',
        children: [{ type: 'strong', children: [{ type: 'text', value: head }] }],
        position,
      },
      ...(rest.length === 0 ? [] : [{ ...first, children: rest }]),
      ...quote.children.slice(1),
    ];
    notes.decide(
      toLine(quote),
      `The box "${head}" became a quote that begins with these words. In an article it may be a <Callout>.`,
    );
  });
}
