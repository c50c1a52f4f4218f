import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createIndex } from 'pagefind';
import { vi } from 'vitest';
import type { Engine } from '../../../../src/search/query/engine.ts';
import { loadRuntime, Postings, startPagefind } from '../../../../src/search/query/pagefind.ts';
import { Tokenizer } from '../../../../src/search/tokenize.ts';
import { withItemMarks } from '../../../../src/search/markup.ts';
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
 * Indexes pages with Pagefind itself and starts its runtime on them, with the files read from the
 * disk.
 */
export async function createEngine(
  language: string,
  pages: readonly SmallPage[],
  {
    stopWords = [],
    synonyms = {},
    letters = {},
    common = {},
  }: Partial<
    Record<'synonyms', Record<string, string[]>> & {
      stopWords: string[];
      letters: Record<string, string>;
      common: Record<string, number>;
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
      content: withItemMarks(toHtml(language, page)),
    });
  for (const { path, content } of (await index.getFiles()).files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await index.deleteIndex();
  vi.stubGlobal(
    'fetch',
    async (address: string) => new Response(readFileSync(address.replace(/\?.*/, ''))),
  );
  const pagefind = await startPagefind(await loadRuntime(`${folder}/`), `${folder}/`, language);
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
