import type { EvidenceKind } from '../../schemas/index.ts';
import { toFragment, type Basis } from '../text/index.ts';

/** Ids that the layouts use; a heading of the same words becomes `section-…`. */
export const layoutAnchors: ReadonlySet<string> = new Set([
  'main',
  'contents',
  'footnotes',
  'questions',
  'references',
  'related',
  'search',
  'share',
]);
const layoutPrefixes = /^(?:q|cite|ref|fn|fnref)-/;

/** The id of a question where it stands among others, without `#`. */
export function formatQuestionAnchor(entryId: string): string {
  return `q-${entryId}`;
}

/** The id of a topic in the list of all questions, without `#`. */
export function formatTopicAnchor(topicId: string): string {
  return `topic-${topicId}`;
}

/** The id of a letter in the list of questions from A to Z, without `#`. */
export function formatLetterAnchor(letter: string | undefined): string {
  return `letter-${letter ?? 'other'}`;
}

/** The id of a kind of evidence in the list of sources, without `#`. */
export function formatKindAnchor(kind: EvidenceKind): string {
  return `kind-${kind}`;
}

/**
 * The id of the `count`-th mark of an entry that cites the source, counted from 1, without `#`. The
 * mark of an FAQ answer carries the question's id too, since the answer may stand within an
 * article.
 */
export function formatCitationAnchor(
  entry: { readonly collection: string; readonly id: string },
  sourceId: string,
  count: number,
): string {
  const prefix = entry.collection === 'faq' ? `${formatQuestionAnchor(entry.id)}-` : '';
  return `${prefix}cite-${sourceId}${count === 1 ? '' : `-${count}`}`;
}

/** The id of a note of a text on its page, without `#`; letters beyond ASCII are encoded. */
export function formatFootnoteAnchor(identifier: string): string {
  return `fn-${encodeURI(identifier)}`.replaceAll('%', '_');
}

/**
 * The id of a source in the list of references of a page, without `#`; in that of one answer among
 * others it carries the question's id, too.
 */
export function formatReferenceAnchor(sourceId: string, questionAnchor?: string): string {
  return questionAnchor === undefined ? `ref-${sourceId}` : `ref-${questionAnchor}-${sourceId}`;
}

/**
 * The id of what a page, or one answer among others, says of a basis, without `#`. The underscore
 * is in no id that is made of the words of a heading.
 */
export function formatBasisAnchor(basis: Basis, questionAnchor?: string): string {
  return questionAnchor === undefined ? `basis_${basis}` : `basis_${questionAnchor}_${basis}`;
}

/**
 * The ids of the headings of a text, in order and without `#`. A repeated heading is counted (`-2`,
 * `-3`), and none takes an id that the page itself uses.
 */
export function createHeadingAnchors(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  // The next number to try; all below are taken, and trying them again would take quadratic time.
  const counts = new Map<string, number>();
  return headings.map((heading) => {
    const fragment = toFragment(heading);
    const own =
      layoutAnchors.has(fragment) || layoutPrefixes.test(fragment)
        ? `section-${fragment}`
        : fragment;
    const { anchor, count } = firstFree(own, taken, counts.get(own) ?? 1);
    counts.set(own, count);
    taken.add(anchor);
    return anchor;
  });
}

function firstFree(
  own: string,
  taken: ReadonlySet<string>,
  from: number,
): { anchor: string; count: number } {
  for (let count = from; ; count += 1) {
    const anchor = count === 1 ? own : `${own}-${count}`;
    if (!taken.has(anchor)) return { anchor, count };
  }
}
