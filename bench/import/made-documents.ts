import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { articles } from '../../tests/unit/import/round-trip/article.ts';
import { exporters } from '../../tests/unit/import/round-trip/exporters.ts';

/** Documents of one format. */
export interface MadeDocuments {
  readonly format: string;
  readonly paths: readonly string[];
}

const seed = 20_260_601;

/** Writes the same articles, which look random and are equal in every run, in every format that the tests of the import can write. */
export function writeDocuments(folder: string, count: number): MadeDocuments[] {
  const made = fc.sample(articles, { seed, numRuns: count });
  return exporters.map(({ file, write, toLost }) => {
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
