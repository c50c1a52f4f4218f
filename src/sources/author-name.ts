import { toPlainWords } from './plain-words.ts';

/** The parts of a name as CSL-JSON has them. */
export interface NameParts {
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  readonly literal?: string | undefined;
  readonly suffix?: string | undefined;
  readonly particle?: string | undefined;
}

/**
 * A name as PubMed writes it: "Haller H", "van der Berg JP", "King ML Jr"; an organisation keeps its name. Returns ''
 * where there is none.
 */
export function toAuthor({ family, given, literal, suffix, particle }: NameParts): string {
  if (family === undefined || family.trim() === '') return toPlainWords(literal ?? given ?? '');
  return toPlainWords(
    [particle, family, toInitials(toPlainWords(given ?? '')), suffix?.replace(/\.$/, '')]
      .filter(Boolean)
      .join(' '),
  );
}

/** The names in "Haller, Heidemarie", the form of RIS files; one without a comma is kept as it is. */
export function splitName(name: string): NameParts {
  const [family = '', given, suffix] = name.split(',').map((part) => part.trim());
  return given === undefined || given === '' ? { literal: family } : { family, given, suffix };
}

/** The name by which an author is sorted: "Castro-Sánchez" of "Castro-Sánchez AM". */
export function toSurname(author: string): string {
  return author
    .replace(/(?: (?:Jr|Sr|I{2,3}|IV|[2-4](?:nd|rd|th)))?\.?$/, '')
    .replace(/ \p{Lu}{1,4}$/u, '');
}

function toInitials(given: string): string {
  if (/^\p{Lu}{1,3}$/u.test(given)) return given;
  // A script without capital letters has no initials.
  if (!/\p{Lu}|\p{Ll}/u.test(given)) return given;
  const words = given.split(/[\s.‐-]+/u).filter((word) => word !== '');
  const names = words.filter(
    (word, index) =>
      index === 0 || !/^(?:de|del|della|da|di|do|dos|la|las|los|van|von|der|den|y|e)$/.test(word),
  );
  return names.map((word) => toFirstLetter(word)).join('');
}

function toFirstLetter(word: string): string {
  return (/\p{L}\p{M}*/u.exec(word)?.[0] ?? '').toUpperCase();
}
