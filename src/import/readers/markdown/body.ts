import type { Root } from 'mdast';
import type { QuestionAndAnswer } from '../../tree.ts';
import type { QuestionSaid } from './fields/questions.ts';
import { writeOutFootnotes } from './footnotes.ts';
import { convertHtml } from './html.ts';
import { takeTitles } from './link-titles.ts';
import type { Notes } from './notes.ts';
import { countLines, parseMarkdown } from './parse.ts';
import { resolveReferences } from './references.ts';

/** The tree of a Markdown text whose first line is `firstLine`, without anything that an entry cannot hold. */
export function readBody(text: string, firstLine: number, notes: Notes): Root {
  const tree = parseMarkdown(text, countLines(text, firstLine));
  resolveReferences(tree);
  writeOutFootnotes(tree, notes);
  takeTitles(tree, notes);
  convertHtml(tree, notes);
  return tree;
}

/** A question of the front matter with the tree of its answer, all on the line of its field. */
export function toQuestion({ question, answer, line }: QuestionSaid, notes: Notes): QuestionAndAnswer {
  const children = readBody(answer, line, notes).children.filter(isBlock);
  return { type: 'questionAndAnswer', question, children, position: { start: { line, column: 1 }, end: { line, column: 1 } } };
}

function isBlock(node: Root['children'][number]): node is QuestionAndAnswer['children'][number] {
  return ['paragraph', 'heading', 'list', 'table', 'blockquote', 'code', 'thematicBreak', 'questionAndAnswer'].includes(node.type);
}
