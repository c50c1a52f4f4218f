import { on } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { type BodyFacts, collectBodyFacts } from '../../domain/entries/index.ts';
import { hashFile, type Pack, type StoredFile } from '../../store/index.ts';
import { toEntryFile } from '../audit/expected-entries.ts';
import { describeFailure } from '../files/failure.ts';
import { type KeptFiles, openKeptFiles } from '../files/site-files.ts';
import { type Needs, writePolicy } from '../finalize/policy.ts';
import { listAssetMarks } from '../pages/asset-marks.ts';
import { createPageReader, type PageContext, type PageReader } from '../pages/page-facts.ts';
import { createPackedList, packFacts, type PackedList } from '../pages/packed-facts.ts';
import type { BundledPages } from './bundle.ts';
import { type BuildEntry, hasBody } from './build-entry.ts';
import { openBodies } from './entries.ts';
import { createImages, type Original, type Picture } from './images.ts';
import {
  openBodyFacts,
  openComputed,
  openPageRecords,
  type PagePart,
  type PageRecord,
  toBodyKey,
  toPart,
} from './kept-records.ts';
import { type AppPage, loadPageApp, type PageApp } from './page-app.ts';
import {
  type ContentPlace,
  createPageContent,
  type GivenContent,
  type Remember,
} from './page-content.ts';
import { createQuestions, hashValue, listChangedAnswers, type Questions } from './questions.ts';

/** What a thread loads before it is told what to render: the same for any content of a site. */
export interface PageCode extends ContentPlace {
  /** Where Node keeps what it compiles, if it does. */
  readonly compileCache: string | undefined;
  /** Where pages are kept for the next build. */
  readonly kept: KeptFiles;
  readonly bundle: {
    readonly entry: string;
    readonly code: string;
    readonly pages: BundledPages;
  };
}

/** What a thread renders: some of the parts of the pages. */
export interface PageTask {
  /**
   * Which of the threads of this process it is, and of how many: each reads its share of what all
   * need.
   */
  readonly index: number;
  readonly threads: number;
  /** If there is much to render, only the first, and others are told to render the rest. */
  readonly parts: readonly PagePart[];
  /**
   * Whether pages whose code is the site's own are left to whoever makes the release, since each
   * build renders these.
   */
  readonly leavesSitePages: boolean;
  readonly language: string;
  readonly firstAddresses: Readonly<Record<string, string>>;
  readonly entries: readonly BuildEntry[];
  /** The files that no page replaces. */
  readonly taken: ReadonlySet<string>;
  /** The folder for clean copies of SVG images. */
  readonly pictures: string;
  readonly reading: PageContext;
  /** The file of which is to be said why it is rendered or not. */
  readonly explained: string | undefined;
  /** What the style sheets of the site need of the policy in each page. */
  readonly styleSheets: Needs;
}

/** The facts of bodies, by the paths of their files. */
export type FactsByPath = ReadonlyMap<string, BodyFacts>;

/**
 * What a thread answers: first the facts of those of its share of the bodies of which none were
 * kept, for which, if there are several threads, it is sent those of all; then which of its parts
 * it leaves to others; meanwhile some of what it has rendered for the search, and at last the parts
 * that it has rendered. Or why it could not.
 */
export type PageResult =
  | { readonly facts: FactsByPath }
  | { readonly left: readonly PagePart[] }
  | { readonly indexed: readonly IndexedFile[] }
  | { readonly rendered: readonly RenderedPart[] }
  | { readonly failure: string };

/** A file that was rendered and is to be found by the search, by its path. */
export type IndexedFile = readonly [path: string, file: StoredFile];

export interface RenderedPart {
  readonly part: PagePart;
  /** Its files by their paths, and the facts of its pages. */
  readonly files: ReadonlyMap<string, StoredFile>;
  readonly pages: PackedList;
  /** How many files were rendered, and how many taken from an earlier build. */
  readonly rendered: number;
  readonly reused: number;
  /** Why the file that was asked about was rendered or not; undefined if another part has it. */
  readonly explanation: string | undefined;
  /** The marks of all assets that its files name. */
  readonly marks: ReadonlySet<string>;
  /** The images that its files name. */
  readonly pictures: readonly Picture[];
  readonly originals: readonly Original[];
}

/** A part of the pages while it is rendered. */
interface PartInProgress {
  readonly part: PagePart;
  /** The pages of it that are kept. */
  readonly kept: Pack<PageRecord>;
  readonly add: (path: string, record: PageRecord, from: 'rendered' | 'reused') => void;
  readonly finish: (explanation: string | undefined) => RenderedPart;
}

function beginPart(part: PagePart, kept: Pack<PageRecord>): PartInProgress {
  const files = new Map<string, StoredFile>();
  const pages = createPackedList();
  const marks = new Set<string>();
  const pictures = new Map<string, Picture>();
  const originals = new Map<string, Original>();
  const counts = { rendered: 0, reused: 0 };
  return {
    part,
    kept,
    add: (path, record, from) => {
      counts[from] += 1;
      files.set(path, record.file);
      if (record.facts !== undefined) pages.add(record.facts);
      for (const mark of record.marks) marks.add(mark);
      for (const picture of record.pictures) pictures.set(picture.path, picture);
      for (const original of record.originals) originals.set(original.path, original);
    },
    finish: (explanation) => ({
      part,
      files,
      pages: pages.finish(),
      ...counts,
      explanation,
      marks,
      pictures: [...pictures.values()],
      originals: [...originals.values()],
    }),
  };
}

/**
 * The share of the pages that one thread renders by itself: another would first have to read all
 * entries and plan all pages, which takes about as long.
 */
const fewPages = 1 / 10;

/** How many rendered pages are reported to the search at a time. */
const indexedAtOnce = 16;

/**
 * Renders the pages of a task, writes them into the store of files, and reads of each what later
 * steps need to know. A page whose code, address and answers are those of an earlier build is taken
 * from there. Before anything is rendered `tell` is told the parts that are left to others.
 */
async function renderPages(
  code: PageCode,
  { app, questions, computed, give }: LoadedPages,
  {
    facts,
    bodies,
    ...task
  }: PageTask & { readonly facts: FactsByPath; readonly bodies: ReturnType<typeof openBodies> },
  tell: (result: PageResult) => void,
): Promise<readonly RenderedPart[]> {
  const { base, contentFolder, kept: place } = code;
  const { taken, styleSheets } = task;
  const images = createImages(base, contentFolder, task.pictures);
  const { entries, firstAddresses } = task;
  give({ entries, facts, firstAddresses, images, readBody: bodies.read });
  const expectedTexts = groupExpectedTexts(task.entries, facts);
  const readPage = createPageReader({ ...task.reading, expectedTexts });
  const store = openKeptFiles(place.folder);
  const indexed: IndexedFile[] = [];
  const takeKept = async ({ path, key }: PlannedPage, kept: Pack<PageRecord>) => {
    const before = kept.get(path);
    if (before?.key !== key) return undefined;
    if (before.answers !== (await questions.hashAnswers(before.questions))) return undefined;
    const file = store.find(before.file);
    if (file === undefined || file === before.file) return file && before;
    const record = { ...before, file };
    kept.set(path, record);
    return record;
  };
  const render = async (planned: PlannedPage, kept: Pack<PageRecord>) => {
    const result = await renderPage(app, planned, { questions, readPage, styleSheets });
    if (result === undefined) return undefined;
    const { bytes, isIndexed, ...page } = result;
    const about = { ...page, ...images.pick(page.marks) };
    // What is the same keeps its time, by which hosts and their readers know it.
    const before = place.isRead ? kept.get(planned.path)?.file : undefined;
    const same = before?.hash === hashFile(bytes) ? store.find(before) : undefined;
    const record = { ...about, file: same ?? store.write(bytes) };
    kept.set(planned.path, record);
    if (isIndexed) indexed.push([planned.path, record.file]);
    if (indexed.length >= indexedAtOnce) tell({ indexed: indexed.splice(0) });
    return record;
  };
  const explain = async ({ path, key, isOurs }: PlannedPage, kept: Pack<PageRecord>) => {
    const before = kept.get(path);
    if (!isOurs) return 'Its code is the site’s own, and such pages are rendered by each build.';
    if (!place.isRead) return 'This build takes no page from the one before (--cold).';
    if (before === undefined) return 'The build before had no such page.';
    if (before.key !== key)
      return 'The code of the pages, the address or the colours of the site, or what its list says of this page is another.';
    const now = await questions.hashAnswers(before.questions);
    const changed = listChangedAnswers(before.questions, before.answers, now);
    if (changed.length > 0)
      return `Of ${before.questions.length} answers about the content that it was made of, ${changed.length} ${changed.length === 1 ? 'is' : 'are'} another: ${changed.join('; ')}.`;
    return store.find(before.file) === undefined
      ? 'What the build before had kept of it is gone or was changed.'
      : 'It was not rendered: all that it is made of is as in the build before.';
  };
  const parts = task.parts.map((part) => beginPart(part, openPageRecords(place, part)));
  const planned = await planPages(app, code, task);
  const toRender: { readonly page: PlannedPage; readonly own: PartInProgress }[] = [];
  const left: PagePart[] = [];
  let explanation: string | undefined;
  for (const page of planned) {
    const own = parts.find(({ part }) => toPart(page.path, part.parts) === part.part);
    if (own === undefined || taken.has(page.path) || (task.leavesSitePages && !page.isOurs))
      continue;
    if (page.path === task.explained) explanation = await explain(page, own.kept);
    const before = place.isRead && page.isOurs ? await takeKept(page, own.kept) : undefined;
    if (before === undefined) toRender.push({ page, own });
    else own.add(page.path, before, 'reused');
    if (toRender.length > planned.length * fewPages)
      for (const { part, kept } of parts.splice(1)) {
        left.push(part);
        kept.close();
      }
  }
  tell({ left });
  for (const { page, own } of toRender) {
    const record = parts.includes(own) ? await render(page, own.kept) : undefined;
    if (record !== undefined) own.add(page.path, record, 'rendered');
  }
  for (const { kept } of parts) kept.save();
  computed.save();
  return parts.map(({ finish }) => finish(explanation));
}

/** The texts that pages must hold, by their files. */
type ExpectedTexts = ReadonlyMap<string, readonly string[]>;

/** What the page of an entry must hold of its body. Only published entries have a page. */
function groupExpectedTexts(entries: readonly BuildEntry[], facts: FactsByPath): ExpectedTexts {
  return new Map(
    entries
      .filter(hasBody)
      .map(({ collection, id, path }) => [
        toEntryFile(collection, id),
        facts.get(path)?.outerTexts ?? [],
      ]),
  );
}

/** A page that is to be rendered. */
interface PlannedPage extends AppPage {
  /** A hash of all that it is made of but the answers to its questions. */
  readonly key: string;
  /** Whether its code is ours: what the code of a site asks besides the content nobody knows. */
  readonly isOurs: boolean;
}

/** What pages are rendered with. */
interface Rendering {
  readonly questions: Questions;
  readonly readPage: PageReader;
  readonly styleSheets: Needs;
}

/** A page as it was rendered, before it is written. */
type RenderedPage = Omit<PageRecord, 'file' | 'pictures' | 'originals'> & {
  readonly bytes: Buffer;
  readonly isIndexed: boolean;
};

/** Renders a page; undefined if it has nothing to say. */
async function renderPage(
  app: PageApp,
  page: PlannedPage,
  { questions, readPage, styleSheets }: Rendering,
): Promise<RenderedPage | undefined> {
  const { path, key } = page;
  const [rendered, asked] = await questions.note(() => app.render(page));
  if (rendered === undefined) return undefined;
  const html = path.endsWith('.html') ? rendered.toString('utf8') : undefined;
  const read = html === undefined ? undefined : readPage(path, html);
  const bytes =
    html === undefined || read === undefined
      ? rendered
      : Buffer.from(writePolicy(html, read.policy, styleSheets));
  const facts = read && {
    ...read,
    size: bytes.length,
    policy: { ...read.policy, isWritten: true },
  };
  return {
    key,
    questions: asked,
    answers: await questions.hashAnswers(asked),
    bytes,
    isIndexed: facts?.isIndexed === true,
    facts: facts && packFacts(facts),
    marks: facts?.assets ?? listAssetMarks(bytes.toString('latin1')),
  };
}

/** The code of the pages, which waits for content. */
interface LoadedPages {
  readonly app: PageApp;
  readonly questions: Questions;
  readonly computed: ReturnType<typeof openComputed>;
  readonly give: (content: GivenContent) => void;
}

async function loadPages(code: PageCode): Promise<LoadedPages> {
  const questions = createQuestions();
  const given = Promise.withResolvers<GivenContent>();
  const computed = openComputed(code.kept);
  const remember = createMemory(computed, code.kept.isRead);
  const answerableBuild = createPageContent(code, given.promise, questions, remember);
  Object.assign(globalThis, { answerableBuild });
  const app = await loadPageApp(code.bundle.entry, code.bundle.pages, code.base);
  return { app, questions, computed, give: given.resolve };
}

function createMemory(computed: LoadedPages['computed'], isRead: boolean): Remember {
  return <Value>(name: string, text: string, compute: () => Value): Value => {
    const input = hashValue(text);
    const known = isRead ? computed.get(name) : undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this name has kept, made by the same program
    if (known?.input === input) return known.value as Value;
    const value = compute();
    computed.set(name, { input, value });
    return value;
  };
}

/** The pages of the parts of a task. */
async function planPages(app: PageApp, code: PageCode, task: PageTask): Promise<PlannedPage[]> {
  // What a page must hold of a body follows from the body.
  const bodies = new Map(
    task.entries
      .filter(hasBody)
      .map((entry) => [toEntryFile(entry.collection, entry.id), toBodyKey(entry, task.language)]),
  );
  const common = hashValue([code.bundle.code, task.reading, task.styleSheets]);
  return (await app.list())
    .filter(({ path }) => task.parts.some(({ part, parts }) => toPart(path, parts) === part))
    .map((page) => {
      const { path, pathname, route, props } = page;
      const body = bodies.get(path);
      const key = hashValue([common, route.origin, route.route, pathname, props, body]);
      return { ...page, key, isOurs: route.origin !== 'external' };
    });
}

/**
 * Adds the facts of bodies to those that `facts` has: the ones that `kept` returns, else with
 * `isOwn` those of this thread's part, else all. Returns which had to be read from their bodies.
 */
function addFacts(
  facts: Map<string, BodyFacts>,
  { entries, language, index, threads }: PageTask,
  kept: (key: string) => BodyFacts | undefined,
  readBody: (entry: BuildEntry) => string,
  isOwn: boolean,
): FactsByPath {
  const read = new Map<string, BodyFacts>();
  const bodies = entries.filter(hasBody);
  if (facts.size === bodies.length) return read;
  for (const [number, entry] of bodies.entries()) {
    const { path } = entry;
    if (facts.has(path)) continue;
    const known = kept(toBodyKey(entry, language));
    if (known !== undefined) facts.set(path, known);
    else if (!isOwn || number % threads === index) {
      const own = collectBodyFacts({ ...entry, body: readBody(entry) }, language);
      facts.set(path, own);
      read.set(path, own);
    }
  }
  return read;
}

/** Reads all facts of bodies that are kept, which a build needs most of. */
function readKeptFacts({ kept }: PageCode): FactsByPath {
  const pack = openBodyFacts(kept);
  const facts = new Map<string, BodyFacts>();
  for (const key of kept.isRead ? pack.keys() : []) {
    const known = pack.get(key);
    if (known !== undefined) facts.set(key, known);
  }
  pack.close();
  return facts;
}

/** Does a task for the thread at the other end of `port`, and closes it. */
export async function runTask(code: PageCode, port: MessagePort): Promise<void> {
  await answer(code, port)
    .catch((error: unknown) =>
      port.postMessage({ failure: describeFailure(error) } satisfies PageResult),
    )
    .finally(() => port.close());
}

async function answer(code: PageCode, port: MessagePort): Promise<void> {
  const messages = on(port, 'message');
  const loading = loadPages(code);
  await loading.catch(() => undefined);
  const before = readKeptFacts(code);
  const [task]: readonly (PageTask | null | undefined)[] = (await messages.next()).value ?? [];
  // The content is not to be rendered.
  if (task === null || task === undefined) return;
  const bodies = openBodies(code.contentFolder, code.kept);
  // What shards have read was kept since.
  const pack = openBodyFacts(code.kept);
  const getKept = (key: string) =>
    before.get(key) ?? (code.kept.isRead ? pack.get(key) : undefined);
  try {
    const facts = new Map<string, BodyFacts>();
    const read = addFacts(facts, task, getKept, bodies.read, true);
    port.postMessage({ facts: read } satisfies PageResult);
    if (task.threads > 1) {
      const [others]: readonly (FactsByPath | null | undefined)[] =
        (await messages.next()).value ?? [];
      // Another thread has failed.
      if (others === null || others === undefined) throw new Error('The pages are not rendered.');
      for (const [path, each] of others) facts.set(path, each);
      // What one thread can read of what is kept, another might not.
      addFacts(facts, task, getKept, bodies.read, false);
    }
    const rendered = await renderPages(code, await loading, { ...task, facts, bodies }, (result) =>
      port.postMessage(result),
    );
    port.postMessage(
      { rendered } satisfies PageResult,
      rendered.flatMap(({ pages }) => pages.chunks.map(({ buffer }) => buffer)),
    );
  } finally {
    bodies.close();
    pack.close();
  }
}
