import type { Nodes } from 'mdast';

/** The text of each paragraph, heading, cell and piece of code in a node, so that no words run into those of the next. */
export function listLineTexts(node: Nodes): string[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
    return [toLineText(node)];
  return 'children' in node
    ? node.children.flatMap((child) => listLineTexts(child))
    : [toLineText(node)];
}

/** The text of a line, also of the images in it; a break in it parts words. */
export function toLineText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('children' in node) return node.children.map((child) => toLineText(child)).join('');
  return 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : '';
}
