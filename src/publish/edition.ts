import { collectFirstAddresses } from '../domain/addresses/index.ts';
import type { ContentFile } from '../check/index.ts';
import { getShareColors } from '../domain/design/index.ts';
import type { CalendarDate } from '../domain/locale/index.ts';
import type { ExpectedEntry } from './audit/expected-entries.ts';
import { checkForPublishing, readDesign, readSiteUrl, resolveToday } from './content/content.ts';
import { PublishError, type runStep as run } from './files/failure.ts';
import { describeForgotten, readPromised } from './ledger/addresses.ts';
import { readReleaseLedger } from './ledger/release-ledger.ts';
import type { PageContext } from './pages/page-facts.ts';
import { openCacheFolder } from './project/index.ts';
import { type PageThreads, startPageThreads } from './render/page-threads.ts';
import type { SiteEdition } from './render/render.ts';

/** Content that was checked and may be rendered. */
export interface PreparedEdition {
  readonly edition: SiteEdition;
  readonly reading: PageContext;
  /**
   * The files that were checked, so that what is published is that. The first call lets go of them:
   * they are as large as the content.
   */
  readonly takeFiles: () => readonly ContentFile[];
  /** The entries that the release is held against. */
  readonly entries: readonly ExpectedEntry[];
  readonly promised: Awaited<ReturnType<typeof readPromised>>;
  /** Threads that have loaded the code of the pages meanwhile; the caller closes them. */
  readonly threads: PageThreads | undefined;
}

interface EditionOptions {
  readonly contentFolder: string;
  readonly today: CalendarDate | undefined;
  readonly isCold: boolean;
  /** The folder of the release on show; undefined if there is none. */
  readonly before: string | undefined;
}

/**
 * Checks the content while threads load the code of the pages. `print` gets the report line by line,
 * and `runStep` runs each step. Returns undefined if the content has errors; throws a `PublishError`
 * if a step fails.
 */
export async function prepareEdition(
  options: EditionOptions,
  runStep: typeof run,
  print: (line: string) => void,
): Promise<PreparedEdition | undefined> {
  const { contentFolder } = options;
  const today = resolveToday(contentFolder, options.today);
  const siteUrl = await readSiteUrl(contentFolder);
  // The check keeps what it finds only where the site has a place for it.
  await openCacheFolder(contentFolder);
  const threads =
    siteUrl === undefined ? undefined : await startPageThreads({ contentFolder, today, siteUrl });
  let prepared: PreparedEdition | undefined;
  try {
    prepared = await checkEdition({ ...options, today, siteUrl, threads }, runStep, print);
    return prepared;
  } finally {
    if (prepared === undefined) threads?.close();
  }
}

async function checkEdition(
  {
    contentFolder,
    today,
    siteUrl,
    isCold,
    before,
    threads,
  }: EditionOptions & {
    readonly today: CalendarDate;
    readonly siteUrl: string | undefined;
    readonly threads: PageThreads | undefined;
  },
  runStep: typeof run,
  print: (line: string) => void,
): Promise<PreparedEdition | undefined> {
  const shown =
    before === undefined || siteUrl === undefined
      ? undefined
      : await runStep('reading the release on show', () => readReleaseLedger(before, siteUrl));
  const content = await runStep('checking the content', async () =>
    checkForPublishing(contentFolder, today, shown),
  );
  print(content.text);
  if (content.hasErrors) return undefined;
  if (siteUrl === undefined)
    throw new PublishError('checking the content', new Error('site.yml gives no address.'));
  const promised = await runStep('reading the ledger', () => readPromised(contentFolder, shown));
  for (const line of describeForgotten(promised)) print(line);
  return {
    edition: {
      contentFolder,
      today,
      siteUrl,
      showsUnpublished: false,
      firstAddresses: collectFirstAddresses(promised.ledger, today),
      isCold,
    },
    reading: { siteUrl, shareColors: getShareColors(await readDesign(contentFolder)) },
    takeFiles: createTaker(content.files),
    entries: content.entries,
    promised,
    threads,
  };
}

function createTaker(given: readonly ContentFile[]): () => readonly ContentFile[] {
  let files = given;
  return () => {
    const taken = files;
    files = [];
    return taken;
  };
}
