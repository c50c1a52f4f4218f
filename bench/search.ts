import { parseArgs } from 'node:util';
import { InputError } from './search/input-error.ts';
import { measureSearches } from './search/measure-searches.ts';
import { formatReport } from './search/report.ts';
import { toCorpusSubject, toOwnSubject } from './search/subject.ts';
import { startBrowser } from './start-browser.ts';

/**
 * Publishes a corpus as a site, asks the queries in a browser, and prints how well and how fast the site's search
 * answers, beside Pagefind's own. Without a corpus it asks the site's own FAQ, with the wordings in `asks` as queries and
 * out of the index. `unanswerable.txt` may be tuned on; nobody may look at which of `unanswerable-held-out.txt` get
 * results, and so only their number is printed.
 */
export async function benchSearch(
  print: (line: string) => void,
  options: readonly string[] = [],
): Promise<void> {
  try {
    const { corpus, queries, format } = readOptions(options);
    const subject =
      corpus === undefined || queries === undefined
        ? await toOwnSubject()
        : await toCorpusSubject(corpus, queries);
    const browser = await startBrowser();
    try {
      const report = await measureSearches(browser, subject, console.error);
      for (const line of format === 'json'
        ? [JSON.stringify(report, undefined, 2)]
        : formatReport(report))
        print(line);
    } finally {
      await browser.close();
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

function readOptions(args: readonly string[]): {
  corpus: string | undefined;
  queries: string | undefined;
  format: string;
} {
  const { corpus, queries, format } = parseOptions(args);
  if (!['text', 'json'].includes(format))
    throw new InputError(`--format takes text or json; found ${format}.`);
  if ((corpus === undefined) !== (queries === undefined))
    throw new InputError(
      'Write both --corpus FILE and --queries FILE, or neither for the FAQ of this site.',
    );
  return { corpus, queries, format };
}

function parseOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { corpus, queries, format } = parseArgs({
      args: [...args],
      options: { corpus: text, queries: text, format: { ...text, default: 'text' } },
    }).values;
    return { corpus, queries, format };
  } catch (error) {
    throw new InputError(
      `${error instanceof Error ? error.message : String(error)} Write --corpus FILE --queries FILE [--format json].`,
    );
  }
}
