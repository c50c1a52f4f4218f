import { collectFirstAddresses } from '../domain/addresses/index.ts';
import type { ContentFile } from '../check/index.ts';
import { getShareColors } from '../domain/design/index.ts';
import type { CalendarDate } from '../domain/locale/index.ts';
import type { ExpectedEntry } from './audit/expected-entries.ts';
import { checkForPublishing, readDesign, readSiteUrl, resolveToday } from './content/content.ts';
import { PublishError, runStep as run } from './files/failure.ts';
import { useWorkspace } from './files/workspace.ts';
import { collectPromised, describeForgotten, type Promised } from './ledger/addresses.ts';
import { readReleaseLedger } from './ledger/release-ledger.ts';
import type { PageContext } from './pages/page-facts.ts';
import { type PageThreads, startPageThreads } from './render/page-threads.ts';
import type { Edition } from './render/astro-config.ts';

/** Content that was checked and may be rendered. */
export interface PreparedEdition {
  readonly edition: Edition;
  readonly reading: PageContext;
  /**
   * The files that were checked, so that what is published is that. The first call lets go of them:
   * they are as large as the content.
   */
  readonly takeFiles: () => readonly ContentFile[];
  /** The entries that the release is held against. */
  readonly entries: readonly ExpectedEntry[];
  readonly promised: Promised;
  /** Threads that load the code of the pages meanwhile. */
  readonly threads: PageThreads;
}

interface EditionOptions {
  readonly contentFolder: string;
  readonly today: CalendarDate | undefined;
  readonly isCold: boolean;
  /** The folder of the release on show; undefined if there is none. */
  readonly before: string | undefined;
}

/**
 * Checks the content while the pages are bundled, if they were not, and threads load their code;
 * then does `work` with it, in a workspace that is gone afterwards. `print` gets the report line by
 * line, and `runStep` runs each step. Returns false if the content has errors; throws a
 * `PublishError` if a step fails.
 */
export async function useEdition(
  options: EditionOptions,
  runStep: typeof run,
  print: (line: string) => void,
  work: (prepared: PreparedEdition, workspace: string) => Promise<boolean>,
): Promise<boolean> {
  const { contentFolder } = options;
  const today = resolveToday(contentFolder, options.today);
  const siteUrl = await readSiteUrl(contentFolder);
  return run('preparing', () =>
    useWorkspace(contentFolder, async (workspace) => {
      const started =
        siteUrl === undefined
          ? undefined
          : { siteUrl, threads: await startPageThreads({ ...options, today, siteUrl }, workspace) };
      try {
        const prepared = await checkEdition({ ...options, today, started }, runStep, print);
        return prepared !== undefined && (await work(prepared, workspace));
      } finally {
        await started?.threads.close();
      }
    }),
  );
}

/** What is begun before the content was checked, of a site that says where it is published. */
interface StartedEdition extends Pick<PreparedEdition, 'threads'> {
  readonly siteUrl: string;
}

async function checkEdition(
  {
    contentFolder,
    today,
    isCold,
    before,
    started,
  }: EditionOptions & {
    readonly today: CalendarDate;
    readonly started: StartedEdition | undefined;
  },
  runStep: typeof run,
  print: (line: string) => void,
): Promise<PreparedEdition | undefined> {
  const shown =
    before === undefined || started === undefined
      ? undefined
      : await runStep('reading the release on show', () =>
          readReleaseLedger(before, started.siteUrl),
        );
  const content = await runStep('checking the content', async () =>
    checkForPublishing(contentFolder, today, shown, isCold),
  );
  print(content.text);
  if (content.hasErrors) return undefined;
  if (started === undefined)
    throw new PublishError('checking the content', new Error('site.yml gives no address.'));
  const { siteUrl, threads } = started;
  const promised = collectPromised(content.ledger, shown);
  for (const line of describeForgotten(promised)) print(line);
  return {
    edition: {
      contentFolder,
      today,
      siteUrl,
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
