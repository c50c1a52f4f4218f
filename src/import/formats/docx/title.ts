import { isJoinedToNext } from './joined.ts';
import { readRunFormat } from './run-format.ts';
import type { Styles } from './styles.ts';
import { findChild, listBelow, listChildren, textOf, valueOf, type XmlElement } from './xml.ts';

/** Letters that are this much larger than those of the text set off a title. */
const larger = 1.3;

/** In characters; a longer paragraph is no title. */
const longest = 150;

/**
 * The first paragraph with words, where it looks like a title and no paragraph of the document is called one: short, without a full stop,
 * in letters that are larger than those of the text. Undefined where the document is otherwise.
 */
export function findTitle(root: XmlElement, styles: Styles): XmlElement | undefined {
  const body = findChild(root, 'w:body');
  const paragraphs = listChildren(body, 'w:p');
  const toStyle = (paragraph: XmlElement) =>
    styles.find(valueOf(findChild(findChild(paragraph, 'w:pPr'), 'w:pStyle')));
  if (paragraphs.some((paragraph) => toStyle(paragraph).role.kind === 'title')) return undefined;
  const first = paragraphs.find((paragraph) =>
    listBelow(paragraph, 'w:t').some((text) => textOf(text).trim() !== ''),
  );
  if (
    first === undefined ||
    isJoinedToNext(first) ||
    toStyle(first).role.kind !== 'text' ||
    findChild(findChild(first, 'w:pPr'), 'w:numPr', 'w:outlineLvl') !== undefined
  )
    return undefined;
  const words = listBelow(first, 'w:t').map(textOf).join('').trim();
  const runs = listBelow(first, 'w:r').filter((run) =>
    listChildren(run, 'w:t').some((text) => textOf(text).trim() !== ''),
  );
  const isLarge = runs.every(
    (run) =>
      readRunFormat(findChild(run, 'w:rPr'), toStyle(first), styles).size >= styles.size * larger,
  );
  return isLarge && words.length <= longest && !/[.:;,]$/.test(words) ? first : undefined;
}
