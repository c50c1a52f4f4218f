import { type Reading, toDocument } from '../document.ts';
import { decodeText, type Input } from '../input.ts';
import { readBody, toQuestion } from './markdown/body.ts';
import { readFields } from './markdown/fields.ts';
import { readFrontMatter } from './markdown/front-matter.ts';
import { takeImages } from './markdown/images.ts';
import { createNotes } from '../import-log.ts';
import { readNotionFields } from './markdown/notion.ts';
import { readFieldPassages, readPassages } from './markdown/visible-text.ts';
import { findSystem } from './markdown/system.ts';

/**
 * Reads Markdown, as it is written for Jekyll, Hugo, Docusaurus, Astro, Obsidian, Notion and folders of questions. Throws
 * UnreadableInputError for what is no text, nests too deeply or would take too long.
 */
export async function readMarkdown(input: Input): Promise<Reading> {
  const notes = createNotes();
  const { text, encoding, isGuess } = decodeText(input.bytes);
  if (isGuess)
    notes.ask(
      1,
      `The file does not say its encoding; it was read as ${encoding}. Look whether letters with accents are right.`,
    );
  const written = readFrontMatter(text);
  const found = findSystem(input.name, written);
  const matter = found?.system === 'Notion' ? readNotionFields(written) : written;
  if (matter.fault !== undefined)
    notes.ask(
      1,
      `${matter.fault} Its lines were read one by one; look whether the fields of the entry are right.`,
    );
  for (const at of matter.unread)
    notes.leaveOut(
      matter.bodyLine - 1 - matter.source.length + at,
      matter.source[at] ?? '',
      'a line of the front matter that says no field',
    );
  if (found !== undefined) notes.decide(1, `Read as a file of ${found.system}, by ${found.mark}.`);
  const { said, cover: coverSaid, questions } = readFields(matter, input, found?.system, notes);
  const tree = readBody(matter.body, matter.bodyLine, input.name, notes);
  for (const each of questions) tree.children.push(toQuestion(each, input.name, notes));
  const { images, cover } = takeImages(tree, coverSaid, input, notes);
  return {
    documents: [toDocument({ ...said, line: 1, cover, images, tree })],
    leftOut: notes.leftOut.toSorted(byLine),
    remarks: notes.remarks.toSorted(byLine),
    passages: [...readFieldPassages(matter), ...readPassages(matter.body, matter.bodyLine)],
  };
}

function byLine(one: { readonly line: number }, other: { readonly line: number }): number {
  return one.line - other.line;
}
