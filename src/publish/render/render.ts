import { constants, existsSync } from 'node:fs';
import { copyFile, cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { getBasePath } from '../../domain/addresses/index.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { listFiles } from '../files/list-files.ts';
import type { PageContext, PageFacts } from '../pages/page-facts.ts';
import { findSiteRoot, packageRoot } from '../project/index.ts';
import type { Edition } from './astro-config.ts';
import { openBundle } from './bundle.ts';
import { readEntries } from './entries.ts';
import { type Original, writePictures } from './images.ts';
import type { PageResult, PageTask } from './page-worker.ts';

/** The pages of an edition as they were rendered. */
interface RenderedSite {
  readonly folder: string;
  /** The facts of each page, in the order of their files. */
  readonly pages: Map<string, PageFacts>;
}

/** As many threads as pay: each reads all entries before it renders its part of the pages. */
const threads = 2;

const copiedAtOnce = 16;

/**
 * Renders the pages of an edition into `site` within the workspace, and reads of each as soon as it is written what later steps need.
 * The code of the pages is bundled once for any content; the content is handed to it. Throws if a page cannot be rendered.
 */
export async function renderPages(
  edition: Edition & { readonly siteUrl: string },
  workspace: string,
  reading: PageContext,
): Promise<RenderedSite> {
  const { contentFolder, today, siteUrl } = edition;
  const bundle = await openBundle(edition, workspace);
  const folder = join(workspace, 'site');
  const taken = await placeFiles(contentFolder, bundle.client, folder);
  const task: Omit<PageTask, 'index'> = {
    threads,
    bundle: { entry: bundle.entry.href, pages: bundle.pages },
    contentFolder,
    today,
    base: getBasePath(siteUrl),
    firstAddresses: Object.fromEntries(edition.firstAddresses),
    entries: readEntries(contentFolder, today),
    site: folder,
    taken,
    pictures: join(workspace, 'pictures'),
    reading,
  };
  const results = await Promise.all(
    Array.from({ length: threads }, (_, index) => runTask({ ...task, index })),
  );
  await writePictures(
    results.flatMap(({ pictures }) => pictures),
    { site: folder, store: join(workspace, 'cache', 'assets'), config: bundle.pages.image },
  );
  const pages = results.flatMap((each) => each.pages).sort((a, b) => (a.path < b.path ? -1 : 1));
  await writeOriginals(
    results.flatMap(({ originals }) => originals),
    folder,
  );
  return { folder, pages: new Map(pages.map((page) => [page.path, page])) };
}

/** Places what no page is made of: the site's public files, our icon if it has none, styles and scripts. Returns the public files. */
async function placeFiles(
  contentFolder: string,
  client: string,
  folder: string,
): Promise<ReadonlySet<string>> {
  const own = join(findSiteRoot(contentFolder), 'public');
  const ours = join(packageRoot, 'public');
  await mkdir(folder);
  // A link in it is followed, as a web server would.
  await cp(existsSync(own) ? own : ours, folder, { recursive: true, dereference: true });
  const taken = new Set(await listFiles(folder));
  await copyFile(
    join(ours, 'favicon.svg'),
    join(folder, 'favicon.svg'),
    constants.COPYFILE_EXCL,
  ).catch(ignoreExisting);
  await cp(client, folder, { recursive: true });
  return taken;
}

/** A site that has an icon of its own keeps it. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

/** Renders a part of the pages in a thread of its own, which has ended then. Throws if a page cannot be rendered. */
async function runTask(task: PageTask): Promise<Exclude<PageResult, { failure: string }>> {
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), { workerData: task });
  let result: PageResult | undefined;
  worker.once('message', (message: PageResult) => (result = message));
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
  if (result === undefined) throw new Error('A thread that renders pages ended before it was done.');
  if ('failure' in result) throw new Error(result.failure);
  return result;
}

/** Places every image that was read as it is; those that no text names are removed later with all other assets that none names. */
async function writeOriginals(originals: readonly Original[], folder: string): Promise<void> {
  if (originals.length > 0) await mkdir(join(folder, 'assets'), { recursive: true });
  await forEachAtOnce(originals, copiedAtOnce, ({ file, path }) =>
    copyFile(file, join(folder, path)),
  );
}
