import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgress } from '../src/progress/index.ts';
import { createSite, measureCases } from './import/cases.ts';
import { writeDocuments } from './import/made-documents.ts';
import { measureSites } from './import/sites.ts';
import { measureSavedPages } from './import/saved-pages.ts';
import { addFigures, measureImport, noFigures, type ImportFigures } from './import/measure.ts';

/** How many documents of each format are made. */
const made = 200;

/**
 * Imports documents that are made, 200 of each format, and those that the golden cases hold. Prints
 * for each format how many it read in a second, how many words of them stand in entries or are
 * named as left out, and how many entries pass `npm run check` as they were written, where the
 * author and the topic are given; then what became of the links and addresses of sites that are
 * made. With `--pages FOLDER` it measures saved pages instead.
 */
export async function benchImport(
  print: (line: string) => void,
  options: readonly string[] = [],
): Promise<void> {
  const pages = options[options.indexOf('--pages') + 1];
  if (options.includes('--pages') && pages !== undefined) {
    await benchSavedPages(pages, options.includes('--each'), print);
    return;
  }
  print(`made documents, ${made} of each format`);
  const folder = mkdtempSync(join(tmpdir(), 'answerable-import-'));
  try {
    const progress = createProgress(process.stderr);
    for (const { format, paths } of writeDocuments(folder, made)) {
      progress.begin(`Importing documents of the format ${format}`);
      // The first loads the reader, as the first document of every import does.
      await measureImport(createSite(join(folder, `first-${format}`)), paths.slice(0, 1));
      const figures = await measureImport(createSite(join(folder, `site-${format}`)), paths);
      progress.end();
      print(formatFigures(format, figures));
    }
    print('documents of the golden cases');
    const cases = await measureCases();
    for (const [format, figures] of cases) print(formatFigures(format, figures));
    print(formatFigures('all', [...cases.values()].reduce(addFigures, noFigures)));
    print('sites of thirty pages, cross-linked');
    for (const { system, links, kept, addresses, led } of await measureSites())
      print(
        `  ${system}: ${kept} of ${links} links lead to their entry and place (${toShare(kept, links)}); ${led} of ${addresses} old addresses lead on (${toShare(led, addresses)})`,
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Imports the test pages of Readability from a folder, and prints how near what is taken comes to
 * what is expected; `isEach` prints the pages that are not right.
 */
async function benchSavedPages(
  folder: string,
  isEach: boolean,
  print: (line: string) => void,
): Promise<void> {
  const pages = await measureSavedPages(folder);
  const mean = (values: readonly number[]) =>
    (values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(4);
  if (isEach)
    for (const { name, recall, precision, title, expectedTitle, isTitleRight } of pages)
      if (recall < 0.985 || precision < 0.93 || !isTitleRight)
        print(
          `  ${name}: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}${isTitleRight ? '' : `, title "${title}" and not "${expectedTitle}"`}`,
        );
  const right = pages.filter(({ isTitleRight }) => isTitleRight).length;
  print(
    `saved pages: ${pages.length}; mean recall ${mean(pages.map(({ recall }) => recall))}, mean precision ${mean(pages.map(({ precision }) => precision))}; title right in ${right} (${toShare(right, pages.length)})`,
  );
}

function formatFigures(
  name: string,
  { documents, seconds, words, accounted, entries, passing, clean, equal }: ImportFigures,
): string {
  return `  ${name}: ${documents} documents, ${(documents / seconds).toFixed(1)} a second; ${accounted} of ${words} words accounted for (${toShare(accounted, words)}); ${passing} of ${entries} entries pass check untouched (${toShare(passing, entries)}), ${clean} without a warning; trees equal after the parser of the site: ${equal} of ${entries} (${toShare(equal, entries)})`;
}

/** Rounded down, so that 100 % means all. */
function toShare(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}
