import { decodeText } from '../decode-text.ts';
import {
  toDocument,
  type ImportedDocument,
  type LeftOut,
  type Reading,
  type Remark,
} from '../document.ts';
import { UnreadableInputError, type Input } from '../input.ts';
import { separateArticles } from './text/articles.ts';
import { toBlocks } from './text/blocks.ts';
import { findHeadings } from './text/headings.ts';
import { toLines, toPassages, type Line } from './text/lines.ts';
import { toReadPairMark } from './text/question-marks.ts';
import { findTitle } from './text/title.ts';
import { toTreeNodes } from './text/tree.ts';
import { findWidth } from './text/wrapping.ts';

/** A million short lines would take a minute, and no text that is to be read by people has them. */
const mostLines = 250_000;

/** Reads plain text as people copy it from a page or a mail. Throws UnreadableInputError where it holds no words or too many lines. */
export async function readText(input: Input): Promise<Reading> {
  const { text, isGuess } = decodeText(input.bytes);
  const lines = toLines(text);
  if (lines.length === 0)
    throw new UnreadableInputError('The file holds no words. Copy the text into it and save it.');
  if (lines.length > mostLines)
    throw new UnreadableInputError(
      `The file has ${lines.length.toLocaleString('en')} lines. At most ${mostLines.toLocaleString('en')} are read at once: cut it into several files.`,
    );
  const leftOut: LeftOut[] = [];
  const remarks: Remark[] = [];
  if (isGuess)
    remarks.push({
      line: 1,
      says: 'The file does not say how its letters are stored; they were read as Windows wrote them (Windows-1252). Look whether letters such as ä and é are right; if not, save the file as UTF-8 and import it again.',
      needsPerson: true,
    });
  const articles = separateArticles(lines, remarks);
  const documents = articles.map((article) => readArticle(article, leftOut, remarks));
  return { documents, leftOut, remarks, passages: toPassages(text) };
}

function readArticle(
  lines: readonly Line[],
  leftOut: LeftOut[],
  remarks: Remark[],
): ImportedDocument {
  const manner = { width: findWidth(lines), readPairMark: toReadPairMark(lines) };
  const { title, blocks, leftOut: repeated } = findTitle(toBlocks(lines, manner));
  for (const each of repeated) leftOut.push(each);
  const sheet = { blocks, headings: findHeadings(blocks), manner, leftOut, remarks };
  return toDocument({
    line: lines[0]?.number ?? 1,
    title,
    tree: { type: 'root', children: toTreeNodes(sheet) },
  });
}
