import { toLine, toWords } from '../blocks.ts';
import type { Notes } from '../../log.ts';
import type { Taken } from './take.ts';

/** Leaves out headings where nothing but headings is left of a text: they make no article. */
export function leaveOutBareHeadings(taken: Taken, notes: Notes): Taken {
  const { questions, body } = taken;
  if (
    questions.length === 0 ||
    body.some(({ type }) => type !== 'heading' && type !== 'thematicBreak')
  )
    return taken;
  for (const block of body)
    if (block.type === 'heading')
      notes.leaveOut(toLine(block), toWords(block), 'a heading under which nothing is left');
  return { questions, body: [] };
}
