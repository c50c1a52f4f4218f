import type { ListItem } from 'mdast';
import type { SourceStub } from '../../document.ts';
import type { ImportLog } from '../../import-log.ts';
import { type Block, getLine, getText, getPlainText } from '../blocks.ts';
import { type CitationContext, citeInSentences } from './mentions.ts';
import {
  createReferences,
  findReferencePart,
  type ReferencePart,
  type References,
} from './references.ts';

/** Puts a mark behind each sentence of a text that names a source, and takes the list of references out as far as it is cited. */
export function citeSources(blocks: readonly Block[], log: ImportLog): Block[] {
  const part = findReferencePart(blocks);
  const held = new Set<Block>(part === undefined ? [] : [part.heading, ...part.blocks]);
  const references = createReferences(part?.references ?? []);
  const marking: CitationContext = {
    language: guessLanguage(blocks.slice(0, 200).map(getPlainText).join(' ')),
    references,
    toKnown: createKnown(),
    log,
  };
  const marked = blocks.map((block) => (held.has(block) ? block : citeInBlock(block, marking)));
  return part === undefined ? marked : extractReferences(marked, part, references, log);
}

function citeInBlock<Kind extends Block | ListItem>(block: Kind, marking: CitationContext): Kind {
  if (block.type === 'paragraph')
    return { ...block, children: citeInSentences(block.children, getLine(block), marking) };
  if (block.type === 'table')
    return {
      ...block,
      children: block.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => ({
          ...cell,
          children: citeInSentences(cell.children, getLine(row), marking),
        })),
      })),
    };
  if (block.type === 'list')
    return { ...block, children: block.children.map((item) => citeInBlock(item, marking)) };
  if (
    block.type === 'blockquote' ||
    block.type === 'listItem' ||
    block.type === 'questionAndAnswer'
  )
    return { ...block, children: block.children.map((child) => citeInBlock(child, marking)) };
  return block;
}

/** What the text cites is left out of the list, as the page makes its own; what it never names stays. */
function extractReferences(
  blocks: readonly Block[],
  { heading, blocks: lists, references: all }: ReferencePart,
  references: References,
  log: ImportLog,
): Block[] {
  const open = all.filter((reference) => !references.isCited(reference));
  if (open.length > 0) {
    log.requireAction(
      getLine(heading),
      `The text never cites ${open.length} of the ${all.length} works in its list “${getPlainText(heading)}”, so the list stays in the text. Cite them where they belong, or take them out.`,
    );
    return [...blocks];
  }
  log.drop(
    getLine(heading),
    getText(heading),
    'the heading of a list whose lines all became sources',
  );
  for (const { line, words } of all) log.drop(line, words, 'became a source');
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
