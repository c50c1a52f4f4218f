import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Notes } from '../../log.ts';
import { toLine } from './parse.ts';
import { keepReadable } from './passages/keep-readable.ts';

/** Takes off what Markdown keeps beside the text: the tooltips of links and images, and what follows the language of a code block. */
export function takeTitles(root: Root, notes: Notes): void {
  visit(root, (node) => {
    if (node.type === 'link' || node.type === 'image') {
      notes.leaveOut(
        toLine(node),
        node.title ?? '',
        `the tooltip of ${node.type === 'link' ? 'a link' : 'an image'}`,
      );
      node.title = null;
    }
    if (node.type === 'code') {
      notes.leaveOut(
        toLine(node),
        keepReadable(node.meta ?? ''),
        'what stands behind the language of a block of code',
      );
      node.meta = null;
    }
  });
}
