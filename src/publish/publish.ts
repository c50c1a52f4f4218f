import { join } from 'node:path';
import type { CalendarDate } from '../domain/locale/index.ts';
import {
  collectFirstAddresses,
  ledgerFile,
  getBasePath,
  type Retirement,
} from '../domain/addresses/index.ts';
import { getShareColors } from '../domain/design/index.ts';
import {
  settleAddresses,
  describeForgotten,
  describeLostWithMachine,
  describeUncommitted,
  readPromised,
} from './ledger/addresses.ts';
import { cleanPictures } from './render/clean-pictures.ts';
import { checkForPublishing, readDesign, readSiteUrl, resolveToday } from './content/content.ts';
import { listStyledPictures } from './render/design.ts';
import { drawIcons } from './render/draw-icons.ts';
import { PublishError, runStep } from './files/failure.ts';
import { writeLedger } from './ledger/ledger-file.ts';
import { getShown } from './files/out-folder.ts';
import { notePageChanges, readPageChanges, readTextHashes } from './ledger/page-changes.ts';
import { readReleaseLedger, writeReleaseLedger } from './ledger/release-ledger.ts';
import { renderPages } from './render/render.ts';
import { finalizeRelease } from './finalize/finalize.ts';
import { readSearchPages, writeSearchIndex } from '../search/build/index.ts';
import { writeShareImages } from './render/share-images.ts';
import { prepareReleases, swapRelease } from './files/swap.ts';
import { removeUnnamedAssets } from './render/unnamed-assets.ts';
import { type Audit, auditRelease } from './audit/audit.ts';
import { groupExpectedTexts } from './audit/expected-entries.ts';
import { createPageReader } from './pages/page-facts.ts';
import { keepImages, takeImages, useWorkspace } from './files/workspace.ts';

/**
 * What becomes of the ledger: `write` promises the addresses of the release from now on; `require-committed` shows no release whose
 * addresses are not in the ledger already; `keep` builds for a look and leaves the ledger as it is.
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
  /** Whether all pages are rendered anew; only the bundled code of the pages is taken from earlier builds. The release is the same. */
  readonly isCold?: boolean;
  /** The addresses that are given up with this release. */
  readonly retirement?: Retirement | undefined;
}

/**
 * Checks the content, renders it, indexes it for search, verifies what came out and puts it on show. Says what it
 * does with `print`, a line at a time. Returns whether it published: where there are problems it prints them and
 * leaves the release on show as it is. Throws a `PublishError` where a step fails; then too the release on show stays.
 * The ledger is written before the release is shown: a build that ends between the two leaves addresses promised that
 * nobody has seen, and the next build enters or asks about them; the other way round it would leave some shown and not promised.
 */
export async function publish(
  {
    contentFolder,
    out,
    today,
    ledger: use = 'keep',
    isOnCi = false,
    isCold = false,
    retirement,
  }: Publication,
  print: (line: string) => void,
): Promise<boolean> {
  const start = performance.now();
  const day = resolveToday(contentFolder, today);
  const siteUrl = await readSiteUrl(contentFolder);
  const before = await getShown(out);
  const shown =
    before === undefined || siteUrl === undefined
      ? undefined
      : await runStep('reading the release on show', () => readReleaseLedger(before, siteUrl));
  const content = await runStep('checking the content', async () =>
    checkForPublishing(contentFolder, day, shown),
  );
  print(content.text);
  if (content.hasErrors) return false;
  if (siteUrl === undefined)
    throw new PublishError('checking the content', new Error('site.yml gives no address.'));
  const promised = await runStep('reading the ledger', () => readPromised(contentFolder, shown));
  const { ledger } = promised;
  for (const line of describeForgotten(promised)) print(line);
  const base = getBasePath(siteUrl);
  const edition = {
    contentFolder,
    today: day,
    siteUrl,
    showsUnpublished: false,
    firstAddresses: collectFirstAddresses(ledger, day),
    isCold,
  };

  const show = `putting the release on show at ${out}`;
  await runStep(show, () => prepareReleases(out));
  return runStep('preparing', () =>
    useWorkspace(contentFolder, async (workspace) => {
      const reading = {
        siteUrl,
        expectedTexts: groupExpectedTexts(content.entries),
        shareColors: getShareColors(await readDesign(contentFolder)),
      };
      const {
        folder: site,
        pages: rendered,
        kept,
        ...files
      } = await runStep('rendering the pages', async () => {
        if (!isCold) await takeImages(contentFolder, workspace);
        try {
          const pages = await renderPages(edition, workspace, reading);
          await writeShareImages(
            [...pages.pages.values()].flatMap(({ shareImage }) => shareImage ?? []),
            pages.folder,
            join(workspace, 'cache', 'assets'),
          );
          return pages;
        } finally {
          await keepImages(contentFolder, workspace);
        }
      });
      print(
        files.reused === 0
          ? `Rendered the pages in ${formatSeconds(start)}.`
          : `Rendered ${files.rendered} of ${files.rendered + files.reused} files in ${formatSeconds(start)}; the others are those of the build before.`,
      );
      await runStep('indexing the pages for search', () =>
        writeSearchIndex(site, {
          base,
          pages: readSearchPages(site, rendered.keys()),
          kept,
        }),
      );
      await runStep('cleaning the pictures', () =>
        cleanPictures(site, listStyledPictures(contentFolder)),
      );
      await runStep('drawing the icons', () => drawIcons(site, base));
      await runStep('removing the files that nothing names', () =>
        removeUnnamedAssets(
          site,
          [...rendered.values()].flatMap((page) => page.assets),
        ),
      );
      const addresses = await runStep('holding the addresses against the ledger', () =>
        settleAddresses({
          folder: site,
          siteUrl,
          pages: rendered,
          readPage: createPageReader(reading),
          ledger,
          day,
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
      await writeReleaseLedger(site, use === 'keep' ? ledger : addresses.ledger);
      const audit = await runStep('verifying the release', () =>
        auditRelease(site, addresses.pages, content.entries),
      );
      print(describe(audit));
      if (audit.diagnostics.length > 0) return false;
      const finalized = await runStep('finalizing the release', async () =>
        finalizeRelease(site, {
          pages: addresses.pages,
          earlier: isCold ? undefined : await getShown(out),
          redirects: addresses.redirects,
          base,
        }),
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
      await runStep(show, () => swapRelease(site, out));
      print(`Published ${audit.pages} pages to ${out} in ${formatSeconds(start)}.`);
      // Only what is announced is told by it, so that a release need not fail for it.
      if (use !== 'keep')
        await notePageChanges(contentFolder, addresses.texts, texts, day).catch(() => undefined);
      if (written !== undefined)
        print(`Wrote ${written}. Keep it with the content: it holds what was ever published.`);
      if (written !== undefined && isOnCi) print(describeLostWithMachine());
      return true;
    }),
  );
}

function describe({ diagnostics, pages, indexedPages, links }: Audit): string {
  if (diagnostics.length === 0)
    return `Verified ${pages} pages and ${links} links; search knows ${indexedPages} pages.`;
  const lines = diagnostics.map(({ path, message }) => `  ${path}: ${message}`);
  return [
    'The new release is not whole and was not published; the one before stays.',
    ...lines,
  ].join('\n');
}

function formatSeconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
