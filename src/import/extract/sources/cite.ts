import type { ListItem } from 'mdast';
import type { SourceStub } from '../../document.ts';
import type { Notes } from '../../import-log.ts';
import { type Block, toLine, toText, toWords } from '../blocks.ts';
import { type Marking, markSentences } from './mentions.ts';
import {
  createReferences,
  findReferencePart,
  type ReferencePart,
  type References,
} from './references.ts';

/** Puts a mark behind each sentence of a text that names a source, and takes the list of references out as far as it is cited. */
export function citeSources(blocks: readonly Block[], notes: Notes): Block[] {
  const part = findReferencePart(blocks);
  const held = new Set<Block>(part === undefined ? [] : [part.heading, ...part.blocks]);
  const references = createReferences(part?.references ?? []);
  const marking: Marking = {
    language: guessLanguage(blocks.slice(0, 200).map(toWords).join(' ')),
    references,
    toKnown: createKnown(),
    notes,
  };
  const marked = blocks.map((block) => (held.has(block) ? block : markBlock(block, marking)));
  return part === undefined ? marked : takeReferences(marked, part, references, notes);
}

function markBlock<Kind extends Block | ListItem>(block: Kind, marking: Marking): Kind {
  if (block.type === 'paragraph')
    return { ...block, children: markSentences(block.children, toLine(block), marking) };
  if (block.type === 'table')
    return {
      ...block,
      children: block.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => ({
          ...cell,
          children: markSentences(cell.children, toLine(row), marking),
        })),
      })),
    };
  if (block.type === 'list')
    return { ...block, children: block.children.map((item) => markBlock(item, marking)) };
  if (
    block.type === 'blockquote' ||
    block.type === 'listItem' ||
    block.type === 'questionAndAnswer'
  )
    return { ...block, children: block.children.map((child) => markBlock(child, marking)) };
  return block;
}

/** What the text cites is left out of the list, as the page makes its own; what it never names stays. */
function takeReferences(
  blocks: readonly Block[],
  { heading, blocks: lists, references: all }: ReferencePart,
  references: References,
  notes: Notes,
): Block[] {
  const open = all.filter((reference) => !references.isCited(reference));
  if (open.length > 0) {
    notes.ask(
      toLine(heading),
      `The text never cites ${open.length} of the ${all.length} works in its list “${toWords(heading)}”, so the list stays in the text. Cite them where they belong, or take them out.`,
    );
    return [...blocks];
  }
  notes.leaveOut(
    toLine(heading),
    toText(heading),
    'the heading of a list whose lines all became sources',
  );
  for (const { line, words } of all) notes.leaveOut(line, words, 'became a source');
  return blocks.filter((block) => block !== heading && !lists.includes(block));
}

/** Equal records become one. */
function createKnown(): (record: SourceStub) => SourceStub {
  const known = new Map<string, SourceStub>();
  return (record) => {
    const key = JSON.stringify(
      Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
    ).toLowerCase();
    const same = known.get(key) ?? record;
    known.set(key, same);
    return same;
  };
}

const german =
  /(?:^|\s)(?:der|die|das|und|ist|nicht|ein|eine|mit|für|auf|sich|auch|sie|wird|oder)(?=\s)/gi;
const english = /(?:^|\s)(?:the|and|is|of|to|a|in|that|it|with|for|you|are|or|not)(?=\s)/gi;

/** The language by whose rules sentences end: German or English, by the small words in the text. */
function guessLanguage(text: string): 'de' | 'en' {
  const sample = text.slice(0, 20_000);
  return (sample.match(german)?.length ?? 0) > (sample.match(english)?.length ?? 0) ? 'de' : 'en';
}
