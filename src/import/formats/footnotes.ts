import type { FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { getLine } from '../document.ts';
import type { ImportLog } from '../import-log.ts';

/**
 * Puts each footnote behind the block that marks it, and once more in each further section that
 * does, so that none is parted from its marks when a text is split into entries.
 */
export function placeFootnotes(root: Root, log: ImportLog): void {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(root, (node: Nodes) => {
    rewriteChildren(node, (child) => {
      if (child.type !== 'footnoteDefinition') return [child];
      if (!definitions.has(child.identifier)) definitions.set(child.identifier, child);
      return [];
    });
  });
  if (definitions.size === 0) return;
  const marked = new Set<string>();
  let placed = new Set<string>();
  const listNotes = (block: RootContent): FootnoteDefinition[] => {
    const notes: FootnoteDefinition[] = [];
    visit(block, 'footnoteReference', ({ identifier }) => {
      const note = definitions.get(identifier);
      marked.add(identifier);
      if (note === undefined || placed.has(identifier)) return;
      placed.add(identifier);
      notes.push(note, ...listNotes(note));
    });
    return notes;
  };
  rewriteChildren(root, (block) => {
    if (block.type === 'heading') placed = new Set();
    return [block, ...listNotes(block).map((note) => structuredClone(note))];
  });
  for (const [id, note] of definitions) {
    if (marked.has(id)) continue;
    root.children.push(...note.children);
    log.info(
      getLine(note),
      'No mark in the text points to this footnote; its words stand below the text.',
    );
  }
}

/**
 * Replaces each child by the result of `rewrite`. The caller has to keep to the allowed kinds of
 * nodes.
 */
export function rewriteChildren(
  node: Nodes,
  rewrite: (child: RootContent) => readonly RootContent[],
): void {
  if (!('children' in node)) return;
  const children: readonly RootContent[] = node.children;
  Object.assign(node, { children: children.flatMap(rewrite) });
}
