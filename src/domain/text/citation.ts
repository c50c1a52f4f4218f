/** What a claim can stand on if no study does; each is written like a citation, `[@tradition]`. */
export const bases = ['tradition', 'experience', 'no-study'] as const;
export type Basis = (typeof bases)[number];

/** One `[@id]` in a text; `start` and `end` are offsets in UTF-16 units, brackets included. */
interface CitationMark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds each `[@id]` in a text, in order. The syntax is Pandoc's
 * (https://pandoc.org/MANUAL.html#citations).
 */
export function parseCitations(text: string): CitationMark[] {
  return [...text.matchAll(/\[@([^\s[\]@]+)\]/g)].map((match) => ({
    id: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether the id of a mark names a basis and not a source. */
export function isBasis(id: string): id is Basis {
  return (bases as readonly string[]).includes(id);
}
