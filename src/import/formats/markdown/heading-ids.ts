import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { toFragment } from '../../../domain/text/slug.ts';
import type { Notes } from '../../log.ts';
import { toLine } from './parse.ts';

/** Leads links within the text to the ids that its headings have on this site, from those that were given by hand or made by the other system. */
export function moveHeadingIds(root: Root, given: ReadonlyMap<number, string>, notes: Notes): void {
  const moved = new Map<string, string>();
  visit(root, 'heading', (heading) => {
    const words = toString(heading);
    const id = given.get(toLine(heading));
    for (const old of [toFormerId(words), ...(id === undefined ? [] : [id])])
      if (!moved.has(old)) moved.set(old, toFragment(words));
    if (id !== undefined)
      notes.decide(
        toLine(heading),
        `The heading had the id "${id}"; here its id is made of its words. Links to it within the text were changed.`,
      );
  });
  visit(root, 'link', (link) => {
    const fragment = link.url.startsWith('#')
      ? (moved.get(decode(link.url.slice(1)).toLowerCase()) ?? moved.get(link.url.slice(1)))
      : undefined;
    if (fragment !== undefined) link.url = `#${fragment}`;
  });
}

/** The id that most systems make of a heading: blanks become hyphens, one each, and signs are dropped. */
function toFormerId(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
