import { findChild, valueOf, type XmlElement } from './xml.ts';

/** Whether the paragraph is one with the next: where somebody took out its end, and where it is the large first letter of the next. */
export function isJoinedToNext(paragraph: XmlElement): boolean {
  const properties = findChild(paragraph, 'w:pPr');
  const frame = valueOf(findChild(properties, 'w:framePr'), 'w:dropCap') ?? 'none';
  return frame !== 'none' || findChild(findChild(properties, 'w:rPr'), 'w:del') !== undefined;
}
