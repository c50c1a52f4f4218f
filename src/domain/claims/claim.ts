import type { ClaimGrammar, WordForm } from './grammar.ts';
import type { ClaimTable } from './table.ts';

/** A sentence that promises an effect: the word that does, and where it stands in the sentence. */
export interface Claim {
  /** A strong one promises certainty, or the end of an illness. */
  readonly strength: 'claim' | 'strong';
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds what a sentence promises; of several words a strong one comes first. Undefined if it
 * promises nothing: in a question, in quoted words, where it denies, asks, commands or tells of
 * people, as far as its words can show that.
 */
export function findClaim(sentence: string, table: ClaimTable): Claim | undefined {
  if (/[?？]["'”’»)\]]*\s*$/u.test(sentence)) return undefined;
  const text = maskAll(sentence.slice(0, longest), table);
  if (table.grammar.refuted.test(text)) return undefined;
  for (const [words, strength] of [
    [table.strongWords, 'strong'],
    [table.words, 'claim'],
  ] as const) {
    for (const { index, 0: word } of text.matchAll(words)) {
      const [start, end] = [index, index + word.length];
      const clause = findClause(text, start, end, table);
      if (promises(clause, table) && !isDenied(clause, table))
        return { strength, word: sentence.slice(start, end), start, end };
    }
  }
  return undefined;
}

/**
 * Longer sentences are not checked, since the time is quadratic in the length; no person writes
 * one.
 */
const longest = 2000;

const quotations = [
  /“[^”]*”/gu,
  /"[^"]*"/gu,
  /„[^“”"]*[“”"]/gu,
  /«[^»]*»/gu,
  /»[^«]*«/gu,
  /‘[^’]*’(?!\p{L})/gu,
  /‚[^‘]*‘/gu,
];

/** Masks quoted words and idioms, keeping all offsets. */
function maskAll(sentence: string, { exempt, grammar }: ClaimTable): string {
  const unquoted = quotations.reduce((text, pattern) => text.replace(pattern, mask), sentence);
  return unquoted.replace(exempt, mask).replace(grammar.asides, mask);
}

function mask(text: string): string {
  return text.replace(/\S/gu, (sign) => '_'.repeat(sign.length));
}

/** Whether the word promises in its clause, apart from denials. */
function promises(clause: ClaimClause, table: ClaimTable): boolean {
  const { word, form, before, behind } = clause;
  const { grammar } = table;
  const around = `${before} ${behind}`;
  if (
    grammar.open.test(before) ||
    grammar.harm.test(before) ||
    grammar.isNoun(word, before, behind)
  )
    return false;
  if (grammar.infinitive.test(before) && !promisesAsInfinitive(clause, table)) return false;
  const aims = (text: string) => grammar.ills.test(text) || grammar.goods.test(text);
  if (
    (grammar.idleObject.test(word + behind) || (form === 'ing' && table.isStrong(word))) &&
    !aims(behind)
  )
    return false;
  if (isCommand(clause, table)) return grammar.promisedCommand.test(word + behind);
  if (table.isRaising(word)) return grammar.goods.test(form === 'past' ? around : behind);
  if (table.isLowering(word)) return grammar.ills.test(form === 'past' ? around : behind);
  if (form !== 'past' && !word.includes(' ') && grammar.itself.test(before)) return false;
  if (!table.isEveryday(word)) return true;
  if (form === 'base' && !/\p{L}/u.test(behind) && grammar.needsObject) return false;
  if (form === 'past') return aims(around);
  // Behind “and” it may be a command, as in “bring it to the boil and reduce the heat”.
  if (form === 'base' && grammar.joint.test(before)) return aims(behind);
  const isOfPeople = grammar.person.test(before) || grammar.personBehind?.test(behind) === true;
  return form === 'ing' || isOfPeople ? aims(behind) && before.trim() !== '' : true;
}

function promisesAsInfinitive({ before, behind }: ClaimClause, { grammar }: ClaimTable): boolean {
  if (grammar.promisedInfinitive.test(before)) return true;
  const object = behind.split(' ').slice(0, 6).join(' ');
  return (
    !grammar.idleInfinitive.test(before) &&
    (grammar.ills.test(object) || grammar.goods.test(object))
  );
}

function isCommand({ form, word, before, behind }: ClaimClause, { grammar }: ClaimTable): boolean {
  return (
    form === 'base' &&
    grammar.command.test(before) &&
    (grammar.commandBehind === undefined ||
      grammar.commandBehind.test(word.replace(/^\S+/, '') + behind))
  );
}

/** Whether what the word promises is denied in its clause. */
function isDenied({ denying, behind }: ClaimClause, { grammar, negation }: ClaimTable): boolean {
  if (negation.test(denying) || grammar.deniedBehind.test(behind)) return true;
  return grammar.deniesBackwards && negation.test(behind);
}

/** A word that may promise, in the clause around it. */
interface ClaimClause {
  readonly word: string;
  readonly form: WordForm;
  /** What stands before the word in its clause. */
  readonly before: string;
  /**
   * The same, starting after an “and” that begins a new clause, as in “does not hurt and cures”.
   */
  readonly denying: string;
  /** What stands behind it up to the end of the clause. */
  readonly behind: string;
}

/** Cuts the clause out of a sentence in which the word from `start` to `end` stands. */
function findClause(
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

/**
 * Where the clause begins at the end of a text: behind the last mark or conjunction that ends one.
 */
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
