import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { getBasePath } from '../../domain/addresses/index.ts';
import type { BodyFacts } from '../../domain/entries/index.ts';
import { openPack } from '../../store/index.ts';
import { joinNeeds, type Needs, collectStyleSheetNeeds } from '../finalize/policy.ts';
import { createSiteFiles, type KeptFiles, type SiteFiles } from '../files/site-files.ts';
import { getAssetMark } from '../pages/asset-marks.ts';
import type { PageContext, PageFacts } from '../pages/page-facts.ts';
import { openKeptFolder } from '../files/workspace.ts';
import { findSiteRoot, packageRoot } from '../project/index.ts';
import type { Edition } from './astro-config.ts';
import { openBundle } from './bundle.ts';
import { type BuildEntry, hasBody } from './build-entry.ts';
import { readEntries } from './entries.ts';
import type { Original, Picture } from './images.ts';
import { writeOriginals, writePictures } from './write-images.ts';
import type { FactsByPath, PageResult, PageTask, RenderedPages } from './page-worker.ts';

/** The pages of an edition as they were rendered. */
interface RenderedSite {
  readonly files: SiteFiles;
  /** The facts of each page, in the order of their files. */
  readonly pages: Map<string, PageFacts>;
  /** The marks of all assets that rendered files name. */
  readonly marks: ReadonlySet<string>;
  /** What the policy in each page allows for the sake of style sheets. */
  readonly styleSheets: Needs;
  /** The paths of the files that were there before any page was rendered. */
  readonly placed: readonly string[];
  /** How many files were rendered, and how many were taken from an earlier build. */
  readonly rendered: number;
  readonly reused: number;
  /** Why the file that was asked about was rendered or not; undefined if the site has no such page. */
  readonly explanation: string | undefined;
  /** Where something is kept for the next build, for which program, and whether it may be read. */
  readonly kept: KeptFiles;
}

/** As many threads as pay: each reads all entries before it renders its part of the pages. */
const threads = 2;

/**
 * Renders the pages of an edition, and reads of each as soon as it is written what later steps need.
 * `explained` is the file of which is to be said why. The code of the pages is bundled once for any content; the content is handed to it. Throws if a page cannot be rendered.
 */
export async function renderPages(
  edition: Edition & { readonly siteUrl: string },
  workspace: string,
  reading: PageContext,
  explained?: string,
): Promise<RenderedSite> {
  const { contentFolder, today, siteUrl, isCold = false } = edition;
  const bundle = await openBundle(edition, workspace);
  const keptFolder = await openKeptFolder(contentFolder);
  const kept: KeptFiles = { folder: keptFolder, version: bundle.program, isRead: !isCold };
  const files = createSiteFiles(kept);
  await addFiles(files, contentFolder, bundle.client);
  const placed = files.list();
  const styleSheets = joinNeeds(
    placed
      .filter((path) => path.endsWith('.css'))
      .map((path) => collectStyleSheetNeeds(files.read(path).toString())),
  );
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
    taken: new Set(placed),
    pictures: join(workspace, 'pictures'),
    reading,
    explained,
    styleSheets,
  };
  const results = await runThreads(task, kept, (read) => {
    for (const entry of entries) {
      const own = read.get(entry.path);
      if (own !== undefined) pack.set(toKey(entry), own);
    }
  });
  pack.save();
  for (const each of results) for (const [path, stored] of each.files) files.enter(path, stored);
  const marks = new Set(results.flatMap((each) => [...each.marks]));
  const images = keepNamedImages(results, marks, kept);
  await writePictures(images.pictures, files, bundle.pages.image);
  await writeOriginals(images.originals, files, task.pictures);
  const pages = results.flatMap((each) => each.pages).sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files,
    pages: new Map(pages.map((page) => [page.path, page])),
    marks,
    styleSheets,
    placed,
    rendered: results.reduce((sum, each) => sum + each.rendered, 0),
    reused: results.reduce((sum, each) => sum + each.reused, 0),
    explanation: results.find((each) => each.explanation !== undefined)?.explanation,
    kept,
  };
}

/** Adds what no page is made of: the site's public files, our icon if it has none, styles and scripts. */
async function addFiles(files: SiteFiles, contentFolder: string, client: string): Promise<void> {
  const own = join(findSiteRoot(contentFolder), 'public');
  const ours = join(packageRoot, 'public');
  await files.addFolder(existsSync(own) ? own : ours);
  if (!files.has('favicon.svg'))
    files.write('favicon.svg', await readFile(join(ours, 'favicon.svg')));
  await files.addFolder(client);
}

/**
 * Divides a task between threads. First they read the facts of the bodies of which none are known, which `onFacts` is told and each
 * thread gets; then they render. Throws the first failure when all of them have ended.
 */
async function runThreads(
  task: Omit<PageTask, 'index' | 'threads' | 'kept'>,
  kept: KeptFiles,
  onFacts: (facts: FactsByPath) => void,
): Promise<readonly RenderedPages[]> {
  const started = Array.from({ length: threads }, (_, index) =>
    startThread({
      ...task,
      index,
      threads,
      kept: { ...kept, name: `pages-${index}-of-${threads}` },
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
  marks: ReadonlySet<string>,
  { folder, version, isRead }: KeptFiles,
): SiteImages {
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
