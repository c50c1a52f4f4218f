import type { CalendarDate } from '../domain/locale/index.ts';
import { ledgerFile, getBasePath, type Retirement } from '../domain/addresses/index.ts';
import {
  settleAddresses,
  describeLostWithMachine,
  describeUncommitted,
} from './ledger/addresses.ts';
import { cleanPictures } from './render/clean-pictures.ts';
import { prepareEdition } from './edition.ts';
import { listStyledPictures } from './render/design.ts';
import { drawIcons } from './render/draw-icons.ts';
import { runStep as run } from './files/failure.ts';
import { writeLedger } from './ledger/ledger-file.ts';
import { getShown } from './files/out-folder.ts';
import { notePageChanges, readPageChanges, readTextHashes } from './ledger/page-changes.ts';
import { writeReleaseLedger } from './ledger/release-ledger.ts';
import { renderPages, type ShardSource } from './render/render.ts';
import { createFinalizer } from './finalize/finalize.ts';
import { writeSearchIndex } from '../search/build/index.ts';
import { placeDownloads } from './render/downloads.ts';
import { writeShareImages } from './render/share-images.ts';
import { prepareReleases, swapRelease } from './files/swap.ts';
import { removeUnnamedAssets } from './render/unnamed-assets.ts';
import { type Audit, auditRelease } from './audit/audit.ts';
import { createPageReader, toFile, toPath } from './pages/page-facts.ts';
import { runWithoutOthers, useWorkspace } from './files/workspace.ts';

/**
 * What becomes of the ledger: `write` promises the addresses of the release from now on;
 * `require-committed` shows no release whose addresses are not in the ledger already; `keep` builds
 * for a look and leaves the ledger as it is.
 */
type LedgerUse = 'write' | 'require-committed' | 'keep';

/** What is published, where to, and for which day; folders as absolute paths. */
export interface Publication {
  readonly contentFolder: string;
  readonly out: string;
  /** The day for which the site is built; without it, today in the site's time zone. */
  readonly today: CalendarDate | undefined;
  /** Without it the site is built for a look. */
  readonly ledger?: LedgerUse;
  /** Whether what is written beside the content is lost after the build. */
  readonly isOnCi?: boolean;
  /**
   * Whether all pages are rendered anew; only the bundled code of the pages is taken from earlier
   * builds. The release is the same.
   */
  readonly isCold?: boolean;
  /** The permalink of a page of which is to be said why it was rendered or not. */
  readonly explained?: string | undefined;
  /** The addresses that are given up with this release. */
  readonly retirement?: Retirement | undefined;
  /** What shards have rendered of it already. */
  readonly source?: ShardSource | undefined;
}

/**
 * Checks the content, renders it, indexes it for search, verifies what came out and puts it on
 * show. Says what it does with `print`, a line at a time. Returns whether it published: where there
 * are problems it prints them and leaves the release on show as it is. Throws a `PublishError`
 * where a step fails; then too the release on show stays. The ledger is written before the release
 * is shown: a build that ends between the two leaves addresses promised that nobody has seen, and
 * the next build enters or asks about them; the other way round it would leave some shown and not
 * promised.
 */
export async function publish(
  {
    contentFolder,
    out,
    today,
    ledger: use = 'keep',
    isOnCi = false,
    isCold = false,
    explained,
    retirement,
    source,
  }: Publication,
  print: (line: string) => void,
): Promise<boolean> {
  const start = performance.now();
  const times = createStepTimes();
  const runStep = times.run;
  const before = await getShown(out);
  const prepared = await prepareEdition({ contentFolder, today, isCold, before }, runStep, print);
  if (prepared === undefined) return false;
  const { edition, takeFiles, reading, entries, promised, threads } = prepared;
  const { siteUrl, today: day } = edition;
  const { ledger } = promised;
  const base = getBasePath(siteUrl);

  const show = `putting the release on show at ${out}`;
  return run('preparing', async () => {
    await runStep(show, () => prepareReleases(out));
    return useWorkspace(contentFolder, async (workspace) => {
      const rendered = await runStep('rendering the pages', () =>
        renderPages(edition, workspace, reading, {
          takeFiles,
          threads,
          explained: explained === undefined ? undefined : toFile(explained),
          source,
        }),
      );
      const { files } = rendered;
      placeDownloads(files, rendered.pages.values(), contentFolder);
      print(
        rendered.reused === 0
          ? `Rendered the pages in ${formatSeconds(start)}.`
          : `Rendered ${rendered.rendered} of ${rendered.rendered + rendered.reused} files in ${formatSeconds(start)}; the others are those of ${source === undefined ? 'the build before' : 'the shards'}.`,
      );
      if (explained !== undefined)
        print(`${explained}: ${rendered.explanation ?? 'The site has no such page.'}`);
      const addresses = await runStep('holding the addresses against the ledger', async () =>
        settleAddresses({
          files,
          siteUrl,
          pages: rendered.pages,
          readPage: createPageReader(reading),
          ledger,
          day,
          unpublished: new Set(
            entries.flatMap(({ isPublished, file }) => (isPublished ? [] : [toPath(file)])),
          ),
          retirement,
        }),
      );
      if ('refusal' in addresses) {
        print(addresses.refusal);
        return false;
      }
      for (const line of addresses.lines) print(line);
      const uncommitted =
        use === 'require-committed' ? describeUncommitted(promised, addresses.ledger) : undefined;
      if (uncommitted !== undefined) {
        print(uncommitted);
        return false;
      }
      writeReleaseLedger(files, use === 'keep' ? ledger : addresses.ledger);
      const finalizer = createFinalizer(files, {
        pages: addresses.pages,
        styleSheets: rendered.styleSheets,
      });
      // Pagefind works in a process of its own, and meanwhile this one has something to do.
      await runTogether(
        runStep('indexing the pages for search', () =>
          writeSearchIndex(files, {
            base,
            pages: [...addresses.pages.values()].flatMap((page) =>
              page.isIndexed ? page.path : [],
            ),
            kept: rendered.kept,
          }),
        ),
        runStep('making the pictures and compressed copies', async () => {
          await writeShareImages(
            [...rendered.pages.values()].flatMap(({ shareImage }) => shareImage ?? []),
            files,
          );
          await cleanPictures(files, listStyledPictures(contentFolder));
          await drawIcons(files, base);
          removeUnnamedAssets(files, rendered.marks, rendered.placed);
          await finalizer.compress();
        }),
      );
      const audit = await runStep('verifying the release', async () =>
        auditRelease(files, addresses.pages, entries),
      );
      print(describe(audit));
      if (audit.diagnostics.length > 0) return false;
      const finalized = await runStep('finalizing the release', () =>
        finalizer.finalize({ redirects: addresses.redirects, base }),
      );
      print(
        `Finalized ${finalized.files} files, ${finalized.precompressed} of them compressed copies.`,
      );
      for (const note of finalized.notes) print(`Note for hosts: ${note}`);
      const texts =
        (await readPageChanges(contentFolder)) === undefined
          ? await readTextHashes(before)
          : new Map<string, string>();
      const written =
        use !== 'write'
          ? undefined
          : await runStep(`writing ${ledgerFile}`, () =>
              // A step that commits what a build on CI wrote may name the one file.
              writeLedger(contentFolder, addresses.ledger, promised.texts, { mayDivide: !isOnCi }),
            );
      await runStep(show, async () => {
        const release = await swapRelease(files, out);
        files.save(release, finalized.compression);
      });
      // It only saves room, and the release is on show.
      await runWithoutOthers(workspace, files.prune).catch(() => undefined);
      print(
        `Published ${audit.pages} pages to ${out} in ${formatSeconds(start)}. ${times.describe()}`,
      );
      // Only what is announced is told by it, so that a release need not fail for it.
      if (use !== 'keep')
        await notePageChanges(contentFolder, addresses.texts, texts, day).catch(() => undefined);
      if (written !== undefined)
        print(`Wrote ${written}. Keep it with the content: it holds what was ever published.`);
      if (written !== undefined && isOnCi) print(describeLostWithMachine());
      return true;
    });
  }).finally(() => threads?.close());
}

function describe({ diagnostics, pages, indexedPages, links }: Audit): string {
  if (diagnostics.length === 0)
    return `Verified ${pages} pages and ${links} links; search knows ${indexedPages} pages.`;
  // One cause may show on each page of the site.
  const lines = [...Map.groupBy(diagnostics, ({ message }) => message)].map(([message, those]) => {
    const [first] = those;
    const others = those.length - 1;
    const more =
      others === 0 ? '' : ` The same in ${others} more ${others === 1 ? 'file' : 'files'}.`;
    return `  ${first?.path ?? ''}: ${message}${more}`;
  });
  return [
    'The new release is not whole and was not published; the one before stays.',
    ...lines,
  ].join('\n');
}

/**
 * Waits for several steps. Throws the first error when all have ended, so that none goes on in a
 * workspace that is gone.
 */
async function runTogether(...steps: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(steps))
    if (result.status === 'rejected') throw result.reason;
}

/** How many of the longest steps are told of. */
const stepsTold = 4;

/** Runs steps, and says which took longest. */
function createStepTimes() {
  const seconds = new Map<string, number>();
  return {
    run: async <Result>(step: string, work: () => Promise<Result>): Promise<Result> => {
      const start = performance.now();
      try {
        return await run(step, work);
      } finally {
        seconds.set(step, (seconds.get(step) ?? 0) + (performance.now() - start) / 1000);
      }
    },
    describe: (): string => {
      const longest = [...seconds].toSorted(([, a], [, b]) => b - a).slice(0, stepsTold);
      return `Longest: ${longest.map(([step, time]) => `${step} ${time.toFixed(1)} s`).join(', ')}.`;
    },
  };
}

function formatSeconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
