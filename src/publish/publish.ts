import { join } from 'node:path';
import type { CalendarDate } from '../domain/dates.ts';
import { listFirstAddresses } from '../domain/first-address.ts';
import { toBase } from '../domain/permalink.ts';
import type { Retirement } from '../domain/retire.ts';
import { settleAddresses } from './addresses.ts';
import { checkForPublishing, readSiteUrl, toToday } from './content.ts';
import { drawIcons } from './draw-icons.ts';
import { PublishError, runStep } from './failure.ts';
import { ledgerFile, readLedger, writeLedger } from './ledger-file.ts';
import { getShown } from './out-folder.ts';
import { renderPages } from './render.ts';
import { sealRelease } from './seal/seal.ts';
import { writeSearchIndex } from './search-index.ts';
import { writeShareImages } from './share/share-images.ts';
import { prepareReleases, swapRelease } from './swap.ts';
import { removeUnnamedAssets } from './unnamed-assets.ts';
import { verifyRelease, type Verification } from './verify.ts';
import { keepImages, takeImages, useWorkspace } from './workspace.ts';

/** What is published, where to, and for which day; folders as absolute paths. */
export interface Publication {
  readonly contentFolder: string;
  readonly out: string;
  /** The day for which the site is built; without it, today in the site's time zone. */
  readonly today: CalendarDate | undefined;
  /** Whether its addresses are promised from now on; without it the site is built for a look, and the ledger stays as it is. */
  readonly entersLedger?: boolean;
  /** The addresses that are given up with this release. */
  readonly retirement?: Retirement | undefined;
}

/**
 * Checks the content, renders it, indexes it for search, verifies what came out and puts it on show. Says what it
 * does with `print`, a line at a time. Returns whether it published: where there are problems it prints them and
 * leaves the release on show as it is. Throws a `PublishError` where a step fails, and then too nothing has changed.
 */
export async function publish({ contentFolder, out, today, entersLedger, retirement }: Publication, print: (line: string) => void): Promise<boolean> {
  const start = performance.now();
  const day = toToday(contentFolder, today);
  const content = await runStep('checking the content', async () => checkForPublishing(contentFolder, day));
  print(content.text);
  if (content.hasErrors) return false;
  const siteUrl = await readSiteUrl(contentFolder);
  if (siteUrl === undefined) throw new PublishError('checking the content', new Error('site.yml gives no address.'));
  const ledger = await runStep('reading the ledger', () => readLedger(contentFolder));
  const base = toBase(siteUrl);
  const edition = { contentFolder, today: day, siteUrl, showsUnpublished: false, firstAddresses: listFirstAddresses(ledger, day) };

  const show = `putting the release on show at ${out}`;
  await runStep(show, () => prepareReleases(out));
  return runStep('preparing', () => useWorkspace(async (workspace) => {
    const site = await runStep('rendering the pages', async () => {
      await takeImages(contentFolder, workspace);
      const folder = await renderPages(edition, workspace);
      await writeShareImages(folder, join(workspace, 'cache', 'assets'));
      await keepImages(contentFolder, workspace);
      return folder;
    });
    print(`Rendered the pages in ${toSeconds(start)}.`);
    await runStep('drawing the icons', () => drawIcons(site, base));
    await runStep('indexing the pages for search', () => writeSearchIndex(site, base));
    await runStep('removing the files that nothing names', () => removeUnnamedAssets(site));
    const addresses = await runStep('holding the addresses against the ledger', () => settleAddresses({ folder: site, siteUrl, ledger, day, retirement }));
    if ('refusal' in addresses) {
      print(addresses.refusal);
      return false;
    }
    for (const line of addresses.lines) print(line);
    const verification = await runStep('verifying the release', () => verifyRelease(site, content.entries, siteUrl));
    print(describe(verification));
    if (verification.problems.length > 0) return false;
    const seal = await runStep('sealing the release', async () => sealRelease(site, await getShown(out), base));
    print(`Sealed ${seal.files} files, of which ${seal.copies} are compressed copies.`);
    await runStep(show, () => swapRelease(site, out));
    print(`Published ${verification.pages} pages to ${out} in ${toSeconds(start)}.`);
    const isNew = entersLedger === true && (await runStep(`writing ${ledgerFile}, after the release went on show`, () => writeLedger(contentFolder, addresses.ledger)));
    if (isNew) print(`Wrote ${ledgerFile}. Keep it with the content: it holds what was ever published.`);
    return true;
  }));
}

function describe({ problems, pages, indexedPages, links }: Verification): string {
  if (problems.length === 0) return `Verified ${pages} pages and ${links} links; search knows ${indexedPages} pages.`;
  const lines = problems.map(({ path, message }) => `  ${path}: ${message}`);
  return ['The new release is not whole and was not published; the one before stays.', ...lines].join('\n');
}

function toSeconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
