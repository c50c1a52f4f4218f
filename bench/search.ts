import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readBeds } from './search/beds.ts';
import { checkInBrowser } from './search/check-in-browser.ts';
import { InputError } from './search/input-error.ts';
import { formatBeds, measureBed, type BedReport } from './search/measure-beds.ts';
import { measureRevision } from './search/measure-revision.ts';
import { measureSearches } from './search/measure-searches.ts';
import { formatReport } from './search/report.ts';
import { toCorpusSubject, toOwnSubject } from './search/subject.ts';
import { startBrowser } from './start-browser.ts';

/**
 * Publishes a corpus as a site, asks the queries in a browser, and prints how well and how fast the
 * site's search answers, beside Pagefind's own. Without a corpus it asks the site's own FAQ, with
 * the wordings in `asks` as queries and out of the index. `unanswerable.txt` may be tuned on;
 * nobody may look at which of `unanswerable-held-out.txt` get results, and so only their number is
 * printed. `--beds DIR` asks all beds of a folder outside a browser, which takes seconds once each
 * is indexed; `--against` holds that against what `--format json` printed into a file before, or
 * against a revision, whose bench is run first.
 */
export async function benchSearch(
  print: (line: string) => void,
  options: readonly string[] = [],
): Promise<void> {
  try {
    const { corpus, queries, format, beds, against } = readOptions(options);
    if (beds !== undefined) {
      await benchBeds(print, { beds, against, format });
      return;
    }
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

/** Measures the ranking on all beds of a folder, outside a browser. */
async function benchBeds(
  print: (line: string) => void,
  { beds: folder, against, format }: { beds: string; against: string | undefined; format: string },
): Promise<void> {
  const before = against === undefined ? undefined : readBefore(against, folder);
  const reports: BedReport[] = [];
  const beds = readBeds(folder);
  for (const bed of beds) {
    console.error(`Asking ${bed.queries.length} queries of ${bed.name}.`);
    reports.push(await measureBed(bed));
  }
  for (const line of format === 'json' ? [JSON.stringify(reports)] : formatBeds(reports, before))
    print(line);
  if (format === 'json') return;
  const [smallest] = beds.toSorted((a, b) => a.pairs.length - b.pairs.length);
  if (smallest === undefined) return;
  const { same, of } = await checkInBrowser(smallest);
  print(`In a browser ${same} of ${of} questions of ${smallest.name} have the same results.`);
}

function readBefore(against: string, beds: string): BedReport[] {
  if (!existsSync(against)) return measureRevision(against, beds);
  const reports: BedReport[] = JSON.parse(readFileSync(against, 'utf8'));
  return reports;
}

function readOptions(args: readonly string[]): ReturnType<typeof parseOptions> {
  const { corpus, queries, format, beds, against } = parseOptions(args);
  if (!['text', 'json'].includes(format))
    throw new InputError(`--format takes text or json; found ${format}.`);
  if ((corpus === undefined) !== (queries === undefined))
    throw new InputError(
      'Write both --corpus FILE and --queries FILE, or neither for the FAQ of this site.',
    );
  if (beds !== undefined && corpus !== undefined)
    throw new InputError('Write --beds DIR or --corpus FILE, not both.');
  return { corpus, queries, format, beds, against };
}

function parseOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { corpus, queries, format, beds, against } = parseArgs({
      args: [...args],
      options: {
        corpus: text,
        queries: text,
        format: { ...text, default: 'text' },
        beds: text,
        against: text,
      },
    }).values;
    return { corpus, queries, format, beds, against };
  } catch (error) {
    throw new InputError(
      `${error instanceof Error ? error.message : String(error)} Write --corpus FILE --queries FILE [--format json], or --beds DIR [--against FILE or REVISION] [--format json].`,
    );
  }
}
