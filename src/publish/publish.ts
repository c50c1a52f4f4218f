import type { CalendarDate } from '../domain/locale/index.ts';
import { ledgerFile, getBasePath, type Retirement } from '../domain/addresses/index.ts';
import {
  settleAddresses,
  type SettledAddresses,
  describeLostWithMachine,
  describeUncommitted,
} from './ledger/addresses.ts';
import { cleanPictures } from './render/clean-pictures.ts';
import { type PreparedEdition, useEdition } from './edition.ts';
import { listStyledPictures } from './render/design.ts';
import { drawIcons } from './render/draw-icons.ts';
import { runStep as run } from './files/failure.ts';
import { writeLedger } from './ledger/ledger-file.ts';
import { getShown } from './files/out-folder.ts';
import type { ReleaseNotes, SiteFiles } from './files/site-files.ts';
import { notePageChanges, readPageChanges, readTextHashes } from './ledger/page-changes.ts';
import { writeReleaseLedger } from './ledger/release-ledger.ts';
import { renderPages, type RenderedSite, type ShardSource } from './render/render.ts';
import { createFinalizer } from './finalize/finalize.ts';
import { placeDownloads } from './render/downloads.ts';
import { type IndexedSite, openSearchIndexer, type SearchIndexer } from './search-index.ts';
import { writeShareImages } from './render/share-images.ts';
import { findSpareRelease, prepareReleases, swapRelease } from './files/swap.ts';
import { removeUnnamedAssets } from './render/unnamed-assets.ts';
import { type Audit, auditPages, auditRelease } from './audit/audit.ts';
import { createPageReader, type PageFacts, toFile, toPath } from './pages/page-facts.ts';
import { runWithoutOthers } from './files/workspace.ts';

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
  publication: Publication,
  print: (line: string) => void,
): Promise<boolean> {
  const { contentFolder, out, today, isCold = false } = publication;
  const times = createStepTimes();
  const before = await getShown(out);
  const options = { contentFolder, today, isCold, before };
  return useEdition(options, times.run, print, async (prepared, workspace) => {
    await times.run(`putting the release on show at ${out}`, () => prepareReleases(out));
    const indexer = await times.run('rendering the pages', () => openIndexer(prepared));
    try {
      const build = { ...publication, ...prepared, before, indexer, print, times };
      return await publishEdition(build, workspace);
    } finally {
      await indexer.close();
    }
  });
}

/** Lets the search index read what it has kept while the pages are rendered. */
async function openIndexer({ edition, threads }: PreparedEdition): Promise<SearchIndexer> {
  return openSearchIndexer({ base: getBasePath(edition.siteUrl), kept: await threads.kept });
}

/** A build whose content was checked. */
interface Build extends Publication, PreparedEdition {
  /** The folder of the release on show; undefined if there is none. */
  readonly before: string | undefined;
  readonly indexer: SearchIndexer;
  readonly print: (line: string) => void;
  readonly times: StepTimes;
}

async function publishEdition(build: Build, workspace: string): Promise<boolean> {
  const rendered = await renderEdition(build, workspace);
  // Few builds change a page from here on.
  build.indexer.begin(pickIndexed(build, rendered, rendered.pages));
  const addresses = await settle(build, rendered);
  if (addresses === undefined) return false;
  const completed = await complete(build, rendered, addresses);
  if (completed === undefined) return false;
  await show(build, rendered.files, addresses, completed, workspace);
  return true;
}

/** What of a site is to be found. */
function pickIndexed(
  { edition }: Build,
  { files, kept }: RenderedSite,
  pages: ReadonlyMap<string, PageFacts>,
): IndexedSite {
  return {
    files,
    kept,
    base: getBasePath(edition.siteUrl),
    pages: [...pages.values()].flatMap((page) => (page.isIndexed ? page.path : [])),
  };
}

/** Renders the pages and places the downloads that they name. */
async function renderEdition(build: Build, workspace: string): Promise<RenderedSite> {
  const { edition, reading, takeFiles, threads, explained, source, print, times } = build;
  const spare = await findSpareRelease(build.out);
  const rendered = await times.run('rendering the pages', () =>
    renderPages(edition, workspace, reading, {
      takeFiles,
      threads,
      explained: explained === undefined ? undefined : toFile(explained),
      source,
      spare,
      onIndexed: build.indexer.add,
    }),
  );
  placeDownloads(rendered.files, rendered.pages.values(), build.contentFolder);
  print(
    rendered.reused === 0
      ? `Rendered the pages in ${times.formatSeconds()}.`
      : `Rendered ${rendered.rendered} of ${rendered.rendered + rendered.reused} files in ${times.formatSeconds()}; the others are those of ${source === undefined ? 'the build before' : 'the shards'}.`,
  );
  if (explained !== undefined)
    print(`${explained}: ${rendered.explanation ?? 'The site has no such page.'}`);
  return rendered;
}

/** Makes each address ever published lead somewhere; undefined if the site may not go on show. */
async function settle(
  { edition, reading, entries, promised, retirement, ledger: use = 'keep', print, times }: Build,
  { files, pages }: RenderedSite,
): Promise<SettledAddresses | undefined> {
  const { siteUrl, today: day } = edition;
  const addresses = await times.run('holding the addresses against the ledger', async () =>
    settleAddresses({
      files,
      siteUrl,
      pages,
      readPage: createPageReader(reading),
      ledger: promised.ledger,
      day,
      unpublished: new Set(
        entries.flatMap(({ isPublished, file }) => (isPublished ? [] : [toPath(file)])),
      ),
      retirement,
    }),
  );
  if ('refusal' in addresses) {
    print(addresses.refusal);
    return undefined;
  }
  for (const line of addresses.lines) print(line);
  const uncommitted =
    use === 'require-committed' ? describeUncommitted(promised, addresses.ledger) : undefined;
  if (uncommitted !== undefined) {
    print(uncommitted);
    return undefined;
  }
  writeReleaseLedger(files, use === 'keep' ? promised.ledger : addresses.ledger);
  return addresses;
}

/** A release that was verified, before it is on show. */
interface Completed {
  readonly notes: ReleaseNotes;
  /** How many pages it has. */
  readonly pages: number;
}

/**
 * Makes all that follows from the pages: the search index, pictures, compressed copies, and what
 * hosts need. Undefined if the release is not whole.
 */
async function complete(
  build: Build,
  rendered: RenderedSite,
  { pages, redirects }: SettledAddresses,
): Promise<Completed | undefined> {
  const { edition, contentFolder, entries, indexer, print, times } = build;
  const { files, styleSheets, marks, placed } = rendered;
  const base = getBasePath(edition.siteUrl);
  const finalizer = createFinalizer(files, { pages, styleSheets });
  const [, audited] = await runTogether(
    times.run('indexing the pages for search', () =>
      indexer.write(pickIndexed(build, rendered, pages)),
    ),
    times
      .run('making the pictures and compressed copies', async () => {
        const images = [...rendered.pages.values()].flatMap(({ shareImage }) => shareImage ?? []);
        await writeShareImages(images, files);
        await cleanPictures(files, listStyledPictures(contentFolder));
        await drawIcons(files, base);
        removeUnnamedAssets(files, marks, placed);
        await finalizer.compress();
      })
      .then(() =>
        times.run('verifying the release', async () => auditPages(files, pages, entries)),
      ),
  );
  const audit = await times.run('verifying the release', async () => {
    // A page may load a file of the index, which was not there yet.
    const isWhole = audited.diagnostics.length === 0;
    return auditRelease(files, pages, isWhole ? audited : auditPages(files, pages, entries));
  });
  print(describe(audit));
  if (audit.diagnostics.length > 0) return undefined;
  const finalized = await times.run('finalizing the release', () =>
    finalizer.finalize({ redirects, base }),
  );
  print(
    `Finalized ${finalized.files} files, ${finalized.precompressed} of them compressed copies.`,
  );
  for (const note of finalized.notes) print(`Note for hosts: ${note}`);
  const notes = { compression: finalized.compression, linked: audit.linked };
  return { notes, pages: audit.pages };
}

/** Writes the ledger, puts the release on show, and keeps what the next build may take. */
async function show(
  build: Build,
  files: SiteFiles,
  addresses: SettledAddresses,
  { notes, pages }: Completed,
  workspace: string,
): Promise<void> {
  const { contentFolder, out, ledger: use = 'keep', isOnCi = false, promised, before } = build;
  const { print, times } = build;
  const texts =
    (await readPageChanges(contentFolder)) === undefined
      ? await readTextHashes(before)
      : new Map<string, string>();
  const written =
    use !== 'write'
      ? undefined
      : await times.run(`writing ${ledgerFile}`, () =>
          // A step that commits what a build on CI wrote may name the one file.
          writeLedger(contentFolder, addresses.ledger, promised.texts, { mayDivide: !isOnCi }),
        );
  await times.run(`putting the release on show at ${out}`, async () => {
    const release = await swapRelease(files, out);
    files.save(release, notes);
  });
  // It only saves room, and the release is on show.
  await runWithoutOthers(workspace, files.prune).catch(() => undefined);
  print(
    `Published ${pages} pages to ${out} in ${times.formatSeconds()}. ${times.describeLongest()}`,
  );
  // Only what is announced is told by it, so that a release need not fail for it.
  if (use !== 'keep')
    await notePageChanges(contentFolder, addresses.texts, texts, build.edition.today).catch(
      () => undefined,
    );
  if (written !== undefined)
    print(`Wrote ${written}. Keep it with the content: it holds what was ever published.`);
  if (written !== undefined && isOnCi) print(describeLostWithMachine());
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
async function runTogether<First, Second>(
  first: Promise<First>,
  second: Promise<Second>,
): Promise<[First, Second]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

/** How many of the longest steps are told of. */
const stepsTold = 4;

/** How long the steps of a build take. */
interface StepTimes {
  readonly run: typeof run;
  /** How long the whole build has taken until now. */
  readonly formatSeconds: () => string;
  readonly describeLongest: () => string;
}

function createStepTimes(): StepTimes {
  const start = performance.now();
  const seconds = new Map<string, number>();
  return {
    run: async (step, work) => {
      const stepStart = performance.now();
      try {
        return await run(step, work);
      } finally {
        seconds.set(step, (seconds.get(step) ?? 0) + (performance.now() - stepStart) / 1000);
      }
    },
    formatSeconds: () => `${((performance.now() - start) / 1000).toFixed(1)} s`,
    describeLongest: () => {
      const longest = [...seconds].toSorted(([, a], [, b]) => b - a).slice(0, stepsTold);
      return `Longest: ${longest.map(([step, time]) => `${step} ${time.toFixed(1)} s`).join(', ')}.`;
    },
  };
}
