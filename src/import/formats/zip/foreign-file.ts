/** What a file is that begins with these bytes (Latin-1), where it is none that was asked for. */
const beginnings: readonly { readonly begins: RegExp; readonly is: string }[] = [
  { begins: /^%PDF-/, is: 'a PDF' },
  { begins: /^\{\\rtf/, is: 'a rich text file (RTF)' },
  {
    begins: /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>\s*<\?mso-application/,
    is: 'a document that was saved as XML',
  },
  { begins: /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|!--|head|meta)/i, is: 'a web page' },
  { begins: /^[^\x00-\x08\x0e-\x1f]+$/, is: 'plain text' },
];

/** What a zip is that holds these names, where it is none that was asked for. */
const contents: readonly { readonly holds: RegExp; readonly is: string }[] = [
  { holds: /^word\/document\d*\.xml$/, is: 'a document of Word (.docx)' },
  { holds: /^xl\/workbook\.xml$/, is: 'a table of Excel (.xlsx)' },
  { holds: /^xl\/workbook\.bin$/, is: 'a table of Excel in its binary form (.xlsb)' },
  { holds: /^ppt\/presentation\.xml$/, is: 'a presentation (.pptx)' },
  { holds: /^META-INF\/container\.xml$/, is: 'an e-book (.epub)' },
  {
    holds: /^content\.xml$/,
    is: 'an OpenDocument file (.odt or .ods), as LibreOffice saves by default',
  },
  { holds: /^Index\/.*\.iwa$|^Index\.zip$|^index\.xml$/, is: 'a file of Apple Pages or Numbers' },
];

/** As many bytes as are looked at to tell a file that is no zip. */
const looked = 400;

/** In words what a file is that is no zip; "empty" for one without bytes. */
export function describeForeignBytes(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'empty';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    return holdsName(bytes, 'EncryptedPackage')
      ? 'locked with a password'
      : 'of the old Office format (.doc or .xls), whatever its name says';
  }
  const begin = Buffer.from(bytes.subarray(0, looked)).toString('latin1');
  return (
    beginnings.find(({ begins }) => begins.test(begin))?.is ??
    'of no known kind, or damaged at its beginning'
  );
}

/** In words what a zip is, by the names in it. */
export function describeForeignZip(names: Iterable<string>): string {
  const all = [...names];
  return (
    contents.find(({ holds }) => all.some((name) => holds.test(name)))?.is ??
    'a zip with other files'
  );
}

/** Whether the bytes hold the name as such files write it, in UTF-16. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(name, 'utf16le'),
  );
}
