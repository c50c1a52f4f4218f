import type { Paragraph } from 'mdast';
import type { ForeignMark } from '../../../tree.ts';
import type { Mark } from '../marks/mark.ts';
import { placeOf, shorten, type Expansion, type ToBlocks } from './context.ts';

const kinds: Readonly<Record<Mark['kind'], string>> = {
  liquid: 'A Liquid tag',
  output: 'A value of the other system',
  shortcode: 'A shortcode',
  component: 'A component',
  admonition: 'A box',
  wiki: 'A note shown within the note',
  math: 'A formula',
  code: 'A piece of code',
};

/** A mark that Markdown has no words for, as it is written; a person is asked once for it. */
export function toForeign(mark: Mark, { notes }: Expansion): ForeignMark {
  const what = kinds[mark.kind];
  if (mark.form !== 'closes')
    notes.ask(
      mark.line,
      `${what} cannot be written as Markdown and stands in the text as it is: ${shorten(mark.source)}. Write in its place what readers shall see, or delete it.`,
    );
  return { type: 'foreignMark', value: mark.source, ...placeOf(mark) };
}

/** A block that Markdown has no words for: its mark, what stands in it, and the mark that closes it. */
export const toForeignBlocks: ToBlocks = (mark, children, expansion) => [
  toForeignParagraph(mark, expansion),
  ...children,
];

export function toForeignParagraph(mark: Mark, expansion: Expansion): Paragraph {
  return { type: 'paragraph', children: [toForeign(mark, expansion)], ...placeOf(mark) };
}
