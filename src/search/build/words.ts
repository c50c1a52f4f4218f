import { gunzipSync } from 'node:zlib';
import { findCommonWords } from './common-words.ts';
import type { IndexFile } from './file.ts';
import { createLetterFiles } from './letters.ts';
import { createWordReader } from './plain-words.ts';

/** What Pagefind writes before the text of a page. */
const pagefindMark = 'pagefind_dcd';

/**
 * Makes the files that tell the search in the browser of the words of the index: `words.json` (there: `IndexWords`) and the
 * words themselves by their beginning. `files` are what Pagefind made of pages of one language. Throws where they are not
 * what Pagefind 1.6 makes.
 */
export function createVocabularyFiles(files: readonly IndexFile[]): IndexFile[] {
  const readWords = createWordReader(toLanguage(files));
  const counts = new Map<string, number>();
  let pages = 0;
  for (const file of files.filter(({ path }) => path.startsWith('fragment/'))) {
    pages += 1;
    for (const word of readWords(toText(file))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const { letters, files: letterFiles } = createLetterFiles(counts);
  return [
    {
      path: 'words.json',
      content: JSON.stringify({ pages, common: findCommonWords(counts, pages), letters }),
    },
    ...letterFiles,
  ];
}

/** The language that the index names; where it is empty, any. */
function toLanguage(files: readonly IndexFile[]): string {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json');
  const parsed: unknown = JSON.parse(Buffer.from(entry?.content ?? '{}').toString());
  const languages = isRecord(parsed) ? parsed['languages'] : undefined;
  if (!isRecord(languages))
    throw new Error('pagefind-entry.json is not what Pagefind writes: it has no "languages".');
  return Object.keys(languages)[0] ?? 'en';
}

/** All that a reader may ask a page for: its text, its title and the other ways to ask. */
function toText({ path, content }: IndexFile): string {
  const text = gunzipSync(content).toString();
  const fragment: unknown = text.startsWith(pagefindMark)
    ? JSON.parse(text.slice(pagefindMark.length))
    : undefined;
  if (
    !isRecord(fragment) ||
    typeof fragment['content'] !== 'string' ||
    !isRecord(fragment['meta'])
  ) {
    throw new Error(
      `${path} is not what Pagefind writes: expected "${pagefindMark}" and an object with "content" and "meta".`,
    );
  }
  const { title, asks } = fragment['meta'];
  return [fragment['content'], title, asks].filter((each) => typeof each === 'string').join('\n');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
