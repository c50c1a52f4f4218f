import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Notes } from '../../log.ts';
import { toLine } from './parse.ts';
import { rewriteChildren } from './rewrite.ts';

/** Takes out paragraphs that hold nothing, blanks before the words of tasks, and words that programs write where an image has none. */
export function tidy(root: Root, notes: Notes): void {
  visit(root, (node) => {
    if (node.type === 'root' || node.type === 'blockquote' || node.type === 'listItem')
      rewriteChildren(node, (child) =>
        child.type === 'paragraph' && isEmpty(child) ? [] : [child],
      );
    if (
      node.type === 'image' &&
      /^(?:untitled|image\.png|alt text|image alt)$/i.test(node.alt ?? '')
    ) {
      notes.leaveOut(
        toLine(node),
        node.alt ?? '',
        'what a program writes where an image has no words',
      );
      node.alt = '';
    }
    const [paragraph] =
      node.type === 'listItem' && typeof node.checked === 'boolean' ? node.children : [];
    const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    if (text?.type === 'text') text.value = text.value.trimStart();
  });
}

function isEmpty(paragraph: Extract<Root['children'][number], { type: 'paragraph' }>): boolean {
  return (
    paragraph.children.every(({ type }) => type === 'text' || type === 'break') &&
    toString(paragraph).trim() === ''
  );
}
