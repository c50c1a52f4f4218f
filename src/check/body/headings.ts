import type { Heading } from 'mdast';
import { toPlainText } from '../../domain/text/plain-text.ts';
import type { Body } from './body.ts';
import type { Entry } from '../entry.ts';

/** A heading as its author wrote it, and its words. */
export interface WrittenHeading {
  readonly node: Heading;
  readonly text: string;
}

const known = new WeakMap<Body, readonly WrittenHeading[]>();

/** The headings of a text that may have some, in order; those of an answer are told by another rule. They are listed once. */
export function collectHeadings({ collection, body }: Entry): readonly WrittenHeading[] {
  if (collection === 'faq' || body === undefined) return [];
  const listed = known.get(body);
  if (listed !== undefined) return listed;
  const headings = body.nodes.map(({ node }) => node).filter((node) => node.type === 'heading');
  const written = headings.map((node) => ({ node, text: toPlainText(node).replace(/\s+/g, ' ') }));
  known.set(body, written);
  return written;
}
