import { isUtf8 } from 'node:buffer';

/** The text of a file, and whether its bytes were what they must be: UTF-8. */
export interface SourceText {
  /** The text without a byte order mark; unreadable bytes are U+FFFD. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'unknown';
  /** The offset in `text` of the first character whose bytes are not UTF-8. */
  readonly firstInvalid: number | undefined;
}

/** Reads bytes as UTF-8; never throws. */
export function decodeSourceText(bytes: Buffer): SourceText {
  if (isUtf16(bytes)) return { text: '', encoding: 'utf-16', firstInvalid: undefined };
  const text = new TextDecoder('utf-8').decode(bytes);
  return isUtf8(bytes)
    ? { text, encoding: 'utf-8', firstInvalid: undefined }
    : { text, encoding: 'unknown', firstInvalid: findFault(bytes, text) };
}

function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  // Without a byte order mark: every other byte of Latin letters is zero.
  const head = bytes.subarray(0, 64);
  if (!head.includes(0)) return false;
  const zeros = head.filter((byte) => byte === 0).length;
  return head.length >= 8 && zeros * 5 > head.length * 2 && zeros * 5 < head.length * 3;
}

const replacement = Buffer.from('\ufffd');

/** All before the first fault is exact, so its bytes can be counted; a U+FFFD that the file itself holds is no fault. */
function findFault(bytes: Buffer, text: string): number | undefined {
  const mark = bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0;
  let [byte, counted] = [mark, 0];
  for (const { index } of text.matchAll(/\ufffd/g)) {
    byte += Buffer.byteLength(text.slice(counted, index));
    counted = index;
    if (!bytes.subarray(byte, byte + 3).equals(replacement)) return index;
  }
  return undefined;
}
