import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createIndex } from 'pagefind';
import type { Engine } from '../../../../src/search/query/engine.ts';
import { Pagefind } from '../../../../src/search/query/pagefind.ts';
import { Postings } from '../../../../src/search/query/postings.ts';
import { Tokenizer } from '../../../../src/search/tokenize.ts';
import { withTextBoundaries } from '../../../../src/search/markup.ts';
import { Vocabulary } from '../../../../src/search/query/vocabulary.ts';

export interface SmallPage {
  readonly id: string;
  readonly kind?: string;
  readonly topic?: string;
  readonly title: string;
  readonly asks?: string;
  readonly notes?: string;
  readonly html: string;
}

/** The folders of all indexes made so far, to be removed when the tests are done. */
export const folders: string[] = [];

/**
 * Indexes pages with Pagefind itself and opens the index, with the files read from the disk.
 */
export async function createEngine(
  language: string,
  pages: readonly SmallPage[],
  {
    stopWords = [],
    synonyms = {},
    letters = {},
    common = {},
    onRead = () => undefined,
  }: Partial<
    Record<'synonyms', Record<string, string[]>> & {
      stopWords: string[];
      letters: Record<string, string>;
      common: Record<string, number>;
      /** Is told each file that the search reads; what it throws keeps the file from being read. */
      onRead: (path: string) => unknown;
    }
  > = {},
): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-search-'));
  folders.push(folder);
  const { index } = await createIndex();
  if (index === undefined) throw new Error('Pagefind gave no index.');
  for (const page of pages)
    await index.addHTMLFile({
      url: `/${page.id}/`,
      content: withTextBoundaries(toHtml(language, page)),
    });
  for (const { path, content } of (await index.getFiles()).files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await index.deleteIndex();
  const read = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    onRead(path);
    return gunzipSync(readFileSync(join(folder, path)));
  };
  const entry = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8'));
  const pagefind = await Pagefind.open(entry, language, read);
  return {
    pagefind,
    tokenizer: new Tokenizer(language, stopWords),
    postings: new Postings(pagefind, language),
    vocabulary: new Vocabulary(
      Object.fromEntries(Object.keys(letters).map((letter) => [letter, letter])),
      async (letter) => letters[letter] ?? '',
    ),
    words: { pages: pages.length, averageWords: 20, sureFrom: 1.4, common, letters: {} },
    synonyms: new Map(Object.entries(synonyms)),
  };
}

function toHtml(
  language: string,
  { kind = 'question', topic = 'rest', title, asks = '', notes = '', html }: SmallPage,
): string {
  return `<!doctype html><html lang="${language}"><body><main data-pagefind-body data-asks="${asks}" data-notes="${notes}" data-kind="${kind}" data-topic="${topic}"
    data-pagefind-meta="asks[data-asks], notes[data-notes]" data-pagefind-filter="kind[data-kind], topic[data-topic]"><h1>${title}</h1>${html}</main></body></html>`;
}
