import type { ContentFile } from '../files/content-folder.ts';
import type { Edit } from '../diagnostic.ts';
import { decodeSourceText } from '../files/source-text.ts';

const mark = Buffer.from('\ufeff');

/** The file with these changes, which do not overlap; all other bytes stay as they are, a byte order mark too. The file must be UTF-8. */
export function editFile(file: ContentFile, edits: readonly Edit[]): ContentFile {
  if (edits.length === 0) return file;
  const head = file.bytes.subarray(0, 3).equals(mark) ? mark : Buffer.alloc(0);
  const bytes = Buffer.concat([
    head,
    Buffer.from(editText(decodeSourceText(file.bytes).text, edits)),
  ]);
  return { ...file, bytes, size: bytes.length };
}

/** The text with these changes, which do not overlap. */
export function editText(text: string, edits: readonly Edit[]): string {
  let [edited, at] = ['', 0];
  for (const { start, end, text: written } of edits.toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  )) {
    edited += text.slice(at, start) + written;
    at = end;
  }
  return edited + text.slice(at);
}
