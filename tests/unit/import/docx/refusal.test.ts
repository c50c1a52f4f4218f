import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UnreadableInputError } from '../../../../src/import/input.ts';
import { parseDocx } from '../../../../src/import/formats/docx.ts';
import { p, r, toDocx } from './docx-file.ts';

const main = (xml: string) => zipSync({ 'word/document.xml': strToU8(xml) });
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

describe('a file that cannot be read as a document', () => {
  it.each([
    [
      'holds no text of Word',
      zipSync({
        'content.xml': strToU8('<a/>'),
        mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      }),
      /OpenDocument file .* save it as \.docx/,
    ],
    ['is a table of Excel', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), /a table of Excel/],
    [
      'has XML that was cut off',
      main(`<w:document ${w}><w:body><w:p>`),
      /“word\/document\.xml” in the file is no XML/,
    ],
    ['has another text than Word writes', main('<html/>'), /not a document of Word/],
    [
      'declares entities that grow',
      main(
        `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document ${w}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`,
      ),
      /declares entities/,
    ],
    [
      'nests without end',
      main(`<w:document ${w}><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(5000)}`),
      /nests deeper than 200/,
    ],
    ['holds no words', toDocx(p('')), /holds no words/],
  ])('is refused in words where it %s', async (_, bytes, message) => {
    const outcome = await parseDocx({ name: 'a.docx', bytes, readBeside: () => undefined }).catch(
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(UnreadableInputError);
    expect(String(outcome)).toMatch(message);
  });
});

describe('a document that other programs wrote', () => {
  it('is read with prefixes of its own, and by the strict edition of the standard', async () => {
    const reading = await parseDocx({
      name: 'a.docx',
      bytes: main(
        '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Words.</x:t></x:r></x:p></x:body></x:document>',
      ),
      readBeside: () => undefined,
    });
    expect(reading.visibleText).toEqual([{ line: 1, words: 'Words.' }]);
  });

  it('is read although characters stand in it that XML forbids', async () => {
    const reading = await parseDocx({
      name: 'a.docx',
      bytes: toDocx(p(r('Wo\u0001rds.'))),
      readBeside: () => undefined,
    });
    expect(reading.documents[0]?.tree.children).toHaveLength(1);
  });
});
