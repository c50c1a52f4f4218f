import { isBasis } from '../text/citation.ts';
import type { Labels } from '../locale/labels.ts';
import { fill } from '../locale/labels.ts';

/** A source as a page cites it: its number from 1, and the ids of its marks in the text, in order. */
export interface NumberedCitation {
  readonly sourceId: string;
  readonly number: number;
  readonly marks: readonly string[];
}

const mark = /<(a|span)\b([^>]*\bdata-cite="([^"]+)"[^>]*)>[^<]*<\/\1>/g;

/**
 * Gives the marks of a rendered page their numbers, in the order in which sources first appear, and labels of
 * basis their words. Returns the HTML and what it cites. Only the Markdown plugin `citations` writes such marks.
 */
export function numberCitations(
  html: string,
  labels: Labels,
): { html: string; citations: NumberedCitation[] } {
  const marks = new Map<string, string[]>();
  const numbered = html.replace(mark, (whole, tag: string, attributes: string, id: string) => {
    if (isBasis(id))
      return `<${tag}${attributes} data-pagefind-ignore title="${labels.basisMeanings[id]}">${labels.bases[id]}</${tag}>`;
    const anchor = /\bid="([^"]+)"/.exec(attributes)?.[1];
    if (anchor === undefined) return whole;
    marks.set(id, [...(marks.get(id) ?? []), anchor]);
    const number = [...marks.keys()].indexOf(id) + 1;
    return `<${tag}${attributes} data-pagefind-ignore aria-label="${fill(labels.reference, { number })}">${number}</${tag}>`;
  });
  const citations = [...marks].map(([sourceId, anchors], index) => ({
    sourceId,
    number: index + 1,
    marks: anchors,
  }));
  return { html: numbered, citations };
}
