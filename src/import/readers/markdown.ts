import { toDocument, type Reading } from '../document.ts';
import { decodeText } from '../decode-text.ts';
import type { Input } from '../input.ts';
import { readBody, toQuestion } from './markdown/body.ts';
import { readFields } from './markdown/fields.ts';
import { readFrontMatter } from './markdown/front-matter.ts';
import { createNotes } from './markdown/notes.ts';
import { readFieldPassages } from './markdown/passages/fields.ts';
import { readPassages } from './markdown/passages.ts';
import { findSystem } from './markdown/system.ts';

/**
 * Reads Markdown, as it is written for Jekyll, Hugo, Docusaurus, Astro, Obsidian, Notion and folders of questions. Throws
 * UnreadableInputError for what is no text, nests too deeply or would take too long.
 */
export async function readMarkdown(input: Input): Promise<Reading> {
  const notes = createNotes();
  const { text, encoding, isGuess } = decodeText(input.bytes);
  if (isGuess) notes.ask(1, `The file does not say its encoding; it was read as ${encoding}. Look whether letters with accents are right.`);
  const matter = readFrontMatter(text);
  if (matter.fault !== undefined) notes.ask(1, `${matter.fault} Its lines were read one by one; look whether the fields of the entry are right.`);
  for (const at of matter.unread) notes.leaveOut(matter.bodyLine - 1 - matter.source.length + at, matter.source[at] ?? '', 'a line of the front matter that says no field');
  const found = findSystem(input.name, matter);
  if (found !== undefined) notes.decide(1, `Read as a file of ${found.system}, which ${found.mark} shows.`);
  const { said, questions } = readFields(matter, input, found?.system, notes);
  const tree = readBody(matter.body, matter.bodyLine, notes);
  tree.children.push(...questions.map((each) => toQuestion(each, notes)));
  return {
    documents: [toDocument({ ...said, line: 1, tree })],
    leftOut: notes.leftOut,
    remarks: notes.remarks,
    passages: [...readFieldPassages(matter), ...readPassages(matter.body, matter.bodyLine)],
  };
}
