import type { RootContent } from 'mdast';
import { createExcerpt } from '../../domain/text/plain-text.ts';
import { splitSentences } from '../../domain/text/sentences.ts';
import { toLineText } from './line-texts.ts';

/** How long a description is to be, in characters: what is shorter or longer is not shown whole by search engines. */
const [fewest, most] = [40, 155];

/** The first sentences of a body as its description, or the title where the body has no words. */
export function toDescription(
  body: readonly RootContent[],
  title: string,
  language: string,
): string {
  const paragraphs = body
    .filter((block) => block.type === 'paragraph')
    .map((block) =>
      toLineText(block)
        .replace(/\s+/g, ' ')
        .replace(/ (?=[.,;])/g, '')
        .trim(),
    )
    .filter((each) => each !== '');
  // A line that ends without a stop is a heading in bold, a caption or the like.
  const sentences = paragraphs.filter((each) => /[.!?…。！？]["'”’»)\]]*$/u.test(each));
  const text = (sentences.length > 0 ? sentences : paragraphs).slice(0, 3).join(' ');
  let description = '';
  for (const { start, end } of splitSentences(text, language)) {
    const longer = text.slice(0, end);
    if (longer.length > most && description.length >= fewest) break;
    description = longer;
    if (start > most) break;
  }
  return createExcerpt(description === '' ? title : description, most);
}
