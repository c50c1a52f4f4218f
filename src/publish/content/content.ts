import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  checkFolder,
  parseContent,
  findNode,
  readContentFolder,
  type CheckedEntry,
  type ContentFile,
  type LedgerSource,
  readTimeZone,
} from '../../check/index.ts';
import { formatReport } from '../../check/reporters/index.ts';
import { isCalendarDate, toCalendarDate, type CalendarDate } from '../../domain/locale/index.ts';
import type { Design } from '../../domain/design/index.ts';
import { type Ledger, toPermalink } from '../../domain/addresses/index.ts';
import { collections, isSettings, imagePath, createSiteSchema } from '../../schemas/index.ts';
import { findDesignFolder, formatPath } from '../project/index.ts';
import { openSiteFacts } from '../facts/index.ts';
import { type ExpectedEntry, createExpectedEntry } from '../audit/expected-entries.ts';

/** Content that was checked: the report in words, and what the next steps need to know. */
interface CheckedContent {
  readonly text: string;
  readonly hasErrors: boolean;
  /** The entries that the release is held against. */
  readonly entries: readonly ExpectedEntry[];
  readonly files: readonly ContentFile[];
  /** The ledger of published addresses; undefined if there is none. */
  readonly ledger: LedgerSource | undefined;
}

/**
 * Checks the content as it will be on a day; `shown` is what the release on show promises. A cold
 * check takes nothing from those before it. Addresses that would lead nowhere are left to the build,
 * which knows all that the pages hold and what is given up.
 */
export function checkForPublishing(
  contentFolder: string,
  today: CalendarDate,
  shown: Ledger | undefined,
  isCold: boolean,
): CheckedContent {
  const withDesign = findDesignFolder(contentFolder) !== undefined;
  const facts = openSiteFacts(contentFolder, isCold);
  const { report, files, ledger } = checkFolder(contentFolder, {
    today,
    released: shown,
    checksLost: false,
    withDesign,
    facts,
  });
  facts?.save();
  return {
    text: formatReport(report, formatPath(contentFolder)),
    hasErrors: report.hasErrors,
    entries: report.entries.flatMap(listExpected),
    files,
    ledger,
  };
}

/** The day of the option `--today`, or without it today in the time zone of the site. */
export function resolveToday(contentFolder: string, today: CalendarDate | undefined): CalendarDate {
  return today ?? toCalendarDate(new Date(), readTimeZone(contentFolder));
}

/**
 * Where the site is published, as site.yml says; undefined where that cannot be read, of which the
 * check tells.
 */
export async function readSiteUrl(contentFolder: string): Promise<string | undefined> {
  return (await readSite(contentFolder))?.url;
}

/**
 * The key with which changed pages are announced; undefined where site.yml has none or cannot be
 * read.
 */
export async function readIndexNowKey(contentFolder: string): Promise<string | undefined> {
  return (await readSite(contentFolder))?.indexNow;
}

/** The colours and fonts of the site; undefined if site.yml has none or cannot be read. */
export async function readDesign(contentFolder: string): Promise<Design | undefined> {
  return (await readSite(contentFolder))?.design;
}

/**
 * The day on which the entries that have one were last updated, up to `today`, by their addresses.
 */
export function readUpdated(contentFolder: string, today: CalendarDate): Map<string, CalendarDate> {
  const { entries } = parseContent(readContentFolder(contentFolder), today);
  return new Map(
    entries.flatMap(({ collection, id, visibility, yaml }) => {
      const updated = findNode(yaml?.root, ['updated'])?.value;
      const isTold =
        (collection === 'articles' || collection === 'faq' || collection === 'pages') &&
        visibility === 'published';
      return isTold && typeof updated === 'string' && isCalendarDate(updated) && updated <= today
        ? [[toPermalink(collection, id), updated] as const]
        : [];
    }),
  );
}

async function readSite(contentFolder: string) {
  try {
    const data: unknown = parse(
      await readFile(join(contentFolder, collections.site.pattern), 'utf8'),
      {
        maxAliasCount: 0,
      },
    );
    return createSiteSchema(imagePath).parse(data);
  } catch {
    return undefined;
  }
}

function listExpected({ collection, id, published }: CheckedEntry): ExpectedEntry[] {
  return isSettings(collection) ? [] : [createExpectedEntry(collection, id, published)];
}
