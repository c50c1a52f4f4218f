import { formatCommand } from '../../../domain/text/command.ts';
import type { ImportedDocument, PersonSaid, Said } from '../../document.ts';
import { type Block, toLine, toWords } from '../blocks.ts';
import { judgeLine } from '../leftovers/judge.ts';
import { ofAuthor } from '../leftovers/phrases.ts';
import type { Notes } from '../../log.ts';
import { takeAboutAuthor } from './about-author.ts';
import { readByline } from './byline.ts';
import { readName } from './name.ts';

/** What a text says of its people and days, and the text without that. */
export interface PeopleFound {
  readonly document: ImportedDocument;
  readonly blocks: readonly Block[];
}

/** Bylines stand at the head or at the foot of a text; in between such a line is text. */
const reach = 6;

/** Finds the authors in bylines and in boxes at the foot; what the format says goes before, and adds to it. */
export function findPeople(
  document: ImportedDocument,
  given: readonly Block[],
  notes: Notes,
): PeopleFound {
  const authors: Said<PersonSaid>[] = [...document.authors];
  let { published, updated } = document;
  const blocks = given.filter((block, index, all) => {
    if (block.type !== 'paragraph' && block.type !== 'heading') return true;
    const line = toLine(block);
    if (isBoxName(all, index)) {
      authors.push({ value: { name: toWords(block) }, line });
      notes.decide(
        line,
        `“${toWords(block)}” stands beside the picture of the author, and is one.`,
      );
      return false;
    }
    const isNear = index < reach || index >= all.length - reach;
    const byline = isNear ? readByline(toWords(block)) : undefined;
    if (
      byline === undefined ||
      !(
        byline.authors.length + (byline.reviewers === undefined ? 0 : 1) > 0 ||
        byline.published !== undefined ||
        byline.updated !== undefined
      )
    )
      return true;
    for (const { name } of byline.authors) authors.push({ value: { name }, line });
    published ??= byline.published;
    updated ??= byline.updated;
    for (const { words, reason } of byline.leftOut) notes.leaveOut(line, words, reason);
    if (byline.reviewers !== undefined)
      notes.ask(
        line,
        `The text says that ${byline.reviewers} reviewed it. A review is never imported: ask the reviewer to read the entry, and record it with ${formatCommand('review')}.`,
      );
    return false;
  });
  const about = takeAboutAuthor(blocks, toEach(authors, notes), notes);
  return {
    document: { ...document, authors: about.authors, published, updated },
    blocks: about.blocks,
  };
}

/** Whether a line is the name beside a picture of the author. */
function isBoxName(blocks: readonly Block[], index: number): boolean {
  const [before, block] = [blocks[index - 1], blocks[index]];
  if (before?.type !== 'paragraph' || block === undefined || readName(toWords(block)) === undefined)
    return false;
  return judgeLine(toWords(before))?.reason === ofAuthor;
}

/** Each author once: a name said again adds nothing but its words, which stand in the name already. */
function toEach(authors: readonly Said<PersonSaid>[], notes: Notes): Said<PersonSaid>[] {
  const known = new Map<string, Said<PersonSaid>>();
  for (const author of authors) {
    const key = toKey(author.value.name);
    const same = known.get(key);
    if (same === undefined) known.set(key, author);
    else {
      notes.leaveOut(author.line, author.value.name, 'the name of the author, said again');
      known.set(key, { ...same, value: { ...author.value, ...same.value } });
    }
  }
  return [...known.values()];
}

function toKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:(?:dr|prof|mr|mrs|ms|herr|frau)\.? )+/, '')
    .replace(/\s+/g, ' ');
}
