import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { escapeHtml } from '../../domain/addresses/index.ts';
import type { BodyFacts } from '../../domain/entries/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { describeFailure } from '../files/failure.ts';
import type { BodyCompiler, CompiledBody } from './bodies.ts';
import type { BuildEntry } from './build-entry.ts';
import { readDownloadSize } from './downloads.ts';
import type { Images } from './images.ts';
import type { Questions } from './questions.ts';

/** The content that pages are rendered from. */
export interface GivenContent {
  readonly entries: readonly BuildEntry[];
  /** The facts of bodies, by the paths of their files. */
  readonly facts: ReadonlyMap<string, BodyFacts>;
  /** Reads the body of an entry. */
  readonly readBody: (entry: BuildEntry) => string;
  readonly firstAddresses: Readonly<Record<string, string>>;
  readonly images: Images;
}

/** What of a site is the same for any content. */
export interface ContentPlace {
  readonly contentFolder: string;
  readonly today: CalendarDate;
  /** Whether pages show drafts and entries dated after today. */
  readonly showsUnpublished: boolean;
  /** The path of the site on its host, with both slashes. */
  readonly base: string;
}

/**
 * Returns the value that an earlier build has kept under a name and an input, else what `compute`
 * returns.
 */
export type Remember = <Value>(name: string, input: string, compute: () => Value) => Value;

/** An entry with the facts of its body, and with its images in the place of their paths. */
class ResolvedEntry implements BuildEntry {
  readonly collection: BuildEntry['collection'];
  readonly id: string;
  readonly path: string;
  readonly bodyHash: string;
  readonly data: unknown;
  readonly facts: BodyFacts | undefined;
  readonly #readBody: () => string;

  constructor(
    entry: BuildEntry,
    data: unknown,
    facts: BodyFacts | undefined,
    readBody: GivenContent['readBody'],
  ) {
    this.collection = entry.collection;
    this.id = entry.id;
    this.path = entry.path;
    this.bodyHash = entry.bodyHash;
    this.data = data;
    this.facts = facts;
    this.#readBody = () => readBody(entry);
  }

  /** Read when it is asked for, and no part of what is hashed of an entry. */
  get body(): string {
    return this.#readBody();
  }
}

/**
 * What the bundled pages ask for; `Build` in src/collections/build-content.ts is how they see it.
 * They may be loaded before the content is given.
 */
export function createPageContent(
  { contentFolder, today, showsUnpublished, base }: ContentPlace,
  given: Promise<GivenContent>,
  questions: Questions,
  remember: Remember,
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
    const { entries, facts, readBody } = await given;
    return Promise.all(
      entries
        .filter(({ collection }) => collection === name)
        .map(async (entry) => {
          const data = await resolveImages(entry.data, (path) => readImage(toBeside(entry, path)));
          return new ResolvedEntry(entry, data, facts.get(entry.path), readBody);
        }),
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
  const compileBody = (entry: ResolvedEntry) => {
    const { path } = entry;
    const known =
      bodies.get(path) ??
      compile(
        entry.body,
        path.endsWith('.mdx') ? 'mdx' : 'markdown',
        pathToFileURL(join(contentFolder, path)),
      );
    bodies.set(path, known);
    return known;
  };
  const firstAddresses: Record<string, string> = {};
  void given.then((content) => Object.assign(firstAddresses, content.firstAddresses));
  return {
    contentFolder,
    today,
    showsUnpublished,
    firstAddresses,
    defineQuestion: questions.define,
    remember,
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
          const failure = `${entry.path}: ${describeFailure(error)}`;
          // Whoever writes the text sees the page without it; no release is made of such a page.
          if (showsUnpublished)
            return {
              html: `<p><strong>This text cannot be shown yet.</strong> ${escapeHtml(failure)}</p>`,
            };
          // oxlint-disable-next-line preserve-caught-error -- of several causes people are told the first, which names no entry
          throw new Error(failure);
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
