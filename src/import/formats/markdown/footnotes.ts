import type { FootnoteDefinition, FootnoteReference, Nodes, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Notes } from '../../log.ts';
import { toLine } from './parse.ts';
import { rewriteChildren } from './rewrite.ts';

/**
 * Writes footnotes into the text: a note of one paragraph into round brackets at its first mark, where the mark stood; longer notes, and those
 * of marks that come again, as a list beneath the text, by the numbers at which the marks point.
 */
export function writeOutFootnotes(root: Root, notes: Notes): void {
  const definitions = takeDefinitions(root);
  const counts = new Map<string, number>();
  visit(
    root,
    'footnoteReference',
    ({ identifier }) => void counts.set(identifier, (counts.get(identifier) ?? 0) + 1),
  );
  // A note may name another: those stand in the list, so that no note is written into itself.
  const listed = [...definitions]
    .filter(
      ([id, note]) =>
        toInline(note) === undefined || (counts.get(id) ?? 0) !== 1 || hasReference(note),
    )
    .map(([id]) => id);
  const numbers = new Map(listed.map((id, index) => [id, index + 1]));
  for (const parent of [root, ...listed.flatMap((id) => definitions.get(id) ?? [])])
    replaceMarks(parent, definitions, numbers, notes);
  for (const id of listed.filter((each) => !counts.has(each)))
    notes.decide(
      toLine(definitions.get(id) ?? root),
      'No mark in the text points to this footnote; it stands in the list beneath the text.',
    );
  if (listed.length === 0) return;
  const items = listed.flatMap((id) => definitions.get(id) ?? []);
  const [first] = items;
  root.children.push({
    type: 'list',
    ordered: true,
    start: 1,
    spread: false,
    children: items.map((note) => ({
      type: 'listItem' as const,
      spread: note.children.length > 1,
      children: note.children,
      ...(note.position === undefined ? {} : { position: note.position }),
    })),
    ...(first?.position === undefined
      ? {}
      : {
          position: {
            start: first.position.start,
            end: items.at(-1)?.position?.end ?? first.position.end,
          },
        }),
  });
  notes.decide(
    toLine(first ?? root),
    `${items.length === 1 ? 'A footnote that is' : 'Footnotes that are'} long or marked several times became a numbered list beneath the text; each mark became its number.`,
  );
}

function takeDefinitions(root: Root): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(root, (node: Nodes) => {
    rewriteChildren(node, (child) => {
      if (child.type !== 'footnoteDefinition') return [child];
      if (!definitions.has(child.identifier)) definitions.set(child.identifier, child);
      return [];
    });
  });
  return definitions;
}

/** The words of a note that is one paragraph. */
function toInline({
  children: [only, ...others],
}: FootnoteDefinition): PhrasingContent[] | undefined {
  return others.length === 0 && only?.type === 'paragraph' ? only.children : undefined;
}

function hasReference(note: FootnoteDefinition): boolean {
  let found = false;
  visit(note, 'footnoteReference', () => void (found = true));
  return found;
}

function replaceMarks(
  within: Root | FootnoteDefinition,
  definitions: ReadonlyMap<string, FootnoteDefinition>,
  numbers: ReadonlyMap<string, number>,
  notes: Notes,
): void {
  const write = (mark: FootnoteReference): PhrasingContent[] => {
    const note = definitions.get(mark.identifier);
    const number = numbers.get(mark.identifier);
    const words = number !== undefined || note === undefined ? undefined : toInline(note);
    if (words === undefined)
      return [{ type: 'text', value: number === undefined ? '' : ` (${number})` }];
    notes.decide(
      toLine(mark),
      'The footnote stands in round brackets where its mark stood, since entries have no footnotes.',
    );
    return [{ type: 'text', value: ' (' }, ...words, { type: 'text', value: ')' }];
  };
  visit(within, (node: Nodes) =>
    rewriteChildren(node, (child) => (child.type === 'footnoteReference' ? write(child) : [child])),
  );
}
