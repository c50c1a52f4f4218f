import { UnreadableInputError } from '../../input.ts';
import { readXml } from './read-xml.ts';

/** The sheets of a file in their order, and from which year its days count. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly isFrom1904: boolean;
}

/** Lists the sheets of a file. Throws UnreadableInputError where it has none. */
export function listSheets(readPart: (name: string) => string): Workbook {
  const targets = new Map<string, string>();
  readXml(readPart('xl/_rels/workbook.xml.rels') || '<none/>', 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id: id, Target: target }) => {
      if (name === 'Relationship' && id !== undefined && target !== undefined)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  const sheets: { name: string; path: string }[] = [];
  let isFrom1904 = false;
  readXml(readPart('xl/workbook.xml'), 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      const path = targets.get(attributes['r:id'] ?? '');
      if (name === 'sheet' && path !== undefined && !sheets.some((each) => each.path === path))
        sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  if (sheets.length === 0)
    throw new UnreadableInputError(
      'The file names no sheet that is in it. Open it in Excel or LibreOffice, and save it again.',
    );
  return { sheets, isFrom1904 };
}
