import type { FootnoteDefinition, Nodes, PhrasingContent, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { getLine, linesAt, type EntryDraft } from '../document.ts';
import type { ImportLog } from '../import-log.ts';

type Notes = ReadonlyMap<string, FootnoteDefinition>;

/**
 * The body of an entry with its footnotes where the entry can have them: below the text of an
 * article or a page, and within that of an answer, which has none.
 */
export function placeNotes(
  { body, collection, questions }: EntryDraft,
  parent: EntryDraft | undefined,
  log: ImportLog,
): readonly RootContent[] {
  const notes = new Map(
    [...body, ...(parent?.body ?? [])]
      .toReversed()
      .flatMap((block) => (block.type === 'footnoteDefinition' ? [[block.identifier, block]] : [])),
  );
  if (notes.size === 0 && !body.some(hasMark)) return body;
  const blocks = structuredClone(body.filter(({ type }) => type !== 'footnoteDefinition'));
  const own = new Set(listMarks(body, notes));
  const elsewhere = new Set(
    listMarks(
      questions.flatMap((question) => question.body),
      notes,
    ),
  );
  // What was marked in a part that is left out keeps its words.
  const unmarked = body.flatMap((block) =>
    block.type === 'footnoteDefinition' &&
    !own.has(block.identifier) &&
    !elsewhere.has(block.identifier)
      ? block.children
      : [],
  );
  if (collection === 'faq') return writeOutNotes([...blocks, ...unmarked], notes, log);
  const inHeadings = blocks.filter(({ type }) => type === 'heading');
  for (const heading of inHeadings) replaceMarks(heading, notes, new Map(), log);
  for (const block of blocks)
    rewriteMarks(block, (mark) => (notes.has(mark.identifier) ? [mark] : []));
  const marked = listMarks(blocks, notes);
  return [...blocks, ...unmarked, ...marked.flatMap((id) => notes.get(id) ?? [])];
}

/** The notes that a text marks, and those that these mark, in order. */
function listMarks(blocks: readonly RootContent[], notes: Notes): string[] {
  const found = new Set<string>();
  const collect = (within: Readonly<Nodes>) =>
    visit(within, 'footnoteReference', ({ identifier }) => {
      if (found.has(identifier)) return;
      found.add(identifier);
      const note = notes.get(identifier);
      if (note !== undefined) collect(note);
    });
  for (const block of blocks) if (block.type !== 'footnoteDefinition') collect(block);
  return [...found];
}

function hasMark(node: Readonly<Nodes>): boolean {
  let found = false;
  visit(node, 'footnoteReference', () => void (found = true));
  return found;
}

/**
 * Writes out notes: one of one paragraph in round brackets at its only mark; longer and repeated
 * ones in a list at the end, by number.
 */
function writeOutNotes(
  blocks: readonly RootContent[],
  notes: Notes,
  log: ImportLog,
): readonly RootContent[] {
  const counts = new Map<string, number>();
  const marked = listMarks(blocks, notes);
  for (const within of [...blocks, ...marked.flatMap((id) => notes.get(id) ?? [])])
    visit(
      within,
      'footnoteReference',
      ({ identifier }) => void counts.set(identifier, (counts.get(identifier) ?? 0) + 1),
    );
  // Notes that mark other notes go into the list, so that none is written into itself.
  const listed = marked.flatMap((id) => {
    const note = notes.get(id);
    const isListed =
      note !== undefined &&
      (toInlineNote(note) === undefined || (counts.get(id) ?? 0) !== 1 || hasMark(note));
    return isListed ? [structuredClone(note)] : [];
  });
  const numbers = new Map(listed.map(({ identifier }, index) => [identifier, index + 1]));
  for (const within of [...blocks, ...listed]) replaceMarks(within, notes, numbers, log);
  const [first] = listed;
  if (first === undefined) return blocks;
  log.info(
    getLine(first),
    `${listed.length === 1 ? 'A footnote that is' : 'Footnotes that are'} long or marked several times became a numbered list beneath the answer, which has no footnotes; each mark became its number.`,
  );
  return [
    ...blocks,
    {
      type: 'list',
      ordered: true,
      start: 1,
      spread: false,
      children: listed.map((note) => ({
        type: 'listItem' as const,
        spread: note.children.length > 1,
        children: note.children,
        position: note.position ?? linesAt(getLine(note)),
      })),
      position: linesAt(getLine(first)),
    },
  ];
}

/** The phrasing content of a note of one paragraph. */
function toInlineNote({
  children: [only, ...others],
}: FootnoteDefinition): PhrasingContent[] | undefined {
  return others.length === 0 && only?.type === 'paragraph' ? only.children : undefined;
}

/** Replaces marks by the number of their note in the list, or by its words in round brackets. */
function replaceMarks(
  within: Nodes,
  notes: Notes,
  numbers: ReadonlyMap<string, number>,
  log: ImportLog,
): void {
  rewriteMarks(within, (mark) => {
    const number = numbers.get(mark.identifier);
    if (number !== undefined) return [{ type: 'text', value: ` (${number})` }];
    const note = notes.get(mark.identifier);
    const words = note && toInlineNote(note);
    if (words === undefined) return [mark];
    log.info(
      getLine(mark),
      'The footnote stands in round brackets where its mark stood, since it cannot stand there.',
    );
    return [{ type: 'text', value: ' (' }, ...words, { type: 'text', value: ')' }];
  });
}

type Mark = Extract<Nodes, { type: 'footnoteReference' }>;

function rewriteMarks(within: Nodes, rewrite: (mark: Mark) => readonly PhrasingContent[]): void {
  visit(within, (node) => {
    if (!('children' in node)) return;
    const children: readonly Nodes[] = node.children;
    if (children.some(({ type }) => type === 'footnoteReference'))
      Object.assign(node, {
        children: children.flatMap((child): readonly Nodes[] =>
          child.type === 'footnoteReference' ? rewrite(child) : [child],
        ),
      });
  });
}
