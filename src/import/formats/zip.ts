import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { trimEndWhile } from '../../domain/text/index.ts';
import { UnreadableInputError } from '../input.ts';

/** The files of a zip by name, with `/` between folders; without entries for folders. */
export type Unpacked = ReadonlyMap<string, Uint8Array>;

/** No document has more files. */
const maxEntries = 10_000;

/** In bytes, for all files unpacked. */
const maxTotalBytes = 250_000_000;

/** Above this size in bytes, the compression ratio must not exceed `steepest`. */
const minCheckedBytes = 20_000_000;

/** XML of tables compresses to a fiftieth; a higher ratio is a zip bomb. */
const maxRatio = 200;

/**
 * Unpacks a zip such as a DOCX or XLSX in memory. Throws UnreadableInputError if the bytes are no
 * zip, if it is damaged or encrypted, if it has paths out of itself or duplicate names, or if it
 * would unpack to more than a document ever does; declared sizes are checked before unpacking and
 * enforced during it.
 * @param ending the expected file extension, such as `docx`, for messages.
 */
export async function unpack(bytes: Uint8Array, ending: string): Promise<Unpacked> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new UnreadableInputError(
      `The file is ${formatForeignBytes(bytes)}. Open it in the program that it came from, and save it as .${ending} without a password.`,
    );
  try {
    const zip = await fromBufferPromise(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true },
    );
    const entries = await listEntries(zip, ending);
    const files = new Map<string, Uint8Array>();
    for (const entry of entries) files.set(entry.fileName, await readEntry(zip, entry));
    return files;
  } catch (error) {
    if (error instanceof UnreadableInputError || !(error instanceof Error)) throw error;
    throw new UnreadableInputError(
      `The file is a damaged .${ending} (${trimEndWhile(error.message, (sign) => sign === '.' || sign === ' ')}). Open it in the program that it came from, which may repair it, and save it again.`,
    );
  }
}

async function listEntries(zip: ZipFile, ending: string): Promise<Entry[]> {
  if (zip.entryCount > maxEntries)
    throw findSuspicion(`it holds ${zip.entryCount} files, more than ${maxEntries}`, ending);
  const entries: Entry[] = [];
  const names = new Set<string>();
  let whole = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted())
      throw new UnreadableInputError(
        `The file is locked with a password. Open it with the password, and save it as .${ending} without one.`,
      );
    whole += entry.uncompressedSize;
    if (whole > maxTotalBytes)
      throw findSuspicion(
        `unpacked it would be larger than ${maxTotalBytes / 1_000_000} MB`,
        ending,
      );
    if (
      entry.uncompressedSize > minCheckedBytes &&
      entry.uncompressedSize > entry.compressedSize * maxRatio
    )
      throw findSuspicion(
        `“${entry.fileName}” in it would unpack to more than ${maxRatio} times its size`,
        ending,
      );
    if (entry.fileName.endsWith('/')) continue;
    // Part names are case-insensitive.
    const name = entry.fileName.toLowerCase();
    if (names.has(name))
      throw new UnreadableInputError(
        `The file holds “${entry.fileName}” twice, so that nobody can know which of the two is meant. Open it in the program that it came from, look whether all is there, and save it as .${ending} again.`,
      );
    names.add(name);
    entries.push(entry);
  }
  return entries;
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const bytes = await buffer(await zip.openReadStreamPromise(entry));
  if (crc32(bytes) !== entry.crc32)
    throw new Error(`“${entry.fileName}” in it is not what was packed`);
  return bytes;
}

function findSuspicion(reason: string, ending: string): UnreadableInputError {
  return new UnreadableInputError(
    `The file was not unpacked: ${reason}. If you trust it, open it in its program, take out what makes it so large, and save it as .${ending} again.`,
  );
}

/** File types by signature (Latin-1). */
const signatures: readonly { readonly begins: RegExp; readonly is: string }[] = [
  { begins: /^%PDF-/, is: 'a PDF' },
  { begins: /^\{\\rtf/, is: 'a rich text file (RTF)' },
  {
    begins: /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>\s*<\?mso-application/,
    is: 'a document that was saved as XML',
  },
  { begins: /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|!--|head|meta)/i, is: 'a web page' },
  { begins: /^[^\x00-\x08\x0e-\x1f]+$/, is: 'plain text' },
];

/** File types by the names in a zip. */
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

/** How many bytes are inspected to recognize a file type. */
const looked = 400;

/** Describes a file that is no zip; "empty" for one without bytes. */
function formatForeignBytes(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'empty';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    return holdsName(bytes, 'EncryptedPackage')
      ? 'locked with a password'
      : 'of the old Office format (.doc or .xls), whatever its name says';
  }
  const begin = Buffer.from(bytes.subarray(0, looked)).toString('latin1');
  return (
    signatures.find(({ begins }) => begins.test(begin))?.is ??
    'of no known kind, or damaged at its beginning'
  );
}

/** Describes a zip by the names in it. */
export function formatForeignZip(names: Iterable<string>): string {
  const all = [...names];
  return (
    contents.find(({ holds }) => all.some((name) => holds.test(name)))?.is ??
    'a zip with other files'
  );
}

/** Whether the bytes contain the name in UTF-16. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(name, 'utf16le'),
  );
}
