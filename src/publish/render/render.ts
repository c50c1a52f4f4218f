import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentFile } from '../../check/index.ts';
import type { FileStore } from '../../store/index.ts';
import { joinNeeds, type Needs, collectStyleSheetNeeds } from '../finalize/policy.ts';
import {
  createSiteFiles,
  type KeptFiles,
  openKeptFiles,
  type SiteFiles,
} from '../files/site-files.ts';
import { readPackedList } from '../pages/packed-facts.ts';
import type { PageContext, PageFacts } from '../pages/page-facts.ts';
import { findSiteRoot, packageRoot } from '../project/index.ts';
import type { Edition } from './astro-config.ts';
import { type BuildEntry, hasBody } from './build-entry.ts';
import { readEntries } from './entries.ts';
import {
  countThreads,
  type KeptRecord,
  openBodyFacts,
  openPageIntake,
  openPageRecords,
  toBodyKey,
} from './kept-records.ts';
import { collectBuildInputs, type BuildInputs } from './build-inputs.ts';
import { writeOriginals, writePictures } from './write-images.ts';
import type { PageThreads, SharedTask } from './page-threads.ts';
import type { FactsByPath, IndexedFile } from './page-worker.ts';

/** The pages of an edition as they were rendered. */
export interface RenderedSite {
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
  /**
   * Why the file that was asked about was rendered or not; undefined if the site has no such page.
   */
  readonly explanation: string | undefined;
  /** Where something is kept for the next build, for which program, and whether it may be read. */
  readonly kept: KeptFiles;
}

/** What a shard has rendered: its files, and all that another build may take of it. */
interface RenderedShard extends RenderedSite {
  readonly collectBuildInputs: () => Promise<BuildInputs>;
  /**
   * Yields the records, of which those of pages are read one by one. Throws if one could not be
   * kept.
   */
  readonly listRecords: () => Generator<KeptRecord>;
}

/** One of several runs that render a site together: which one, counted from 0, and of how many. */
export interface Shard {
  readonly index: number;
  readonly shards: number;
}

/** What shards have rendered, to be taken in place of rendering it. */
export interface ShardSource {
  /**
   * Hands over what there is for `inputs`. Throws where something is missing that is not to be
   * rendered here.
   */
  readonly take: (inputs: BuildInputs, intake: RecordIntake) => Promise<void>;
}

/** Takes what shards have rendered into what a build keeps. */
export interface RecordIntake {
  /** The files that the records name are put here first. */
  readonly store: FileStore;
  readonly add: (record: KeptRecord) => void;
}

interface RenderOptions {
  /** Returns the files of the content, of which the caller lets go. */
  readonly takeFiles: () => readonly ContentFile[];
  /** Threads that have been started for this site. */
  readonly threads: PageThreads;
  /** The file of which is to be said why it was rendered or not. */
  readonly explained?: string | undefined;
  readonly source?: ShardSource | undefined;
  /** The release that will be made into the new one. */
  readonly spare?: string | undefined;
  /** Told of pages for the search that are rendered, while others are not. */
  readonly onIndexed?: (pages: readonly IndexedFile[]) => void;
}

/**
 * Renders the pages of an edition, and reads of each as soon as it is written what later steps
 * need. The code of the pages is bundled once for any content; the content is handed to it. Throws
 * if a page cannot be rendered.
 */
export async function renderPages(
  edition: Edition,
  workspace: string,
  reading: PageContext,
  options: RenderOptions,
): Promise<RenderedSite> {
  return render(edition, workspace, reading, undefined, options);
}

/**
 * Renders the part of the pages that a shard has to, in the same way; a shard keeps for its own
 * next run.
 */
export async function renderShard(
  edition: Edition,
  workspace: string,
  reading: PageContext,
  shard: Shard,
  options: Pick<RenderOptions, 'takeFiles' | 'threads'>,
): Promise<RenderedShard> {
  return render(edition, workspace, reading, shard, options);
}

async function render(
  edition: Edition,
  workspace: string,
  reading: PageContext,
  shard: Shard | undefined,
  { takeFiles, threads, explained, source, spare, onIndexed = () => undefined }: RenderOptions,
): Promise<RenderedShard> {
  const { contentFolder } = edition;
  const [bundle, kept] = await Promise.all([threads.bundle, threads.kept]);
  const files = createSiteFiles(kept);
  await addFiles(files, contentFolder, bundle.client);
  const placed = files.list();
  const styleSheets = joinNeeds(
    placed
      .filter((path) => path.endsWith('.css'))
      .map((path) => collectStyleSheetNeeds(files.read(path).toString())),
  );
  const entries = readEntries(takeFiles(), kept);
  const count = countThreads(entries.length);
  const language = findLanguage(entries);
  let described: Promise<BuildInputs> | undefined;
  const describe = () => (described ??= collectBuildInputs(edition, bundle.code, files, placed));
  // Before anything is rendered, lest the content changes meanwhile.
  if (shard !== undefined) await describe();
  if (source !== undefined) {
    const pages = openPageIntake(kept, count);
    const bodies = openBodyFacts(kept);
    const add = (record: KeptRecord) => {
      if (record.kind === 'page') pages.add(record.path, record.record);
      else if (record.kind === 'body') bodies.set(record.key, record.facts);
      else files.offer(record);
    };
    await source.take(await describe(), { store: openKeptFiles(kept.folder), add });
    pages.save();
    bodies.save();
  }
  const task: SharedTask = {
    leavesSitePages: shard !== undefined,
    language,
    firstAddresses: Object.fromEntries(edition.firstAddresses),
    entries,
    taken: new Set(placed),
    pictures: join(workspace, 'pictures'),
    reading,
    explained,
    styleSheets,
  };
  const { index, shards } = shard ?? { index: 0, shards: 1 };
  // Of a shard, too, each thread may have a part of its own.
  const parts = Array.from({ length: count }, (_, thread) => ({
    part: index + shards * thread,
    parts: shards * count,
  }));
  let surveyed: Promise<void> | undefined;
  const onFacts = (read: FactsByPath) => {
    const bodies = openBodyFacts(kept);
    for (const entry of entries.filter(hasBody)) {
      const own = read.get(entry.path);
      const key = toBodyKey(entry, language);
      if (own === undefined) bodies.keep(key);
      else bodies.set(key, own);
    }
    bodies.save();
    surveyed = spare === undefined ? undefined : files.survey(spare);
  };
  const results = await threads.run(task, parts, { onFacts, onIndexed });
  await surveyed;
  for (const each of results) for (const [path, stored] of each.files) files.enter(path, stored);
  const marks = new Set(results.flatMap((each) => [...each.marks]));
  const folders = { contentFolder, pictures: task.pictures };
  const pictures = results.flatMap((each) => each.pictures);
  await writePictures(pictures, files, folders, bundle.pages.image);
  const originals = results.flatMap((each) => each.originals);
  await writeOriginals(originals, files, folders);
  const pages = results
    .flatMap((each) => [...readPackedList(each.pages)])
    .sort((a, b) => (a.path < b.path ? -1 : 1));
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
    collectBuildInputs: describe,
    *listRecords() {
      for (const each of results) {
        const records = openPageRecords(kept, each.part);
        try {
          for (const path of each.files.keys()) {
            const record = records.get(path);
            if (record === undefined)
              throw new Error(
                `What was rendered could not be kept in ${kept.folder}. Free some space there, or change its permissions.`,
              );
            yield { kind: 'page', path, record };
          }
        } finally {
          records.close();
        }
      }
      const bodies = openBodyFacts(kept);
      for (const [number, entry] of entries.filter(hasBody).entries()) {
        const key = toBodyKey(entry, language);
        const own = number % shards === index ? bodies.get(key) : undefined;
        if (own !== undefined) yield { kind: 'body', key, facts: own };
      }
      bodies.close();
      for (const made of files.listMade()) yield { kind: 'made', ...made };
    },
  };
}

/**
 * Adds what no page is made of: the site's public files, our icon if it has none, styles and
 * scripts.
 */
async function addFiles(files: SiteFiles, contentFolder: string, client: string): Promise<void> {
  const own = join(findSiteRoot(contentFolder), 'public');
  const ours = join(packageRoot, 'public');
  await files.addFolder(existsSync(own) ? own : ours);
  if (!files.has('favicon.svg'))
    files.write('favicon.svg', await readFile(join(ours, 'favicon.svg')));
  await files.addFolder(client);
}

/** The language of the content, as site.yml says. */
export function findLanguage(entries: readonly BuildEntry[]): string {
  const data = entries.find(({ collection }) => collection === 'site')?.data;
  return typeof data === 'object' && data !== null && 'language' in data
    ? String(data.language)
    : 'en';
}
