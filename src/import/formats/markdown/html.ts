import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { readHtmlPiece } from '../html/to-tree.ts';
import { findRuns } from './html-runs.ts';
import type { Notes } from '../../log.ts';
import { toLine } from './parse.ts';
import { createSlots, type Slots } from './slots.ts';

const flow: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem']);

/** Makes Markdown of the HTML in it, together with the Markdown that stands between its tags; comments are left out with their words. */
export function convertHtml(root: Root, notes: Notes): void {
  const holders: Nodes[] = [];
  visit(root, (node: Nodes) => {
    if (
      'children' in node &&
      node.type !== 'paragraph' &&
      (flow.has(node.type) || hasHtml(node.children))
    )
      holders.push(node);
  });
  // From the inside outwards, so that what goes into a slot is Markdown already.
  for (const holder of holders.toReversed()) {
    if (!('children' in holder)) continue;
    const children: readonly RootContent[] = leaveOutComments(holder.children, notes);
    Object.assign(holder, {
      children: flow.has(holder.type)
        ? toBlocks(children, notes)
        : toPhrasing(children, toLine(holder), notes),
    });
  }
}

function hasHtml(nodes: readonly Nodes[]): boolean {
  return nodes.some(({ type }) => type === 'html');
}

function leaveOutComments(nodes: readonly RootContent[], notes: Notes): RootContent[] {
  return nodes.filter((node) => {
    const comment =
      node.type === 'html' ? /^\s*<!--([^]*)-->\s*$/.exec(node.value)?.[1] : undefined;
    if (comment === undefined || comment.includes('-->')) return true;
    notes.leaveOut(toLine(node), comment, 'a comment in the source, which no page shows');
    return false;
  });
}

function toBlocks(nodes: readonly RootContent[], notes: Notes): RootContent[] {
  const blocks = nodes.flatMap((node) =>
    node.type === 'paragraph' && hasHtml(node.children)
      ? toParagraphs(leaveOutComments(node.children, notes), toLine(node), notes)
      : [node],
  );
  const parts: (readonly RootContent[])[] = [];
  let done = 0;
  for (const { first, last } of findRuns(blocks)) {
    parts.push(blocks.slice(done, first), convertRun(blocks.slice(first, last + 1), notes));
    done = last + 1;
  }
  return [...parts, blocks.slice(done)].flat();
}

/** Blocks between tags go into slots; empty lines keep what follows on its line. */
function convertRun(run: readonly RootContent[], notes: Notes): RootContent[] {
  const [first] = run;
  if (first === undefined) return [];
  const slots = createSlots();
  let [html, line] = ['', toLine(first)];
  for (const node of run) {
    const gap = Math.max(0, toLine(node) - line);
    const part = node.type === 'html' ? node.value : slots.block(node);
    html += '\n'.repeat(gap) + part;
    line += gap + part.split('\n').length - 1;
  }
  return convert(html, toLine(first), slots, notes);
}

function toParagraphs(nodes: readonly RootContent[], line: number, notes: Notes): RootContent[] {
  const slots = createSlots();
  return convert(`<p>${toLineOfHtml(nodes, slots)}</p>`, line, slots, notes);
}

/** What stands within a line stays within it: blocks that the HTML makes are joined by blanks. */
function toPhrasing(nodes: readonly RootContent[], line: number, notes: Notes): RootContent[] {
  const slots = createSlots();
  const blocks = convert(`<p>${toLineOfHtml(nodes, slots)}</p>`, line, slots, notes);
  return blocks.flatMap((block, at): RootContent[] => [
    ...(at === 0 ? [] : [{ type: 'text' as const, value: ' ' }]),
    ...toParts(block),
  ]);
}

function toParts(block: RootContent): PhrasingContent[] {
  if (block.type === 'paragraph' || block.type === 'heading') return block.children;
  return 'children' in block
    ? block.children.flatMap((child) => toParts(child))
    : block.type === 'code'
      ? [{ type: 'inlineCode', value: block.value }]
      : [];
}

function toLineOfHtml(nodes: readonly RootContent[], slots: Slots): string {
  return nodes
    .map((node) =>
      node.type === 'html'
        ? node.value
        : node.type === 'text'
          ? node.value.replace(/&/g, '&amp;').replace(/</g, '&lt;')
          : slots.span(node),
    )
    .join('');
}

function convert(html: string, line: number, slots: Slots, notes: Notes): RootContent[] {
  const { tree, leftOut, remarks } = readHtmlPiece(html, { line, slots: slots.nodes });
  for (const each of leftOut) notes.leftOut.push(each);
  for (const each of remarks) notes.remarks.push(each);
  return tree.children;
}
