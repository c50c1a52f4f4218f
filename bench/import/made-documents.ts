import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { articles, type Article } from '../../tests/unit/import/round-trip/article.ts';
import { exporters } from '../../tests/unit/import/round-trip/exporters.ts';
import { toMarkdownText } from '../../tests/unit/import/round-trip/exports.ts';

/** Documents of one format. */
export interface MadeDocuments {
  readonly format: string;
  readonly paths: readonly string[];
}

const seed = 20_260_601;

/** Writes the same articles, which look random and are equal in every run, in every format that the tests of the import can write. */
export function writeDocuments(folder: string, count: number): MadeDocuments[] {
  const made = fc.sample(articles, { seed, numRuns: count });
  const tables = { file: 'questions.csv', write: exportCsv, toLost: (article: Article) => article };
  return [...exporters, tables].map(({ file, write, toLost }) => {
    const [, format = ''] = /\.(\w+)$/.exec(file) ?? [];
    const own = join(folder, `made-${format}`);
    mkdirSync(own);
    const paths = made.map((article, index) => {
      const path = join(own, `article-${index}.${format}`);
      writeFileSync(path, write(toLost(article)));
      return path;
    });
    return { format, paths };
  });
}

/** A table of an article's questions; of one without any, a table that asks for its body. */
function exportCsv({ title, body, questions }: Article): string {
  const rows =
    questions.length === 0
      ? [{ question: `What is there to say ${title.toLowerCase()}?`, answer: body }]
      : questions;
  const quote = (text: string) => `"${text.trim().replaceAll('"', '""')}"`;
  return [
    'question,answer',
    ...rows.map(({ question, answer }) => `${quote(question)},${quote(toMarkdownText(answer))}`),
  ].join('\r\n');
}
