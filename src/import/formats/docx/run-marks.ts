import { readDrawing } from './drawing.ts';
import { toWords, type PartPreparation } from './preparation.ts';
import type { Style } from './styles.ts';
import { createElement } from './write-xml.ts';
import { findChild, textOf, valueOf, type XmlElement } from './xml.ts';

/** The paragraph whose runs are prepared. */
export interface RunPlace {
  readonly line: number;
  readonly style: Style;
  readonly isHeading: boolean;
  readonly isCode: boolean;
  /** The text boxes that are anchored here, to be set behind the paragraph. */
  readonly boxes: XmlElement[];
}

/** Prepares one thing within a run: text, a break, an image, the mark of a note; `hidden` says why nothing of the run is seen. */
export function prepareMark(
  element: XmlElement,
  hidden: string | undefined,
  place: RunPlace,
  preparation: PartPreparation,
): XmlElement[] {
  const { line } = place;
  const id = valueOf(element, 'w:id') ?? '';
  const reason = hidden ?? preparation.fields.toReason();
  if (element.name === 'w:fldChar' || element.name === 'w:instrText') {
    preparation.fields.follow(element);
    return [element];
  }
  if (reason !== undefined) {
    preparation.drop(line, toWords(element), reason);
    return [];
  }
  for (const open of preparation.openComments) quote(open, element, line, preparation);
  switch (element.name) {
    case 'w:t':
      return [toText(textOf(element).replace(/\u00ad/g, ''))];
    case 'w:tab':
      return place.isCode ? [toText('\t')] : [element];
    case 'w:br':
    case 'w:cr':
      return toBreak(element, place.isCode);
    case 'w:sym':
    case 'w:noBreakHyphen':
      return [element];
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return toReference(element, line, preparation);
    case 'w:commentReference':
      quote(id, undefined, line, preparation);
      return [];
    case 'w:ruby':
      return [toText(`${rubyPart(element, 'w:rubyBase')} (${rubyPart(element, 'w:rt')})`)];
    case 'w:drawing':
    case 'w:pict':
    case 'w:object': {
      const { images, boxes } = readDrawing(element, line, preparation);
      for (const box of boxes) place.boxes.push(box);
      return [...images];
    }
    default:
      return [];
  }
}

function quote(
  id: string,
  element: XmlElement | undefined,
  line: number,
  preparation: PartPreparation,
): void {
  const place = preparation.comments.get(id) ?? { line, on: [] };
  preparation.comments.set(id, place);
  if (element !== undefined)
    place.on.push(element.name === 'w:tab' ? ' ' : toWordsWithBlanks(element));
}

function toWordsWithBlanks(element: XmlElement): string {
  return element.name === 'w:t' ? textOf(element) : toWords(element);
}

function toReference(
  element: XmlElement,
  line: number,
  preparation: PartPreparation,
): XmlElement[] {
  const note = `${element.name.replace(/^w:|Reference$/g, '')} ${valueOf(element, 'w:id') ?? ''}`;
  if (!preparation.notes.has(note)) return [];
  if (!preparation.references.has(note)) preparation.references.set(note, line);
  return [createElement(element.name, { 'w:id': valueOf(element, 'w:id') })];
}

function toBreak(element: XmlElement, isCode: boolean): XmlElement[] {
  if (isCode) return [toText('\n')];
  const type = valueOf(element, 'w:type');
  return type === undefined || type === 'textWrapping' ? [createElement('w:br')] : [toText(' ')];
}

function rubyPart(element: XmlElement, name: string): string {
  const part = findChild(element, name);
  return part === undefined ? '' : toWords(part);
}

/** Characters for a run, blanks included. */
export function toText(text: string): XmlElement {
  return createElement('w:t', { 'xml:space': 'preserve' }, [text]);
}
