import { hashFile } from '../../store/index.ts';
import { on } from 'node:events';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import type { BaseApp } from 'astro/app';
import type { RouteData } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { type BodyFacts, collectBodyFacts } from '../../domain/entries/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { describeFailure } from '../files/failure.ts';
import type { StoredFile } from '../../store/index.ts';
import { toEntryFile } from '../audit/expected-entries.ts';
import { type Needs, writePolicy } from '../finalize/policy.ts';
import { toFilePath } from '../files/list-files.ts';
import { type KeptFiles, openKeptFiles } from '../files/site-files.ts';
import { getAssetMark, listAssetMarks } from '../pages/asset-marks.ts';
import {
  createPageReader,
  type PageContext,
  type PageFacts,
  type PageReader,
} from '../pages/page-facts.ts';
import type { BodyCompiler, CompiledBody } from './bodies.ts';
import type { BundledPages } from './bundle.ts';
import { type BuildEntry, hasBody } from './build-entry.ts';
import { readDownloadSize } from './downloads.ts';
import {
  createImages,
  type Images,
  installPictures,
  type Original,
  type Picture,
} from './images.ts';
import {
  openBodyFacts,
  openPageRecords,
  type PagePart,
  type PageRecord,
  toPart,
} from './kept-records.ts';
import {
  addTextHash,
  createQuestions,
  hashValue,
  listChangedAnswers,
  type Questions,
} from './questions.ts';

/** What a thread loads before it is told what to render: the same for any content of a site. */
export interface PageCode {
  /** Where Node keeps what it compiles, if it does. */
  readonly compileCache: string | undefined;
  readonly bundle: {
    readonly entry: string;
    readonly code: string;
    readonly pages: BundledPages;
  };
  readonly contentFolder: string;
  readonly today: CalendarDate;
  /** The path of the site on its host, with both slashes. */
  readonly base: string;
}

/** What a thread renders: one part of the pages. */
export interface PageTask {
  /**
   * Which of the threads of this process it is, and of how many: each reads its share of what all
   * need.
   */
  readonly index: number;
  readonly threads: number;
  readonly pages: PagePart;
  /**
   * Whether pages whose code is the site's own are left to whoever makes the release, since each
   * build renders these.
   */
  readonly leavesSitePages: boolean;
  readonly language: string;
  readonly firstAddresses: Readonly<Record<string, string>>;
  readonly entries: readonly BuildEntry[];
  /**
   * A hash of all that the facts of a body follow from, by the path of its file: of the body, its
   * path and the language.
   */
  readonly bodyHashes: ReadonlyMap<string, string>;
  /** The files that no page replaces. */
  readonly taken: ReadonlySet<string>;
  /** The folder for clean copies of SVG images. */
  readonly pictures: string;
  readonly reading: PageContext;
  /** The file of which is to be said why it is rendered or not. */
  readonly explained: string | undefined;
  /** What the style sheets of the site need of the policy in each page. */
  readonly styleSheets: Needs;
  /** Where pages are kept for the next build. */
  readonly kept: KeptFiles;
}

/** The facts of bodies, by the paths of their files. */
export type FactsByPath = ReadonlyMap<string, BodyFacts>;

/**
 * What a thread answers: first the facts of those of its part of the bodies of which none were
 * kept, for which it is sent those of all parts; then what it has rendered. Or why it could not.
 */
export type PageResult =
  { readonly facts: FactsByPath } | RenderedPages | { readonly failure: string };

export interface RenderedPages {
  /** Its files by their paths, and the facts of its pages. */
  readonly files: ReadonlyMap<string, StoredFile>;
  readonly pages: readonly PageFacts[];
  /** How many files were rendered, and how many taken from an earlier build. */
  readonly rendered: number;
  readonly reused: number;
  /** Why the file that was asked about was rendered or not; undefined if another thread has it. */
  readonly explanation: string | undefined;
  /** The marks of all assets that its files name. */
  readonly marks: ReadonlySet<string>;
  /** The images that its files name. */
  readonly pictures: readonly Picture[];
  readonly originals: readonly Original[];
}

/** An entry with the facts of its body, and with its images in the place of their paths. */
interface ResolvedEntry extends BuildEntry {
  readonly facts: BodyFacts | undefined;
}

/**
 * Renders the pages of a task, writes them into the store of files, and reads of each what later
 * steps need to know. A page whose code, address and answers are those of an earlier build is taken
 * from there.
 */
async function renderPages(
  code: PageCode,
  { app, questions, give }: LoadedPages,
  task: PageTask,
  facts: FactsByPath,
): Promise<RenderedPages> {
  const { base, contentFolder } = code;
  const { taken, styleSheets } = task;
  const images = createImages(base, contentFolder, task.pictures);
  const pictures = createNamedImages<Picture>();
  const originals = createNamedImages<Original>();
  installPictures(base, ({ path, original, transform }) => {
    const { src } = transform;
    // Of an SVG image a clean copy was read, which is gone after the build.
    const own = images.originals.get((typeof src === 'string' ? src : src.src).slice(base.length));
    const file = own?.file ?? toFilePath(contentFolder, original);
    pictures.add({ path, original: file, transform });
  });
  for (const { path, body } of task.entries) addTextHash(body, task.bodyHashes.get(path) ?? body);
  give({ task, facts, images });
  const expectedTexts = groupExpectedTexts(task.entries, facts);
  const readPage = createPageReader({ ...task.reading, expectedTexts });
  const kept = openPageRecords(task.kept, task.pages);
  const store = openKeptFiles(task.kept.folder);
  const files = new Map<string, StoredFile>();
  const pages: PageFacts[] = [];
  const marks = new Set<string>();
  let reused = 0;
  /** The images that a page names: whoever names one has asked for it in this thread. */
  const pickNamed = (named: readonly string[]) => {
    for (const original of images.takeNew()) originals.add(original);
    return { pictures: pictures.pick(named), originals: originals.pick(named) };
  };
  const takeKept = async ({ path, key }: PlannedPage): Promise<PageRecord | undefined> => {
    const before = kept.get(path);
    if (before?.key !== key) return undefined;
    if (before.answers !== (await questions.hashAnswers(before.questions))) return undefined;
    const file = store.find(before.file);
    if (file === undefined || file === before.file) return file && before;
    const record = { ...before, file };
    kept.set(path, record);
    return record;
  };
  const render = async (planned: PlannedPage): Promise<PageRecord | undefined> => {
    const result = await renderPage(app, planned, { base, questions, readPage, styleSheets });
    if (result === undefined) return undefined;
    const { bytes, ...page } = result;
    const about = { ...page, ...pickNamed(page.marks) };
    // What is the same keeps its time, by which hosts and their readers know it.
    const before = task.kept.isRead ? kept.get(planned.path)?.file : undefined;
    const same = before?.hash === hashFile(bytes) ? store.find(before) : undefined;
    const record = { ...about, file: same ?? store.write(bytes) };
    kept.set(planned.path, record);
    return record;
  };
  const explain = async ({ path, key, isOurs }: PlannedPage): Promise<string> => {
    const before = kept.get(path);
    if (!isOurs) return 'Its code is the site’s own, and such pages are rendered by each build.';
    if (!task.kept.isRead) return 'This build takes no page from the one before (--cold).';
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
  const namedPictures = new Map<string, Picture>();
  const namedOriginals = new Map<string, Original>();
  let explanation: string | undefined;
  for (const page of await listPages(app, code, task)) {
    if (taken.has(page.path) || (task.leavesSitePages && !page.isOurs)) continue;
    if (page.path === task.explained) explanation = await explain(page);
    const before = task.kept.isRead && page.isOurs ? await takeKept(page) : undefined;
    if (before !== undefined) reused += 1;
    const record = before ?? (await render(page));
    if (record === undefined) continue;
    files.set(page.path, record.file);
    if (record.facts !== undefined) pages.push(record.facts);
    for (const mark of record.marks) marks.add(mark);
    for (const picture of record.pictures) namedPictures.set(picture.path, picture);
    for (const original of record.originals) namedOriginals.set(original.path, original);
  }
  kept.save();
  return {
    files,
    pages,
    rendered: files.size - reused,
    reused,
    explanation,
    marks,
    pictures: [...namedPictures.values()],
    originals: [...namedOriginals.values()],
  };
}

/** Images by the marks by which pages name them; those of the same bytes have the same. */
function createNamedImages<Image extends { readonly path: string }>() {
  const byMark = new Map<string, Map<string, Image>>();
  return {
    add: (image: Image): void => {
      const mark = getAssetMark(image.path) ?? image.path;
      const same = byMark.get(mark);
      if (same === undefined) byMark.set(mark, new Map([[image.path, image]]));
      else same.set(image.path, image);
    },
    pick: (marks: readonly string[]): Image[] =>
      [...new Set(marks)].flatMap((mark) => [...(byMark.get(mark)?.values() ?? [])]),
  };
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

/** A page that is to be rendered, and where its file is. */
interface PlannedPage {
  readonly path: string;
  readonly pathname: string;
  readonly route: RouteData;
  readonly key: string;
  /** Whether its code is ours: what the code of a site asks besides the content nobody knows. */
  readonly isOurs: boolean;
}

/** What pages are rendered with. */
interface Rendering {
  readonly base: string;
  readonly questions: Questions;
  readonly readPage: PageReader;
  readonly styleSheets: Needs;
}

/** A page as it was rendered, before it is written. */
type RenderedPage = Omit<PageRecord, 'file' | 'pictures' | 'originals'> & {
  readonly bytes: Buffer;
};

/** Renders a page; undefined if it has nothing to say. */
async function renderPage(
  app: BuildApp,
  { path, pathname, route, key }: PlannedPage,
  { base, questions, readPage, styleSheets }: Rendering,
): Promise<RenderedPage | undefined> {
  const [rendered, asked] = await questions.note(async () => {
    const address = new URL(toAddress(pathname, route, base), 'http://localhost');
    const response = await app.render(new Request(address), { routeData: route });
    if (response.body === null) return undefined;
    if (response.status !== 200 && response.status !== 404)
      throw new Error(`${pathname} was answered with ${response.status}.`);
    return Buffer.from(await response.arrayBuffer());
  });
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
    facts,
    marks: facts?.assets ?? listAssetMarks(bytes.toString('latin1')),
  };
}

/** The code of the pages, which waits for content. */
interface LoadedPages {
  readonly app: BuildApp;
  readonly questions: Questions;
  readonly give: (content: GivenContent) => void;
}

/** The content that pages are rendered from. */
interface GivenContent {
  readonly task: PageTask;
  readonly facts: FactsByPath;
  readonly images: Images;
}

/** Loads the code of all pages, as Astro's own build does. */
async function loadPages(code: PageCode): Promise<LoadedPages> {
  const questions = createQuestions();
  const given = Promise.withResolvers<GivenContent>();
  Object.assign(globalThis, { answerableBuild: createBuild(code, given.promise, questions) });
  const { app }: { readonly app: BuildApp } = await import(code.bundle.entry);
  app.setInternals({ pagesByKeys: new Map(code.bundle.pages.styles) });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: failing } } });
  // Ahead of time: a page that cannot be loaded says so when it is listed.
  for (const { routeData } of app.manifest.routes)
    if (routeData.prerender) app.getComponentByRoute(routeData).catch(() => undefined);
  return { app, questions, give: given.resolve };
}

/**
 * What Astro's code says while it renders is about a fault: no page is published that was rendered
 * in spite of one.
 */
const failing = {
  write: ({ level, message }: { readonly level: string; readonly message: string }) => {
    if (level === 'error') throw new Error(message);
  },
};

/**
 * The app of a bundle, as Astro's own build uses it (its `BuildApp`, which is no public interface).
 */
interface BuildApp extends BaseApp {
  /** What was listed of each route. */
  readonly routeCache: ConstructorParameters<typeof StaticPaths>[0]['routeCache'] & {};
  readonly getComponentByRoute: ConstructorParameters<
    typeof StaticPaths
  >[0]['getComponentByRoute'] & {};
  readonly setInternals: (internals: {
    readonly pagesByKeys: ReadonlyMap<string, unknown>;
  }) => void;
  readonly setOptions: (options: object) => void;
}

/**
 * The pages of this thread, the same in each build, so that it finds them again. Of two for one
 * file the first wins.
 */
async function listPages(
  app: BuildApp,
  { bundle }: PageCode,
  task: PageTask,
): Promise<PlannedPage[]> {
  // What a page must hold of a body follows from the body.
  const bodies = new Map(
    task.entries
      .filter(hasBody)
      .map(({ collection, id, path }) => [toEntryFile(collection, id), task.bodyHashes.get(path)]),
  );
  const common = hashValue([bundle.code, task.reading, task.styleSheets]);
  const found = new Map<string, PlannedPage>();
  const byRoute = Map.groupBy(await new StaticPaths(app).getAll(), ({ route }) => route);
  for (const [route, paths] of byRoute) {
    // Loaded in any case: a question is known once the code that answers it is there, and a page
    // that is kept may ask one.
    await app.getComponentByRoute(route);
    // In the order of the paths.
    const listed = app.routeCache.get(route)?.staticPaths;
    for (const [index, { pathname }] of paths.entries()) {
      const path = toFile(pathname, route);
      if (found.has(path) || toPart(path, task.pages.parts) !== task.pages.part) continue;
      const key = hashValue([
        common,
        route.origin,
        route.route,
        pathname,
        listed?.[index]?.props,
        bodies.get(path),
      ]);
      found.set(path, { path, pathname, route, key, isOurs: route.origin !== 'external' });
    }
  }
  return [...found.values()];
}

/** The file of a page: `faq/is-it-safe/index.html`, and `404.html` for what is not there. */
function toFile(pathname: string, { type }: RouteData): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return path;
  return path === '404' ? '404.html' : join(path, 'index.html');
}

/**
 * The path with which a page is asked for: with a slash at its end, but for endpoints whose own
 * path has an ending and no slash.
 */
function toAddress(pathname: string, { type }: RouteData, base: string): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (path === '') return base;
  return type === 'endpoint' && /\.\w+$/.test(pathname) ? base + path : `${base}${path}/`;
}

/**
 * What the bundled pages ask for; `Build` in src/collections/build-content.ts is how they see it.
 */
function createBuild(
  { contentFolder, today, base }: PageCode,
  given: Promise<GivenContent>,
  questions: Questions,
) {
  const readImage = async (file: string) => (await given).images.read(file);
  const noteImage = questions.define('image', readImage);
  const noteDownload = questions.define('download', async (file: string) =>
    readDownloadSize(pathToFileURL(join(contentFolder, file))),
  );
  // Most builds compile few bodies or none, and to load what compiles them takes longer than to
  // compile some.
  let compiler: Promise<BodyCompiler> | undefined;
  const compile: BodyCompiler = async (...body) => {
    compiler ??= import('./bodies.ts').then((module) => module.createBodyCompiler(base));
    return (await compiler)(...body);
  };
  const resolved = new Map<string, Promise<readonly ResolvedEntry[]>>();
  const toBeside = ({ path }: BuildEntry, file: string) => posix.join(posix.dirname(path), file);
  const resolveEntries = async (name: string) => {
    const { task, facts } = await given;
    return Promise.all(
      task.entries
        .filter(({ collection }) => collection === name)
        .map(async (entry) => ({
          ...entry,
          facts: facts.get(entry.path),
          data: await resolveImages(entry.data, (path) => readImage(toBeside(entry, path))),
        })),
    );
  };
  const getEntries = (name: string): Promise<readonly ResolvedEntry[]> => {
    const known = resolved.get(name) ?? resolveEntries(name);
    resolved.set(name, known);
    return known;
  };
  const indexes = new Map<string, Promise<ReadonlyMap<string, ResolvedEntry>>>();
  const getIndex = (name: string) => {
    const known =
      indexes.get(name) ??
      getEntries(name).then((entries) => new Map(entries.map((entry) => [entry.id, entry])));
    indexes.set(name, known);
    return known;
  };
  const bodies = new Map<string, Promise<CompiledBody>>();
  const compileBody = ({ path, body }: BuildEntry) => {
    const known =
      bodies.get(path) ??
      compile(
        body,
        path.endsWith('.mdx') ? 'mdx' : 'markdown',
        pathToFileURL(join(contentFolder, path)),
      );
    bodies.set(path, known);
    return known;
  };
  const firstAddresses: Record<string, string> = {};
  void given.then(({ task }) => Object.assign(firstAddresses, task.firstAddresses));
  return {
    contentFolder,
    today,
    firstAddresses,
    defineQuestion: questions.define,
    content: {
      getEntries,
      getEntry: async (name: string, id: string) => (await getIndex(name)).get(id),
      renderBody: async (name: string, id: string, runtime: object) => {
        const entry = (await getIndex(name)).get(id);
        if (entry === undefined) throw new Error(`There is no entry ${name}/${id}.`);
        try {
          const body = await compileBody(entry);
          for (const path of body.downloads) noteDownload([toBeside(entry, path)]);
          if ('html' in body) return body;
          const named = body.images.map(async (path) => {
            const file = toBeside(entry, path);
            noteImage([file]);
            return [path, await readImage(file)] as const;
          });
          const create = createFunction(body.code, runtime);
          return { create, images: new Map(await Promise.all(named)) };
        } catch (error) {
          // oxlint-disable-next-line preserve-caught-error -- of several causes people are told the first, which names no entry
          throw new Error(`${entry.path}: ${describeFailure(error)}`);
        }
      },
    },
  };
}

/** The data with every image that they name; of all else, the same values. */
async function resolveImages(
  data: unknown,
  read: (path: string) => Promise<unknown>,
): Promise<unknown> {
  if (typeof data !== 'object' || data === null || !namesImage(data)) return data;
  if ('imagePath' in data) return read(String(data.imagePath));
  if (Array.isArray(data)) return Promise.all(data.map((each) => resolveImages(each, read)));
  const fields = await Promise.all(
    Object.entries(data).map(
      async ([name, value]) => [name, await resolveImages(value, read)] as const,
    ),
  );
  return Object.fromEntries(fields);
}

function namesImage(data: object): boolean {
  return (
    'imagePath' in data ||
    Object.values(data).some(
      (each: unknown) => typeof each === 'object' && each !== null && namesImage(each),
    )
  );
}

/**
 * The function that creates a compiled body, with the functions of the bundle by which its nodes
 * are made.
 */
function createFunction(code: string, runtime: object): unknown {
  // oxlint-disable-next-line typescript/no-implied-eval -- the code is ours: the compiler made it of a tree that holds what the list allows
  return new Function(code)(runtime).default;
}

/**
 * Adds the facts of bodies to those that `facts` has: the ones that are kept, else with `isOwn`
 * those of this thread's part, else all. Returns which had to be read from their bodies.
 */
function addFacts(
  facts: Map<string, BodyFacts>,
  { entries, bodyHashes, kept, language, index, threads }: PageTask,
  isOwn: boolean,
): FactsByPath {
  const read = new Map<string, BodyFacts>();
  const bodies = entries.filter(hasBody);
  if (facts.size === bodies.length) return read;
  const pack = openBodyFacts(kept);
  for (const [number, entry] of bodies.entries()) {
    const { path } = entry;
    if (facts.has(path)) continue;
    const known = kept.isRead ? pack.get(bodyHashes.get(path) ?? '') : undefined;
    if (known !== undefined) facts.set(path, known);
    else if (!isOwn || number % threads === index) {
      const own = collectBodyFacts(entry, language);
      facts.set(path, own);
      read.set(path, own);
    }
  }
  pack.close();
  return read;
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
  loading.catch(() => undefined);
  const [task]: readonly (PageTask | null | undefined)[] = (await messages.next()).value ?? [];
  // The content is not to be rendered.
  if (task === null || task === undefined) return;
  const facts = new Map<string, BodyFacts>();
  port.postMessage({ facts: addFacts(facts, task, true) } satisfies PageResult);
  const [read]: readonly (FactsByPath | null | undefined)[] = (await messages.next()).value ?? [];
  // Another thread has failed.
  if (read === null || read === undefined) throw new Error('The pages are not rendered.');
  for (const [path, each] of read) facts.set(path, each);
  // What one thread can read of what is kept, another might not.
  addFacts(facts, task, false);
  port.postMessage(await renderPages(code, await loading, task, facts));
}
