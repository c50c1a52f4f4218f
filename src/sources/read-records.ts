import { isUtf8 } from 'node:buffer';
import { loadOptional } from '../domain/optional-packages.ts';
import type { RecordRead } from './source-record.ts';
import { TaggedLinesError } from './formats/tagged-lines.ts';

/** The file cannot be read as records; the message says where and why, and what to do. */
export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError';
}

/** A site cites no more at once; a whole library exported by mistake would fill the folder. */
const mostRecords = 500;

interface Format {
  readonly name: string;
  readonly isIn: (text: string) => boolean;
  readonly read: (text: string) => Promise<RecordRead[]>;
}

// The text says what it is; endings are often lost or wrong. BibTeX comes last, since `@` may stand
// in any other.
const formats: readonly Format[] = [
  {
    name: 'CSL-JSON',
    isIn: (text) => /^\s*[[{]/.test(text),
    read: async (text) => (await import('./formats/csl-json.ts')).readCslJson(text),
  },
  {
    name: 'RIS',
    isIn: (text) => /^TY {2}-/m.test(text),
    read: async (text) => (await import('./formats/ris.ts')).readRis(text),
  },
  {
    name: 'nbib',
    isIn: (text) => /^PMID ?- /m.test(text),
    read: async (text) => (await import('./formats/nbib.ts')).readNbib(text),
  },
  {
    name: 'BibTeX',
    isIn: (text) => /@\s*[a-z]+\s*[{(]/i.test(text),
    read: async (text) =>
      (await loadOptional(() => import('./formats/bibtex.ts'))).readBibtex(text),
  },
];

/**
 * Reads the records of a file of CSL-JSON, BibTeX, RIS or PubMed's nbib, each with its place.
 * Throws an `UnreadableFileError` if the text is none of these, or breaks off.
 */
export async function readRecords(bytes: Buffer): Promise<RecordRead[]> {
  const text = decodeText(bytes);
  const format = formats.find(({ isIn }) => isIn(text));
  if (format === undefined)
    throw new UnreadableFileError(
      'This is neither CSL-JSON, BibTeX, RIS nor nbib. Export the record again in one of these formats.',
    );
  const records = await format.read(text).catch((error: unknown) => {
    throw new UnreadableFileError(
      `This ${format.name} cannot be read: ${describeFailure(error, text)} Nothing was added; export the file again, or mend that place.`,
    );
  });
  if (records.length === 0)
    throw new UnreadableFileError(`This ${format.name} holds no record. Export the record again.`);
  if (records.length > mostRecords)
    throw new UnreadableFileError(
      `The file holds ${records.length} records, and ${mostRecords} are the most. Export those that the site cites.`,
    );
  return records;
}

/**
 * Text of UTF-8 or UTF-16, with or without a byte order mark, or else of Windows (Latin-1), as old
 * programs write it.
 */
function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : isUtf8(bytes)
          ? 'utf-8'
          : 'windows-1252';
  return new TextDecoder(encoding).decode(bytes);
}

/** What went wrong, with the line where the reader of the format tells it. */
function describeFailure(error: unknown, text: string): string {
  if (error instanceof TaggedLinesError) return `line ${error.line}: ${error.message}`;
  if (!(error instanceof Error)) return String(error);
  if (error instanceof RangeError) return 'its brackets are nested too deep.';
  const message = (error.message.split('\n', 1)[0] ?? '').replace(/:$/, '');
  if (/got EOF/.test(message))
    return `line ${text.trimEnd().split('\n').length}: it breaks off there, with a bracket or quotation mark left open.`;
  const place =
    / at line (\d+) col (\d+)/.exec(message) ?? / \(line (\d+) column (\d+)\)/.exec(message);
  if (place !== null)
    return `line ${place[1]}, column ${place[2]}: ${formatSentence(message.replace(place[0], ''))}`;
  return error instanceof SyntaxError && / end of /.test(message)
    ? `line ${text.trimEnd().split('\n').length}: it breaks off there.`
    : formatSentence(message);
}

function formatSentence(text: string): string {
  const words = text.replace(/ (?:in JSON )?at position \d+/, '').trim();
  return `${words}${/[.!?]$/.test(words) ? '' : '.'}`;
}
