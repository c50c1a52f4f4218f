import { type Block, toLine, toWords } from '../blocks.ts';
import type { Notes } from '../../log.ts';
import { liftQuestions } from './lift.ts';
import { unfoldLists } from './lists.ts';
import { pairQuestions } from './pair.ts';
import { readFaqHeading } from './parts.ts';
import { separateLines } from './separate.ts';
import { unfoldTables } from './tables.ts';

/** Finds the questions of a text, whether its format marked them or only its words do; each becomes a node at the top. */
export function findQuestions(
  blocks: readonly Block[],
  isFaqDocument: boolean,
  notes: Notes,
): Block[] {
  const separate = separateLines(liftQuestions(blocks));
  const unfolded = unfoldTables(unfoldLists(separate, isFaqDocument, notes), notes);
  const found = pairQuestions(unfolded, isFaqDocument, notes);
  askAboutEmptyParts(found, notes);
  return found;
}

function askAboutEmptyParts(blocks: readonly Block[], notes: Notes): void {
  const heading = blocks.find(
    (block) => block.type === 'heading' && readFaqHeading(block) !== undefined,
  );
  if (heading === undefined || blocks.some(({ type }) => type === 'questionAndAnswer')) return;
  notes.ask(
    toLine(heading),
    `The part “${toWords(heading)}” holds no question that can be told from its answer; it stays as text. Mark each question with “Q:” and each answer with “A:”, and import again, or leave it so.`,
  );
}
