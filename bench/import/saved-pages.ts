import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { findInputs } from '../../src/import/find-inputs.ts';
import { parseHtmlFragment } from '../../src/import/formats/html/tree.ts';
import { planDocuments } from '../../src/import/import-documents.ts';
import { createSteps } from '../../src/import/steps/steps.ts';
import { listCountedWords } from '../../src/import/write/accounting.ts';
import { collectLineTexts } from '../../src/import/write/entry-file.ts';
import { parseWrittenMarkdown } from '../../src/import/write/markdown.ts';
import { createSite } from './cases.ts';

/** How near the text that was taken from a saved page comes to the one that people chose. */
interface SavedPage {
  readonly name: string;
  /**
   * The share of the chosen words that was taken, and the share of chosen ones among those taken.
   */
  readonly recall: number;
  readonly precision: number;
  readonly title: string;
  readonly expectedTitle: string;
  readonly isTitleRight: boolean;
}

const metadata = z.looseObject({ title: z.string().nullish().catch('') });
const front = z.looseObject({
  title: z.string().catch(''),
  question: z.string().catch(''),
});

/**
 * Imports the pages of Readability's own tests, each a folder with `source.html`, `expected.html`
 * and `expected-metadata.json`, and holds what was taken against what is expected.
 */
export async function measureSavedPages(folder: string): Promise<SavedPage[]> {
  const place = mkdtempSync(join(tmpdir(), 'answerable-pages-'));
  try {
    const content = createSite(join(place, 'content'));
    const pages: SavedPage[] = [];
    for (const name of readdirSync(folder).sort()) {
      const page = join(folder, name);
      if (existsSync(join(page, 'source.html'))) pages.push(await measurePage(page, name, content));
    }
    return pages;
  } finally {
    rmSync(place, { recursive: true });
  }
}

async function measurePage(page: string, name: string, content: string): Promise<SavedPage> {
  mkdirSync(content, { recursive: true });
  const { inputs } = await planDocuments(
    findInputs([join(page, 'source.html')]),
    content,
    {
      into: undefined,
      faq: 'split',
      today: '2026-06-01',
      timeZone: 'UTC',
      topic: 'garden',
      author: 'ada',
      isDraft: false,
    },
    createSteps,
  );
  const entries = inputs
    .flatMap(({ files }) => files)
    .filter(({ kind }) => kind === 'article' || kind === 'page' || kind === 'FAQ entry')
    .map(({ bytes }) => /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(bytes.toString('utf8')) ?? [])
    .map(([, head = '', body = '']) => ({ ...front.parse(parse(head)), body }));
  // Words about a source count as kept if they are in the file of the source.
  const sources = inputs
    .flatMap(({ files }) => files)
    .filter(({ kind }) => kind === 'source')
    .map(({ bytes }) => bytes.toString('utf8'));
  const taken = entries.flatMap(({ question, body }) => [
    question,
    ...collectLineTexts(parseWrittenMarkdown(body)),
  ]);
  const expected = parseHtmlFragment(readFileSync(join(page, 'expected.html'), 'utf8'));
  const wanted = expected.tree.children.flatMap((node) => collectLineTexts(node));
  const own = taken.flatMap(listCountedWords);
  const chosen = wanted.flatMap(listCountedWords);
  const both = countCommon(own, chosen);
  const title = entries.at(-1)?.title ?? '';
  const expectedTitle =
    metadata.parse(JSON.parse(readFileSync(join(page, 'expected-metadata.json'), 'utf8'))).title ??
    '';
  return {
    name,
    recall:
      chosen.length === 0
        ? 1
        : countCommon([...own, ...sources.flatMap(listCountedWords)], chosen) / chosen.length,
    precision: own.length === 0 ? 1 : both / own.length,
    title,
    expectedTitle,
    isTitleRight:
      expectedTitle === '' ||
      listTitles(expectedTitle).some((each) => toKey(title) === toKey(each)),
  };
}

/**
 * A title, and the parts of it beside the name of the site, which Readability often leaves there.
 */
function listTitles(title: string): string[] {
  const parts = title.split(/\s*(?:[|–—·»«_[]|::|\s-\s|:\s)\s*/u);
  return [
    title,
    ...parts.flatMap((_, start) =>
      parts.slice(start).map((_part, index) => parts.slice(start, start + index + 1).join(' ')),
    ),
  ];
}

function toKey(title: string): string {
  return listCountedWords(title).join(' ').toLowerCase();
}

function countCommon(some: readonly string[], others: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1);
  return some.filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count > 0;
  }).length;
}
