import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { copyFile, cp, mkdir } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { getBasePath } from '../../domain/addresses/index.ts';
import type { BodyFacts } from '../../domain/entries/index.ts';
import { openPack } from '../../store/index.ts';
import { listFiles } from '../files/list-files.ts';
import { getAssetMark } from '../pages/asset-marks.ts';
import type { PageContext, PageFacts } from '../pages/page-facts.ts';
import { openKeptFolder } from '../files/workspace.ts';
import { findSiteRoot, packageRoot } from '../project/index.ts';
import type { Edition } from './astro-config.ts';
import { openBundle } from './bundle.ts';
import { type BuildEntry, hasBody, readEntries } from './entries.ts';
import { type Original, type Picture, writeOriginals, writePictures } from './images.ts';
import type { FactsByPath, PageResult, PageTask, RenderedPages } from './page-worker.ts';

/** The pages of an edition as they were rendered. */
interface RenderedSite {
  readonly folder: string;
  /** The facts of each page, in the order of their files. */
  readonly pages: Map<string, PageFacts>;
  /** How many files were rendered, and how many were taken from an earlier build. */
  readonly rendered: number;
  readonly reused: number;
  /** Where something is kept for the next build, for which program, and whether it may be read. */
  readonly kept: { readonly folder: string; readonly version: string; readonly isRead: boolean };
}

/** As many threads as pay: each reads all entries before it renders its part of the pages. */
const threads = 2;

/**
 * Renders the pages of an edition into `site` within the workspace, and reads of each as soon as it is written what later steps need.
 * The code of the pages is bundled once for any content; the content is handed to it. Throws if a page cannot be rendered.
 */
export async function renderPages(
  edition: Edition & { readonly siteUrl: string },
  workspace: string,
  reading: PageContext,
): Promise<RenderedSite> {
  const { contentFolder, today, siteUrl, isCold = false } = edition;
  const bundle = await openBundle(edition, workspace);
  const folder = join(workspace, 'site');
  const taken = await placeFiles(contentFolder, bundle.client, folder);
  const keptFolder = await openKeptFolder(contentFolder);
  const entries = readEntries(contentFolder, {
    file: join(keptFolder, 'entries'),
    version: bundle.program,
    isRead: !isCold,
  });
  const language = findLanguage(entries);
  const pack = openPack<BodyFacts>(join(keptFolder, 'body-facts'), bundle.program);
  const toKey = ({ path, body }: BuildEntry) =>
    createHash('sha256')
      .update(JSON.stringify([language, path, body]))
      .digest('base64');
  const facts = new Map(
    entries.filter(hasBody).flatMap((entry) => {
      const known = isCold ? undefined : pack.get(toKey(entry));
      return known === undefined ? [] : [[entry.path, known] as const];
    }),
  );
  const task: Omit<PageTask, 'index' | 'threads' | 'kept'> = {
    compileCache: findCompileCache(),
    bundle: { entry: bundle.entry.href, pages: bundle.pages },
    contentFolder,
    today,
    language,
    base: getBasePath(siteUrl),
    firstAddresses: Object.fromEntries(edition.firstAddresses),
    entries,
    facts,
    site: folder,
    taken,
    pictures: join(workspace, 'pictures'),
    reading,
  };
  const kept = { folder: keptFolder, version: bundle.program, isRead: !isCold };
  const results = await runThreads(task, kept, (read) => {
    for (const entry of entries) {
      const own = read.get(entry.path);
      if (own !== undefined) pack.set(toKey(entry), own);
    }
  });
  pack.save();
  const images = keepNamedImages(results, kept);
  await writePictures(images.pictures, {
    site: folder,
    store: join(workspace, 'cache', 'assets'),
    config: bundle.pages.image,
  });
  await writeOriginals(images.originals, { site: folder, pictures: task.pictures });
  const pages = results.flatMap((each) => each.pages).sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    folder,
    pages: new Map(pages.map((page) => [page.path, page])),
    rendered: results.reduce((sum, each) => sum + each.rendered, 0),
    reused: results.reduce((sum, each) => sum + each.reused, 0),
    kept,
  };
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

/**
 * Divides a task between threads. First they read the facts of the bodies of which none are known, which `onFacts` is told and each
 * thread gets; then they render. Throws the first failure when all of them have ended.
 */
async function runThreads(
  task: Omit<PageTask, 'index' | 'threads' | 'kept'>,
  kept: Omit<PageTask['kept'], 'file'> & { readonly folder: string },
  onFacts: (facts: FactsByPath) => void,
): Promise<readonly RenderedPages[]> {
  const started = Array.from({ length: threads }, (_, index) =>
    startThread({
      ...task,
      index,
      threads,
      kept: { ...kept, file: join(kept.folder, `pages-${index}-of-${threads}`) },
    }),
  );
  const facts = new Map<string, BodyFacts>();
  const read = await Promise.allSettled(
    started.map(async ({ ask }) => {
      const answer = await ask();
      if ('facts' in answer) for (const [path, each] of answer.facts) facts.set(path, each);
    }),
  );
  const isWhole = read.every(({ status }) => status === 'fulfilled');
  if (isWhole) onFacts(facts);
  // A thread that has failed has ended, and answers no more.
  const waiting = started.filter((_, index) => read[index]?.status === 'fulfilled');
  const rendered = await Promise.allSettled(waiting.map(({ ask }) => ask(isWhole ? facts : null)));
  const failures = [...read, ...rendered].flatMap((each) =>
    each.status === 'rejected' ? [each.reason] : [],
  );
  if (failures.length > 0) throw failures[0];
  return rendered.flatMap((each) =>
    each.status === 'fulfilled' && 'pages' in each.value ? [each.value] : [],
  );
}

/** Starts a thread; `ask` sends it a message, if there is one, and returns its next answer. A thread ends by itself: one that is ended from outside may take the process with it. */
function startThread(task: PageTask) {
  const worker = new Worker(new URL('./page-thread.ts', import.meta.url), { workerData: task });
  const ask = (message?: FactsByPath | null) =>
    new Promise<PageResult>((resolve, reject) => {
      const onEnd = () =>
        reject(new Error('A thread that renders pages ended before it was done.'));
      worker.once('message', (result: PageResult) => {
        worker.off('exit', onEnd).off('error', reject);
        if ('failure' in result) reject(new Error(result.failure));
        else resolve(result);
      });
      worker.once('exit', onEnd).once('error', reject);
      if (message !== undefined) worker.postMessage(message);
    });
  return { ask };
}

/** The images of a site. */
interface SiteImages {
  readonly pictures: readonly Picture[];
  readonly originals: readonly Original[];
}

/**
 * The images that files of the site name, whether these were rendered now or taken from an earlier build: whoever names an image has
 * asked for it in that build. They are kept for the next.
 */
function keepNamedImages(
  results: readonly RenderedPages[],
  {
    folder,
    version,
    isRead,
  }: { readonly folder: string; readonly version: string; readonly isRead: boolean },
): SiteImages {
  const marks = new Set(results.flatMap((each) => [...each.marks]));
  const pack = openPack<SiteImages>(join(folder, 'images'), version);
  const all = [
    (isRead ? pack.get('all') : undefined) ?? { pictures: [], originals: [] },
    ...results,
  ];
  const pickNamed = <Named extends { readonly path: string }>(
    images: readonly Named[],
  ): Named[] => [
    ...new Map(
      images
        .filter(({ path }) => marks.has(getAssetMark(path) ?? path))
        .map((image) => [image.path, image]),
    ).values(),
  ];
  const named: SiteImages = {
    pictures: pickNamed(all.flatMap(({ pictures }) => pictures)),
    originals: pickNamed(all.flatMap(({ originals }) => originals)),
  };
  pack.set('all', named);
  pack.save();
  return named;
}

/** The language of the content, as site.yml says. */
function findLanguage(entries: readonly BuildEntry[]): string {
  const data = entries.find(({ collection }) => collection === 'site')?.data;
  return typeof data === 'object' && data !== null && 'language' in data
    ? String(data.language)
    : 'en';
}

/** Where Node keeps what it compiles; it appends the folder of its version by itself. */
function findCompileCache(): string | undefined {
  const cache = getCompileCacheDir();
  return cache === undefined ? undefined : dirname(cache);
}
