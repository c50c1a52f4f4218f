import type { ClaimGrammar, WordForm } from './grammar.ts';
import type { ClaimTable } from './table.ts';

/** A word that may promise, in the clause around it. */
export interface ClaimClause {
  readonly word: string;
  readonly form: WordForm;
  /** What stands before the word in its clause. */
  readonly before: string;
  /** The same from where an “and” sets in anew, as in “does not hurt and cures”. */
  readonly denying: string;
  /** What stands behind it up to the end of the clause. */
  readonly behind: string;
}

/** Cuts the clause out of a sentence in which the word from `start` to `end` stands. */
export function toClause(
  sentence: string,
  start: number,
  end: number,
  { grammar }: ClaimTable,
): ClaimClause {
  const word = sentence.slice(start, end);
  const all = sentence.slice(0, start);
  const before = all.slice(findStart(all, grammar));
  const joint = grammar.joint.exec(before);
  const form = grammar.toForm(word.split(' ')[0] ?? word, before);
  const isNew = joint !== null && form !== 'ing';
  const rest = sentence.slice(end);
  const stop = rest.search(grammar.boundary);
  return {
    word,
    form,
    before,
    denying: isNew ? before.slice(joint.index) : before,
    behind: stop < 0 ? rest : rest.slice(0, stop),
  };
}

/** Where the clause begins at the end of a text: behind the last mark or conjunction that ends one. */
function findStart(text: string, grammar: ClaimGrammar): number {
  const boundaries = [...text.matchAll(grammar.boundary)];
  let start = 0;
  for (let index = boundaries.length - 1; index >= 0; index -= 1) {
    const mark = boundaries[index];
    if (mark === undefined) break;
    start = mark.index + mark[0].length;
    const clause = text.slice(start);
    const goesOn =
      mark[0] === ',' && (grammar.row.test(clause) || grammar.dependent?.test(clause) === true);
    if (!goesOn) return start;
    start = 0;
  }
  return start;
}
