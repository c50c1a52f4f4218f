import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseXlsx } from '../../../../src/import/formats/xlsx.ts';
import type { ParsedInput } from '../../../../src/import/document.ts';

function read(sheet: string, workbook = ''): Promise<ParsedInput> {
  const bytes = zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="urn:r">${workbook}<sheets><sheet name="One" r:id="a"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  });
  return parseXlsx({ name: 'table.xlsx', bytes, readBeside: () => undefined });
}

function toRow(place: number, ...cells: readonly string[]): string {
  return `<row r="${String(place)}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
}

describe('a sheet', () => {
  it('has rows with the numbers that Excel shows', async () => {
    const { documents } = await read(
      `<worksheet>${toRow(3, 'Question', 'Answer')}${toRow(9, 'How deep?', 'Forty_x000D_&#10;centimetres.')}</worksheet>`,
    );
    expect(documents).toMatchObject([{ line: 9, title: { value: 'How deep?', line: 9 } }]);
  });

  it('has days as the numbers that Excel counts, which a person is asked about where they begin in 1904', async () => {
    const sheet = `<worksheet>${toRow(1, 'Question', 'Answer', 'Date')}<row r="2"><c r="A2" t="str"><v>A?</v></c><c r="B2" t="str"><v>B.</v></c><c r="C2"><v>45748</v></c></row></worksheet>`;
    expect((await read(sheet)).documents[0]?.published).toBe('2025-04-01');
    expect((await read(sheet, '<workbookPr date1904="1"/>')).messages).toMatchObject([
      { requiresAction: true },
    ]);
  });

  it('is refused where it is damaged, where it declares what it repeats, and where it is of another kind', async () => {
    await expect(read('<worksheet><row>')).rejects.toThrow('damaged');
    await expect(read('<a>'.repeat(300))).rejects.toThrow('deeper than 200 levels');
    await expect(
      read(
        '<!DOCTYPE a [<!ENTITY b "cc">]><worksheet><row r="1"><c t="str"><v>&b;</v></c></row></worksheet>',
      ),
    ).rejects.toThrow('damaged');
    await expect(
      parseXlsx({
        name: 'a.xlsx',
        bytes: zipSync({ 'word/document.xml': strToU8('a') }),
        readBeside: () => undefined,
      }),
    ).rejects.toThrow('Word');
  });

  it('reads no cell that stands absurdly far out', async () => {
    await expect(
      read('<worksheet><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></worksheet>'),
    ).rejects.toThrow('no rows');
  });
});
