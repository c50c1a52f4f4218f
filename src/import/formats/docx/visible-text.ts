import type { VisibleText } from '../../document.ts';
import { toSuperscript } from '../html/superscripts.ts';
import { findDropReason } from './context.ts';
import { isJoinedToNext } from './styles.ts';
import { findChild, isXmlElement, textOf, valueOf, type XmlElement } from './xml.ts';

/** The text of a paragraph that is being collected. */
interface OpenText {
  words: string;
  line: number;
}

/** Elements whose text is kept apart from the paragraph, since it may be dropped. */
const separateElements = new Set(['w:del', 'w:moveFrom', 'w:rt']);

/** The element for a raised or lowered run; undefined for others. */
export type GetRaisedName = (run: XmlElement) => 'sup' | 'sub' | undefined;

/** What is shared by a part. */
interface PartFacts {
  readonly places: ReadonlyMap<XmlElement, number>;
  readonly toRaisedName: GetRaisedName;
}

/**
 * Collects all text of a part that is visible in Word, including deleted and hidden text and
 * alternative texts.
 */
export function collectDocxText(
  root: XmlElement,
  places: ReadonlyMap<XmlElement, number>,
  line = 1,
  toRaisedName: GetRaisedName = () => undefined,
): VisibleText[] {
  const visibleText: VisibleText[] = [];
  const open: OpenText = { words: '', line };
  collectText(root, open, visibleText, { places, toRaisedName });
  closeText(open, visibleText);
  return visibleText;
}

function collectText(
  element: XmlElement,
  open: OpenText,
  visibleText: VisibleText[],
  facts: PartFacts,
): void {
  let raised: { name: string; text: string } | undefined;
  const settle = (): void => {
    if (raised !== undefined) open.words += getSuperscriptText(raised.name, raised.text, open.line);
    raised = undefined;
  };
  for (const child of element.children.filter(isXmlElement)) {
    const name = child.name === 'w:r' && !isSeparate(child) ? facts.toRaisedName(child) : undefined;
    if (name !== raised?.name) settle();
    if (name === undefined) collectElement(child, open, visibleText, facts);
    else
      raised = {
        name,
        text: (raised?.text ?? '') + child.children.filter(isXmlElement).map(getText).join(''),
      };
  }
  settle();
}

function collectElement(
  child: XmlElement,
  open: OpenText,
  visibleText: VisibleText[],
  facts: PartFacts,
): void {
  for (const words of collectAltTexts(child)) visibleText.push({ line: open.line, words });
  if (child.name !== 'w:p' && !isSeparate(child)) {
    open.words += getText(child);
    return collectText(child, open, visibleText, facts);
  }
  const inner: OpenText = { words: '', line: facts.places.get(child) ?? open.line };
  collectText(child, inner, visibleText, facts);
  if (isJoinedToNext(child)) open.words += inner.words;
  else if (child.name === 'w:p')
    closeText({ words: open.words + inner.words, line: inner.line }, visibleText, open);
  else closeText(inner, visibleText);
}

/** Adjacent runs with the same position are one, as on a page. */
function getSuperscriptText(name: string, text: string, line: number): string {
  const element = {
    type: 'element',
    name,
    attributes: new Map(),
    children: [{ type: 'text', value: text, line }],
    line,
    endLine: line,
    holdsBlock: false,
  } as const;
  return toSuperscript(element)?.text ?? text;
}

function isSeparate(element: XmlElement): boolean {
  if (element.name === 'w:fldSimple')
    return findDropReason(valueOf(element, 'w:instr') ?? '') !== undefined;
  return (
    separateElements.has(element.name) ||
    (element.name === 'w:r' && findChild(findChild(element, 'w:rPr'), 'w:vanish') !== undefined)
  );
}

/** The alternative texts of an image or drawing. */
function collectAltTexts(element: XmlElement): string[] {
  if (!['wp:docPr', 'v:shape', 'v:imagedata'].includes(element.name)) return [];
  const names = ['descr', 'alt', 'title', 'o:title'].map(
    (name) => valueOf(element, name)?.trim() ?? '',
  );
  return [...new Set(names)].filter((words) => words !== '');
}

function getText(element: XmlElement): string {
  if (['w:t', 'w:delText', 'm:t'].includes(element.name))
    return textOf(element).replace(/\u00ad/g, '');
  return element.name === 'w:noBreakHyphen'
    ? '\u2011'
    : ['w:tab', 'w:br', 'w:cr'].includes(element.name)
      ? ' '
      : '';
}

function closeText(
  { words, line }: OpenText,
  visibleText: VisibleText[],
  emptied?: OpenText,
): void {
  const plain = words.replace(/\s+/g, ' ').trim();
  if (plain !== '') visibleText.push({ line, words: plain });
  if (emptied !== undefined) emptied.words = '';
}
