import { type Block, toLine, toWords } from '../blocks.ts';
import { readReference } from './read-reference.ts';
import type { Reference } from './references.ts';

const name =
  /^(?:references?|sources?|bibliography|works cited|literature(?: cited)?|citations|quellen|quellenangaben|quellenverzeichnis|literatur|literaturverzeichnis|literaturangaben|einzelnachweise|referenzen|références|bibliographie|referencias|bibliografía|bibliografia)(?: and notes)?:?$/iu;

/** A list of references at the foot of a text. */
export interface ReferencePart {
  readonly heading: Block;
  /** The blocks that hold nothing but references. */
  readonly blocks: readonly Block[];
  readonly references: readonly Reference[];
}

/** Finds the list of references: its heading is the last of its kind, and nothing but lists or numbered lines stand under it. */
export function findReferencePart(blocks: readonly Block[]): ReferencePart | undefined {
  const start = blocks.findLastIndex(
    (block) =>
      (block.type === 'heading' || (block.type === 'paragraph' && block.children.length === 1)) &&
      name.test(toWords(block)),
  );
  const heading = blocks[start];
  if (heading === undefined) return undefined;
  const held: Block[] = [];
  const references: Reference[] = [];
  for (const block of blocks.slice(start + 1)) {
    const found = readBlock(block, references.length);
    if (found.length === 0) break;
    held.push(block);
    for (const reference of found) references.push(reference);
  }
  return references.length === 0 ? undefined : { heading, blocks: held, references };
}

function readBlock(block: Block, before: number): Reference[] {
  if (block.type === 'list') {
    const first = block.ordered === true ? (block.start ?? 1) : before + 1;
    return block.children.map((item, index) =>
      toReference(toLine(item), toWords(item), first + index),
    );
  }
  const words = block.type === 'paragraph' ? toWords(block) : '';
  const isOne =
    /^\[?\(?\d{1,3}[\].)]/.test(words) ||
    /(?:19|20)\d{2}/.test(words) ||
    /\b10\.\d{4,9}\//.test(words);
  return isOne && words.length < 1500 ? [toReference(toLine(block), words, before + 1)] : [];
}

function toReference(line: number, words: string, number: number): Reference {
  const own = /^\[?\(?(\d{1,3})[\].)]+\s*/.exec(words);
  return {
    line,
    number: own === null ? number : Number(own[1]),
    words,
    record: readReference(own === null ? words : words.slice(own[0].length)),
  };
}
