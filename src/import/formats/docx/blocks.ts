import { followAll } from './fields.ts';
import { isJoinedToNext } from './joined.ts';
import { prepareParagraph } from './paragraph.ts';
import { createElement } from './write-xml.ts';
import { toWords, type PartPreparation } from './preparation.ts';
import { prepareRuns } from './runs.ts';
import { prepareTable } from './table.ts';
import { findChild, isElement, listBelow, valueOf, type XmlElement } from './xml.ts';

/** Elements that only wrap blocks. */
const wrappers = new Set(['w:customXml', 'w:sdtContent', 'w:smartTag', 'w:ins', 'w:moveTo']);

/** Prepares what a body, a cell, a note or a text box holds, block after block. */
export function prepareBlocks(container: XmlElement, preparation: PartPreparation): XmlElement[] {
  let before: XmlElement[] = [];
  const blocks: XmlElement[] = [];
  for (const element of listBlocks(container, preparation)) {
    if (element.name === 'w:p' && isJoinedToNext(element)) {
      for (const run of prepareJoined(element, preparation)) before.push(run);
    } else if (element.name === 'w:p') {
      const { paragraph, boxes } = prepareParagraph(element, before, preparation);
      before = [];
      if (paragraph !== undefined) blocks.push(paragraph);
      for (const box of boxes)
        for (const block of prepareBlocks(box, preparation)) blocks.push(block);
    } else {
      preparation.lists.end();
      for (const block of prepareTable(element, preparation, prepareBlocks)) blocks.push(block);
    }
  }
  return before.length === 0 ? blocks : [...blocks, createElement('w:p', {}, before)];
}

/** The paragraphs and tables in an element, without what wraps them. */
function listBlocks(container: XmlElement, preparation: PartPreparation): XmlElement[] {
  return container.children.filter(isElement).flatMap((element) => {
    if (element.name === 'w:p' || element.name === 'w:tbl') return [element];
    if (wrappers.has(element.name)) return listBlocks(element, preparation);
    if (element.name === 'w:sdt') return listControl(element, preparation);
    if (element.name === 'w:del' || element.name === 'w:moveFrom')
      preparation.changes.push({
        line: toLine(element, preparation),
        kind: 'taken out',
        words: toWords(element),
        by: valueOf(element, 'w:author') ?? '',
      });
    if (element.name === 'w:altChunk')
      preparation.messages.push({
        line: 1,
        message:
          'The document holds a part of another format, which cannot be imported. Open it in Word, save it as .docx, and import that.',
        requiresAction: true,
      });
    return [];
  });
}

/** What a control of Word holds; the table of contents is one. */
function listControl(control: XmlElement, preparation: PartPreparation): XmlElement[] {
  const gallery = listBelow(findChild(control, 'w:sdtPr') ?? control, 'w:docPartGallery').map(
    (each) => valueOf(each),
  )[0];
  const content = findChild(control, 'w:sdtContent');
  if (content === undefined) return [];
  if (gallery !== 'Table of Contents') return listBlocks(content, preparation);
  preparation.drop(
    toLine(content, preparation),
    toWords(content),
    'a table of contents or an index; the page makes its own',
  );
  followAll(content, preparation.fields);
  return [];
}

function toLine(element: XmlElement, { places }: PartPreparation): number {
  return places.get(listBelow(element, 'w:p')[0] ?? element) ?? 1;
}

function prepareJoined(paragraph: XmlElement, preparation: PartPreparation): XmlElement[] {
  const style = preparation.styles.find(
    valueOf(findChild(findChild(paragraph, 'w:pPr'), 'w:pStyle')),
  );
  return prepareRuns(
    paragraph,
    {
      line: preparation.places.get(paragraph) ?? 1,
      style,
      isHeading: false,
      isCode: false,
      boxes: [],
    },
    preparation,
  );
}
