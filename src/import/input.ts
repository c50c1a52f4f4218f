import type { SiteClock } from './moment.ts';

/** A file to be imported. */
export interface Input {
  /** Its path below the given folder, with `/` as separator; its file name if a file was given. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /**
   * The bytes of a file beside the input or below its folder; undefined if there is none. Never
   * leaves the folder.
   */
  readonly readBeside: (path: string) => Uint8Array | undefined;
  /** The place of such a file on the disk, if it is one that a text may offer. */
  readonly findBeside?: (path: string) => string | undefined;
  /**
   * The files of these names in the folders at and above the input, the nearest first. Some folders
   * above the given one count, since people give the folder of the texts within a site.
   */
  readonly findAbove?: (names: readonly string[]) => readonly FoundAbove[];
  /** The system of the files around it, which counts if the file itself tells none. */
  readonly systemAround?: string | undefined;
  /**
   * The clock of the site that it is imported into; days are taken as they are written without it.
   */
  readonly clock?: SiteClock;
}

/** A file in a folder at or above the input. */
export interface FoundAbove {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The path of the input below that folder, with `/` as separator. */
  readonly path: string;
  /** The bytes of a file below that folder, by its path there; undefined if there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The place of such a file on the disk, if it is one that a text may offer. */
  readonly find: (path: string) => string | undefined;
}

/**
 * Thrown if an input cannot be read at all; the message says what was found, what was expected and
 * what to do.
 */
export class UnreadableInputError extends Error {}

/** Decodes percent-encoding; an invalid address stays as it is. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** For an encoding that had to be guessed. */
export const guessedEncodingMessage = {
  line: 1,
  message:
    'The file does not say how its letters are stored; they were read as Windows wrote them (Windows-1252). Look whether letters such as ä and é are right; if not, save the file as UTF-8 and import it again.',
  requiresAction: true,
} as const;

/** A text and its encoding. */
interface DecodedText {
  /** With `\n` as line ends and without a byte order mark. */
  readonly text: string;
  readonly encoding: string;
  /** Whether the encoding is a guess, so that letters may be wrong. */
  readonly isGuess: boolean;
}

/**
 * Decodes bytes: by the byte order mark, else as declared, else as UTF-8, else as Windows-1252.
 * Throws UnreadableInputError if the bytes contain NUL.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = findByteOrderMark(bytes);
  if (marked === undefined && bytes.includes(0))
    throw new UnreadableInputError(
      'The file is no text: it holds bytes that no text has. Save it from its program as text, or as one of the formats that can be imported.',
    );
  if (marked !== undefined)
    return { text: decode(bytes, marked) ?? '', encoding: marked, isGuess: false };
  const attempts = [
    ...(declared === undefined ? [] : [{ encoding: declared, isGuess: false }]),
    { encoding: 'utf-8', isGuess: false },
  ];
  for (const { encoding, isGuess } of attempts) {
    const text = decode(bytes, encoding, true);
    if (text !== undefined) return { text, encoding, isGuess };
  }
  return { text: decode(bytes, 'windows-1252') ?? '', encoding: 'windows-1252', isGuess: true };
}

function decode(bytes: Uint8Array, encoding: string, isFatal = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: isFatal }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

function findByteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
