import type { Passage } from '../../document.ts';
import { toFieldReason } from './fields.ts';
import { isElement, findChild, textOf, valueOf, type XmlElement } from './xml.ts';

/** The words of a paragraph that are being gathered. */
interface Open {
  words: string;
  line: number;
}

/** Elements whose words stand apart from those of the paragraph around them: what may be left out of it. */
const apart = new Set(['w:del', 'w:moveFrom', 'w:rt']);

/** Every word of a part that a person could read in Word: its text, also what was taken out or hidden, and the words for images. */
export function toPassages(root: XmlElement, places: ReadonlyMap<XmlElement, number>, line = 1): Passage[] {
  const passages: Passage[] = [];
  const open: Open = { words: '', line };
  collect(root, open, passages, places);
  close(open, passages);
  return passages;
}

function collect(element: XmlElement, open: Open, passages: Passage[], places: ReadonlyMap<XmlElement, number>): void {
  for (const child of element.children.filter(isElement)) {
    for (const words of toNames(child)) passages.push({ line: open.line, words });
    if (child.name === 'w:p' || isApart(child)) {
      const inner: Open = { words: '', line: places.get(child) ?? open.line };
      collect(child, inner, passages, places);
      if (isJoinedToNext(child)) open.words += inner.words;
      else if (child.name === 'w:p') close({ words: open.words + inner.words, line: inner.line }, passages, open);
      else close(inner, passages);
    } else {
      open.words += toText(child);
      collect(child, open, passages, places);
    }
  }
}

function isApart(element: XmlElement): boolean {
  if (element.name === 'w:fldSimple') return toFieldReason(valueOf(element, 'w:instr') ?? '') !== undefined;
  return apart.has(element.name) || (element.name === 'w:r' && findChild(findChild(element, 'w:rPr'), 'w:vanish') !== undefined);
}

/** The words for an image or a drawing. */
function toNames(element: XmlElement): string[] {
  if (!['wp:docPr', 'v:shape', 'v:imagedata'].includes(element.name)) return [];
  const names = ['descr', 'alt', 'title', 'o:title'].map((name) => valueOf(element, name)?.trim() ?? '');
  return [...new Set(names)].filter((words) => words !== '');
}

function toText(element: XmlElement): string {
  if (['w:t', 'w:delText', 'm:t'].includes(element.name)) return textOf(element).replace(/\u00ad/g, '');
  return element.name === 'w:noBreakHyphen' ? '\u2011' : ['w:tab', 'w:br', 'w:cr'].includes(element.name) ? ' ' : '';
}

/** A paragraph whose end was taken out is one with the paragraph behind it. */
function isJoinedToNext(element: XmlElement): boolean {
  return findChild(findChild(findChild(element, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined;
}

function close({ words, line }: Open, passages: Passage[], emptied?: Open): void {
  const plain = words.replace(/\s+/g, ' ').trim();
  if (plain !== '') passages.push({ line, words: plain });
  if (emptied !== undefined) emptied.words = '';
}
