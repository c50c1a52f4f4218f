/** A file to be imported. */
export interface Input {
  /** Its path below the folder that was named, with `/` between folders; its name alone where a file was named. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The bytes of a file that lies beside the input or below its folder; undefined where there is none. Never leaves the folder. */
  readonly readBeside: (path: string) => Uint8Array | undefined;
}

/** Thrown where an input cannot be read at all; the message says what was found, what was expected and what to do. */
export class UnreadableInputError extends Error {}

/** A text and how its bytes were read. */
interface DecodedText {
  /** With `\n` alone at the ends of lines and without a byte order mark. */
  readonly text: string;
  readonly encoding: string;
  /** Whether nothing in the bytes tells the encoding, so that letters may be wrong. */
  readonly isGuess: boolean;
}

/**
 * Reads bytes as text: by their byte order mark, else as what is declared, else as UTF-8, else as Windows-1252, which old
 * editors write. Throws UnreadableInputError where the bytes hold NUL, as no text does.
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
