import type { Root } from 'mdast';
import type { QuestionAndAnswer } from '../../tree.ts';
import { headAlerts } from './alerts.ts';
import { isBlock } from './block-content.ts';
import { expandFlow } from './expand/flow.ts';
import { expandPhrasing } from './expand/phrasing.ts';
import type { QuestionSaid } from './fields/questions.ts';
import { writeOutFootnotes } from './footnotes.ts';
import { moveHeadingIds } from './heading-ids.ts';
import { convertHtml } from './html.ts';
import { refuseDepth } from './limits.ts';
import { takeTitles } from './link-titles.ts';
import { restoreMarks } from './marks/mark.ts';
import { prepareBody } from './marks/prepare.ts';
import { createNotes, type Notes } from '../../log.ts';
import { parseMarkdown } from './parse.ts';
import { resolveReferences } from './references.ts';
import { tidy } from './tidy.ts';

/**
 * The tree of the Markdown of a file whose first line is `firstLine`, without anything that an entry cannot hold. Throws
 * UnreadableInputError for what nests too deeply or would take too long.
 */
export function readBody(text: string, firstLine: number, file: string, notes: Notes): Root {
  const {
    text: prepared,
    lines,
    marks,
    imports,
    ids,
  } = prepareBody(text, firstLine, /\.mdx$/i.test(file), notes);
  const tree = parseMarkdown(prepared, lines);
  const own = createNotes();
  resolveReferences(tree);
  writeOutFootnotes(tree, own);
  takeTitles(tree, own);
  convertHtml(tree, own);
  const expansion = { marks, imports, file, notes };
  expandFlow(tree, expansion);
  expandPhrasing(tree, expansion);
  headAlerts(tree, own);
  tidy(tree, own);
  moveHeadingIds(tree, ids, own);
  refuseDepth(tree);
  // What was noted while signs stood for marks speaks of the marks.
  for (const { line, words, reason } of own.leftOut)
    notes.leaveOut(line, restoreMarks(words, marks), reason);
  for (const remark of own.remarks)
    notes.remarks.push({ ...remark, says: restoreMarks(remark.says, marks) });
  return tree;
}

/** A question of the front matter with the tree of its answer, all on the line of its field. */
export function toQuestion(
  { question, answer, line }: QuestionSaid,
  file: string,
  notes: Notes,
): QuestionAndAnswer {
  const children = readBody(answer, line, file, notes).children.filter(isBlock);
  return {
    type: 'questionAndAnswer',
    question,
    children,
    position: { start: { line, column: 1 }, end: { line, column: 1 } },
  };
}
