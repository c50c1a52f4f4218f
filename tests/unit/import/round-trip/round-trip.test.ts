import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualOrDeep } from '../../../deep.ts';
import type { ParsedInput } from '../../../../src/import/document.ts';
import { findFormat } from '../../../../src/import/formats.ts';
import { splitDocument } from '../../../../src/import/extract/split.ts';
import { accountFor } from '../../../../src/import/write/accounting.ts';
import { collectLineTexts } from '../../../../src/import/write/entry-file.ts';
import { parseWrittenMarkdown } from '../../../../src/import/write/markdown.ts';
import { resolveState } from '../../../../src/import/write/planned-file.ts';
import { writePlan } from '../../../../src/import/write/write-plan.ts';
import { plan, removePlace, type ImportPlace } from '../import-case.ts';
import { articles, type Article } from './article.ts';
import { exporters } from './exporters.ts';
import { toMarkdownText } from './exports.ts';

// The same articles in every run; other ones with IMPORT_SEED. A failure says the seed, and the
// smallest article that fails.
const seed = Number(process.env['IMPORT_SEED'] ?? 20_260_601);

describe.for(exporters)('an article that was written as $file', ({ file, write, toLost }) => {
  it('comes back as it was, with its questions, and no word is lost', async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        const given = toLost(article);
        const reading = await read(file, write(given));
        expect(toOutcomes(reading)).toEqual([toExpected(given)]);
        expect(listMissing(reading)).toEqual([]);
      }),
      { seed, numRuns: usualOrDeep(8, 30) },
    );
  });

  it('changes nothing where it is imported a second time', async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        const place = layOut({ [file]: write(toLost(article)) });
        try {
          await writePlan(place.content, await plan(place));
          const again = await plan(place);
          expect(
            again.inputs.flatMap(({ files }) =>
              files.filter((each) => resolveState(each) !== 'same').map(({ path }) => path),
            ),
          ).toEqual([]);
          expect([again.failures, again.redirects.size]).toEqual([[], 0]);
        } finally {
          removePlace(place);
        }
      }),
      { seed, numRuns: usualOrDeep(2, 6) },
    );
  });
});

/** A place for an import of these files into a new site. */
function layOut(files: Readonly<Record<string, string | Uint8Array>>): ImportPlace {
  const folder = mkdtempSync(join(tmpdir(), 'round-trip-'));
  mkdirSync(join(folder, 'content'));
  writeFileSync(
    join(folder, 'content/site.yml'),
    'title: Test site\nurl: https://hives-and-hands.org\nlanguage: en\npublisher:\n  name: Test site\n',
  );
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return {
    content: join(folder, 'content'),
    inputs: Object.keys(files).map((name) => join(folder, name)),
  };
}

/** What matters of an article: its texts in the one form in which Markdown is written. */
interface Outcome {
  readonly title: string;
  readonly body: string;
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
}

function toExpected({ title, body, questions }: Article): Outcome {
  return {
    title,
    body: toMarkdownText(body),
    questions: questions.map(({ question, answer }) => ({
      question,
      answer: toMarkdownText(answer),
    })),
  };
}

function toOutcomes({ documents }: ParsedInput): Outcome[] {
  return documents
    .flatMap((document) => splitDocument(document, { into: undefined, faq: 'split' }).entries)
    .map(({ title, body, questions }) => ({
      title: title.value,
      body: toMarkdownText(body),
      questions: questions.map((each) => ({
        question: each.title.value,
        answer: toMarkdownText(each.body),
      })),
    }));
}

/** The words of the input that are neither in what comes of it nor left out. */
function listMissing(reading: ParsedInput): string[] {
  const texts = toOutcomes(reading).flatMap(({ title, body, questions }) => [
    title,
    ...toTexts(body),
    ...questions.flatMap(({ question, answer }) => [question, ...toTexts(answer)]),
  ]);
  const dropped = [
    ...reading.dropped,
    ...reading.documents.flatMap(
      (document) => splitDocument(document, { into: undefined, faq: 'split' }).dropped,
    ),
  ];
  return accountFor(reading.visibleText, texts, dropped).missing.map(({ words }) => words);
}

function toTexts(markdown: string): string[] {
  return collectLineTexts(parseWrittenMarkdown(markdown));
}

async function read(name: string, content: string | Uint8Array): Promise<ParsedInput> {
  const format = findFormat(name);
  if (format === undefined) throw new Error(`no format reads ${name}`);
  return format.parse({
    name,
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
    readBeside: () => undefined,
  });
}
