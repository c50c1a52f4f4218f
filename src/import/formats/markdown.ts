import { type ParsedInput, createDocument } from '../document.ts';
import { decodeText, type Input } from '../input.ts';
import { parseBody, createQuestion } from './markdown/body.ts';
import { parseFields } from './markdown/fields.ts';
import { parseFrontMatter } from './markdown/front-matter.ts';
import { collectImages } from './markdown/images.ts';
import { createImportLog } from '../import-log.ts';
import { parseNotionFields } from './markdown/notion.ts';
import { collectFieldText, collectVisibleText } from './markdown/visible-text.ts';
import { findSystem } from './markdown/system.ts';

/**
 * Reads Markdown, as it is written for Jekyll, Hugo, Docusaurus, Astro, Obsidian, Notion and folders of questions. Throws
 * UnreadableInputError for what is no text, nests too deeply or would take too long.
 */
export async function parseMarkdownFile(input: Input): Promise<ParsedInput> {
  const log = createImportLog();
  const { text, encoding, isGuess } = decodeText(input.bytes);
  if (isGuess)
    log.requireAction(
      1,
      `The file does not say its encoding; it was read as ${encoding}. Look whether letters with accents are right.`,
    );
  const written = parseFrontMatter(text);
  const found = findSystem(input.name, written);
  const matter = found?.system === 'Notion' ? parseNotionFields(written) : written;
  if (matter.failure !== undefined)
    log.requireAction(
      1,
      `${matter.failure} Its lines were read one by one; look whether the fields of the entry are right.`,
    );
  for (const at of matter.unread)
    log.drop(
      matter.bodyLine - 1 - matter.source.length + at,
      matter.source[at] ?? '',
      'a line of the front matter that says no field',
    );
  if (found !== undefined) log.info(1, `Read as a file of ${found.system}, by ${found.mark}.`);
  const { said, cover: coverSaid, questions } = parseFields(matter, input, found?.system, log);
  const tree = parseBody(matter.body, matter.bodyLine, input.name, log);
  for (const each of questions) tree.children.push(createQuestion(each, input.name, log));
  const { images, cover } = collectImages(tree, coverSaid, input, log);
  return {
    documents: [createDocument({ ...said, line: 1, cover, images, tree })],
    dropped: log.dropped.toSorted(byLine),
    messages: log.messages.toSorted(byLine),
    visibleText: [...collectFieldText(matter), ...collectVisibleText(matter.body, matter.bodyLine)],
  };
}

function byLine(one: { readonly line: number }, other: { readonly line: number }): number {
  return one.line - other.line;
}
