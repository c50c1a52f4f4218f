import type { PersonSaid, Said } from '../../document.ts';
import { type Block, toLine, toText, toWords } from '../blocks.ts';
import { judgeLine } from '../leftovers/judge.ts';
import type { Notes } from '../../log.ts';
import { readName } from './name.ts';

const heading =
  /^(?:about the authors?|about the writer|author bio|the author|meet the author|über (?:den autor|die autorin|die autor:in|mich)|zum autor|zur autorin|à propos de l[’']auteure?|sobre (?:el autor|la autora))[:.]?$|^(?:about|über) (\S.{2,60})$/iu;

/** The longest text about a person; more is a part of the text. */
const mostBlocks = 4;

/** Takes a part "About the author" at the foot of a text out: its name is an author, its words what is said of him or her. */
export function takeAboutAuthor(
  blocks: readonly Block[],
  known: readonly Said<PersonSaid>[],
  notes: Notes,
): { authors: readonly Said<PersonSaid>[]; blocks: readonly Block[] } {
  const start = blocks.findLastIndex(isHeading);
  const head = blocks[start];
  if (head === undefined) return { authors: known, blocks };
  const paragraphs = takeParagraphs(blocks.slice(start + 1, start + 2 + mostBlocks));
  const end = start + 1 + paragraphs.length;
  const name = toName(head, paragraphs, known);
  if (paragraphs.length === 0 || paragraphs.length > mostBlocks || name === undefined)
    return { authors: known, blocks };
  const bio = paragraphs
    .map(toWords)
    .filter((words) => words !== name)
    .join('\n\n');
  notes.leaveOut(toLine(head), toText(head), 'the heading of what is said about the author');
  for (const block of paragraphs)
    notes.leaveOut(
      toLine(block),
      toText(block),
      'said about the author; it belongs to the page of the person',
    );
  const author = { value: { name, ...(bio !== '' && { bio }) }, line: toLine(head) };
  const isKnown = known.some(({ value }) => value.name === name);
  const authors = isKnown
    ? known.map((each) =>
        each.value.name === name ? { ...each, value: { ...author.value, ...each.value } } : each,
      )
    : [...known, author];
  return { authors, blocks: [...blocks.slice(0, start), ...blocks.slice(end)] };
}

function isHeading(block: Block): boolean {
  if (block.type !== 'heading' && !(block.type === 'paragraph' && block.children.length === 1))
    return false;
  const match = heading.exec(toWords(block));
  return (
    match !== null &&
    (match[1] === undefined || (block.type === 'heading' && readName(match[1]) !== undefined))
  );
}

/** The sentences about a person, behind the name if that stands alone; lines of the page end them. */
function takeParagraphs(blocks: readonly Block[]): Block[] {
  const end = blocks.findIndex((block, index) => {
    const text = toText(block).trim();
    if (block.type !== 'paragraph' || text.length > 1000 || judgeLine(text) !== undefined)
      return true;
    return !/[.!?…]["”“»)]*$/u.test(text) && !(index === 0 && readName(text) !== undefined);
  });
  return blocks.slice(0, end < 0 ? blocks.length : end);
}

/** The name in the heading or at the head of the text; else the only author that is known. */
function toName(
  head: Block,
  [first]: readonly Block[],
  known: readonly Said<PersonSaid>[],
): string | undefined {
  const inHeading = readName(heading.exec(toWords(head))?.[1] ?? '')?.name;
  if (inHeading !== undefined) return inHeading;
  const words = first === undefined ? '' : toWords(first);
  const whole = readName(words)?.name;
  if (whole !== undefined) return whole;
  const subject =
    /^(.{3,60}?),? (?:is|has|works|lives|writes|teaches|studied|was|ist|hat|arbeitet|lebt|schreibt|lehrt|studierte|leitet|runs|leads|founded|est|es)\s/u.exec(
      words,
    )?.[1];
  const begun = subject === undefined ? undefined : readName(subject)?.name;
  return begun ?? (known.length === 1 ? known[0]?.value.name : undefined);
}
