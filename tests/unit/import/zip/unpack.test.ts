import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UnreadableInputError } from '../../../../src/import/input.ts';
import { formatForeignZip, unpack } from '../../../../src/import/formats/zip.ts';

describe('a zip', () => {
  it('is unpacked to its files, without its folders', async () => {
    const files = await unpack(
      toZip({
        'word/': new Uint8Array(),
        'word/document.xml': strToU8('<a/>'),
        'empty.txt': new Uint8Array(),
      }),
      'docx',
    );
    expect([...files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['word/document.xml', '<a/>'],
      ['empty.txt', ''],
    ]);
  });

  it('is found where its bytes are a part of larger ones', async () => {
    const zip = toZip({ 'a.txt': strToU8('in the middle') });
    const around = new Uint8Array(zip.length + 20);
    around.set(zip, 10);
    expect([...(await unpack(around.subarray(10, 10 + zip.length), 'docx')).keys()]).toEqual([
      'a.txt',
    ]);
  });
});

describe('a zip that was made to do harm', () => {
  it.each([
    [
      'holds too many files',
      () => declareCount(toZip({ 'a.xml': strToU8('a') }), 10_001),
      /holds 10001 files, more than 10000/,
    ],
    [
      'unpacks to far more than its size',
      () => declareSize(toZip({ 'word/document.xml': new Uint8Array(50_000) }), 30_000_000),
      /“word\/document\.xml” in it would unpack to more than 200 times its size/,
    ],
    [
      'unpacks to more than a memory should hold',
      () => declareSize(toZip({ 'a.png': strToU8('a') }), 300_000_000),
      /larger than 250 MB/,
    ],
    [
      'says that it is smaller than it is',
      () => declareSize(toZip({ 'a.xml': new Uint8Array(100_000) }), 10),
      /damaged \.docx .*too many bytes/,
    ],
    [
      'says that it is larger than it is',
      () => declareSize(toZip({ 'a.xml': strToU8('short') }), 4000),
      /damaged \.docx/,
    ],
    [
      'names a file above itself',
      () => toZip({ '../../escape.xml': strToU8('a') }),
      /damaged \.docx .*invalid relative path/,
    ],
    [
      'names a file of the machine',
      () => toZip({ '/etc/passwd': strToU8('a') }),
      /damaged \.docx .*absolute path/,
    ],
  ])('is refused where it %s', async (_, make, message) => {
    await expectRefusal(make(), message);
  });
});

describe('a zip that cannot be read', () => {
  it.each([
    ['was cut off', () => toZip({ 'a.xml': strToU8('some words') }).slice(0, 60), /damaged \.docx/],
    [
      'has a file that was changed afterwards',
      () => alterFirst(zipSync({ 'a.xml': strToU8('some words') }, { level: 0 }), 'some', 'same'),
      /“a\.xml” in it is not what was packed/,
    ],
    [
      'is locked',
      () => setFlag(toZip({ 'a.xml': strToU8('secret') }), 1),
      /locked with a password/,
    ],
    [
      'is packed in a way of its own',
      () => setMethod(toZip({ 'a.xml': strToU8('words') }), 14),
      /unsupported compression method/,
    ],
  ])('ends in a message where it %s', async (_, make, message) => {
    await expectRefusal(make(), message);
  });
});

describe('a file that is no zip', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  it.each([
    ['an old Word file', Uint8Array.from([...ole, ...new Uint8Array(600)]), /old Office format/],
    [
      'a Word file with a password',
      Uint8Array.from([
        ...ole,
        ...new Uint8Array(600),
        ...Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      /locked with a password/,
    ],
    ['a PDF', strToU8('%PDF-1.7\n%\u00e2\u00e3'), /is a PDF/],
    ['rich text', strToU8('{\\rtf1\\ansi Hello}'), /rich text file/],
    ['a web page', strToU8('<html><body>Hello</body></html>'), /is a web page/],
    [
      'flat XML of Word',
      strToU8('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>'),
      /saved as XML/,
    ],
    ['text', strToU8('Dear reader,\n\nhello.'), /plain text/],
    ['nothing', new Uint8Array(), /The file is empty/],
    ['noise', Uint8Array.from([1, 2, 3, 0, 200]), /no known kind/],
  ])('is named: %s', async (_, bytes, message) => {
    await expectRefusal(bytes, message);
    await expectRefusal(bytes, /save it as \.docx/);
  });
});

describe('a zip of another kind', () => {
  it.each([
    [['mimetype', 'content.xml', 'META-INF/manifest.xml'], /OpenDocument/],
    [['[Content_Types].xml', 'xl/workbook.xml'], /Excel \(\.xlsx\)/],
    [['[Content_Types].xml', 'word/document.xml'], /Word/],
    [['ppt/presentation.xml'], /presentation/],
    [['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf'], /e-book/],
    [['Index/Document.iwa'], /Apple Pages/],
    [['photo.jpg'], /other files/],
  ])('is named by what it holds: %s', (names, expected) => {
    expect(formatForeignZip(names)).toMatch(expected);
  });
});

async function expectRefusal(bytes: Uint8Array, message: RegExp): Promise<void> {
  const outcome = await unpack(bytes, 'docx').catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(UnreadableInputError);
  expect(String(outcome)).toMatch(message);
}

function toZip(files: Zippable): Uint8Array {
  return zipSync(files);
}

/** Where the zip's list of its files begins. */
function findList(zip: Uint8Array): number {
  return Buffer.from(zip).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
}

function declareSize(zip: Uint8Array, size: number): Uint8Array {
  const changed = Buffer.from(zip);
  changed.writeUInt32LE(size, findList(zip) + 24);
  return changed;
}

function declareCount(zip: Uint8Array, count: number): Uint8Array {
  const changed = Buffer.from(zip);
  const end = changed.indexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  changed.writeUInt16LE(count, end + 8);
  changed.writeUInt16LE(count, end + 10);
  return changed;
}

function setFlag(zip: Uint8Array, flag: number): Uint8Array {
  const changed = Buffer.from(zip);
  changed.writeUInt16LE(flag, findList(zip) + 8);
  return changed;
}

function setMethod(zip: Uint8Array, method: number): Uint8Array {
  const changed = Buffer.from(zip);
  changed.writeUInt16LE(method, findList(zip) + 10);
  return changed;
}

function alterFirst(zip: Uint8Array, from: string, to: string): Uint8Array {
  const changed = Buffer.from(zip);
  changed.write(to, changed.indexOf(from));
  return changed;
}
