import type { Heading } from './headings.ts';

/** The level of a heading, as Markdown counts it. */
export type Level = 1 | 2 | 3 | 4 | 5 | 6;

/** Words of a heading below which questions stand. */
const questionsPart = /\b(?:FAQs?|questions|Fragen|preguntas|perguntas|domande|vragen|Q ?& ?A)\b/iu;

/**
 * The level of each heading: 2 for those that divide the text, one more for those that are counted below them, and for
 * questions that stand below a heading which is none.
 */
export function toLevels(headings: readonly (Heading | undefined)[]): (Level | undefined)[] {
  const looks = new Set(headings.map((heading) => heading?.look));
  const order = (['double line', 'line', 'capitals', 'plain'] as const).filter((look) =>
    looks.has(look),
  );
  let plain: Heading | undefined;
  let above = 1;
  let questions: number | undefined;
  return headings.map((heading, index) => {
    if (heading === undefined) return undefined;
    if (heading.look === 'numbered') return toLevel(above + heading.depth);
    if (heading.look === 'marked') return toLevel((above = heading.depth));
    if (heading.words.endsWith('?') && plain !== undefined) {
      if (
        questions === undefined &&
        (plain === headings[index - 1] || questionsPart.test(plain.words))
      )
        questions = above + 1;
      if (questions !== undefined) return toLevel((above = questions));
    }
    plain = heading;
    questions = undefined;
    return toLevel((above = 2 + order.indexOf(heading.look)));
  });
}

function toLevel(depth: number): Level {
  return ([1, 2, 3, 4, 5] as const).find((level) => level === depth) ?? 6;
}
