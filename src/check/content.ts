import { type Ledger, type LedgerFile, parseLedgerFiles } from '../domain/addresses/index.ts';
import type { CalendarDate } from '../domain/locale/index.ts';
import {
  mapCollections,
  type CollectionName,
  isSettings,
  parsePermalink,
  slugPattern,
  toEntryPath,
} from '../schemas/index.ts';
import { toSlug } from '../domain/text/index.ts';
import { memoizePerObject } from './body/body.ts';
import { parseEntry, type Entry, type EntryFacts, type KnownEntry } from './entry.ts';
import { isTooLarge, type ContentFile } from './files/content-folder.ts';
import {
  createLineIndex,
  decodeSourceText,
  isUtf16,
  type LineIndex,
  type SourceText,
} from './files/source-text.ts';
import { parseSettings, type Settings } from './settings.ts';

/**
 * What a rule on one file may read of the rest of the content. Each answer is recorded
 * (`recordReads`), and what the rule found is reused while all answers are the same; so a rule must
 * read other files only through this.
 */
export interface ContentReads {
  readonly today: CalendarDate;
  /**
   * Compares a day with today: negative if it is before, 0 if it is today, positive if it is after.
   * Prefer it to `today`, since its answer is usually the same tomorrow, so that results stay
   * valid.
   */
  readonly compareWithToday: (day: CalendarDate) => number;
  /** The settings of site.yml for the rules. */
  readonly settings: Settings;
  /** All files. Those that were read as text no longer have their bytes. */
  readonly files: readonly ContentFile[];
  readonly getFile: (path: string) => ContentFile | undefined;
  /** The text of an entry, an SVG image or a style sheet that was read. */
  readonly getText: (path: string) => SourceText | undefined;
  /**
   * The ids of each collection, also of entries that could not be read, so that nothing is reported
   * twice.
   */
  readonly ids: Readonly<Record<CollectionName, readonly string[]>>;
  /** Whether there is a file of the collection with this id. */
  readonly has: (collection: CollectionName, id: string) => boolean;
  readonly getEntry: (collection: CollectionName, id: string) => EntryFacts | undefined;
  /** The answer to a query about the whole content, computed once for each key. */
  readonly ask: <Answer>(query: ContentQuery<Answer>, key: string) => Answer;
}

/** What was read of a content folder, without the bodies of its entries. */
export interface ContentFacts extends ContentReads {
  readonly entries: readonly EntryFacts[];
  /**
   * The ledger of published addresses, parsed at the first call; undefined if there is no readable
   * file of it.
   */
  readonly getLedger: () => LedgerSource | undefined;
  readonly addresses: AddressContext;
}

/** All that was read of a content folder. */
export interface Content extends ContentFacts {
  readonly entries: readonly Entry[];
  readonly getEntry: (collection: CollectionName, id: string) => Entry | undefined;
  /**
   * The identity of the file at a path, which changes with its bytes; undefined if there is no such
   * file or no store.
   */
  readonly identify: (path: string) => string | undefined;
}

/**
 * A memoized, recorded query of the whole content by a rule on one file, such as the page at an
 * address.
 */
export interface ContentQuery<Answer> {
  readonly name: string;
  /** The answer, computed once for each content and key. */
  readonly answer: (content: Content, key: string) => Answer;
  /** The identity of the answer, which is what the store keeps of it. */
  readonly identify: (content: Content, key: string) => string;
}

const queries = new Map<string, ContentQuery<unknown>>();

/**
 * Defines a query. `identify` must return a different identity for every answer that could lead a
 * rule to a different finding.
 */
export function defineQuery<Answer>(
  name: string,
  answer: (content: Content, key: string) => Answer,
  identify: (answer: Answer, content: Content, key: string) => string,
): ContentQuery<Answer> {
  const memoized = memoizePerKey(answer);
  return addQuery({
    name,
    answer: memoized,
    identify: (content, key) => identify(memoized(content, key), content, key),
  });
}

/** Defines a query whose answer is its own identity. */
export function defineRead(
  name: string,
  identify: ContentQuery<unknown>['identify'],
): ContentQuery<string> {
  return addQuery({ name, answer: identify, identify });
}

function addQuery<Answer>(query: ContentQuery<Answer>): ContentQuery<Answer> {
  if (queries.has(query.name)) throw new Error(`Two queries are called ${query.name}.`);
  queries.set(query.name, query);
  return query;
}

/** The query of this name; undefined if there is none. */
export function findQuery(name: string): ContentQuery<unknown> | undefined {
  return queries.get(name);
}

function memoizePerKey<Value>(
  create: (content: Content, key: string) => Value,
): (content: Content, key: string) => Value {
  const getValues = memoizePerObject((_content: Content) => new Map<string, { value: Value }>());
  return (content, key) => {
    const values = getValues(content);
    const made = values.get(key) ?? { value: create(content, key) };
    values.set(key, made);
    return made.value;
  };
}

/** What the ledger is compared with, besides the content. */
export interface AddressContext {
  /** The ledger of the release that is published, if there is one. */
  readonly released?: Ledger | undefined;
  /** Whether addresses that were published and would lead nowhere are reported; true by default. */
  readonly checksLost?: boolean;
}

/** A file of the ledger as it was read. */
export interface LedgerSourceFile extends LedgerFile {
  readonly lines: LineIndex;
}

/** The ledger as it was read, of one file or of several. */
export interface LedgerSource {
  readonly ledger: Ledger;
  readonly files: readonly LedgerSourceFile[];
}

const none = Buffer.alloc(0);

/** Results of an earlier check, by file. */
interface KnownFiles {
  /** The identity of a file: a hash of its path, form and bytes. */
  readonly identify: (file: ContentFile) => string;
  /** What is known of the entry in a file. */
  readonly getEntry: (identity: string) => KnownEntry | undefined;
}

/**
 * Parses the files of a content folder into entries, each as far as it is asked for; never throws.
 */
export function parseContent(
  files: readonly ContentFile[],
  today: CalendarDate,
  addresses: AddressContext = {},
  known?: KnownFiles,
): Content {
  const byPath = new Map<string, ContentFile>();
  const identities = new Map<string, string>();
  const texts = new Map<string, () => SourceText>();
  const entries: Entry[] = [];
  const ids = mapCollections((): string[] => []);
  const paths = new Set(files.map(({ path }) => path));
  for (const file of files) {
    const { path } = file;
    const role = resolveEntry(file, paths);
    const identity = known?.identify(file);
    if (identity !== undefined) identities.set(path, identity);
    byPath.set(path, file);
    if (role.kind === 'entry') ids[role.collection].push(role.id);
    const isText =
      role.kind === 'entry' ||
      (role.kind === 'image' && role.format === 'svg') ||
      (role.kind === 'beside' && role.part === 'style');
    if (!isText || file.form !== 'file' || isTooLarge(file)) continue;
    const getSource = createDecoder(file);
    texts.set(path, getSource);
    byPath.set(path, { path, role: file.role, form: file.form, size: file.size, bytes: none });
    if (role.kind !== 'entry') continue;
    const knownEntry = identity === undefined ? undefined : known?.getEntry(identity);
    if (knownEntry !== undefined || !isUtf16(file.bytes))
      entries.push(parseEntry({ ...role, path }, () => getSource().text, today, knownEntry));
  }
  const named = mapCollections((collection) => new Set(ids[collection]));
  const byId = mapCollections(() => new Map<string, Entry>());
  for (const entry of entries) byId[entry.collection].set(entry.id, entry);
  const content: Content = {
    today,
    compareWithToday: (day) => (day === today ? 0 : day < today ? -1 : 1),
    settings: parseSettings(byId.site.get('site')),
    files: [...byPath.values()],
    getFile: (path) => byPath.get(path),
    getText: (path) => texts.get(path)?.(),
    entries,
    ids,
    getLedger: createLedgerParser(files),
    addresses,
    has: (collection, id) => named[collection].has(id),
    getEntry: (collection, id) => byId[collection].get(id),
    ask: (query, key) => query.answer(content, key),
    identify: (path) => identities.get(path),
  };
  return content;
}

/**
 * The role of a file, an entry by the name that it should have: a file that is only misnamed is
 * told of, and nothing that follows from its name. It is none if another file has that name.
 */
function resolveEntry(
  { role, path }: ContentFile,
  paths: ReadonlySet<string>,
): ContentFile['role'] {
  if (role.kind !== 'entry') return role;
  const named = role.rightPath ?? path;
  const id = isSettings(role.collection) || slugPattern.test(role.id) ? role.id : toSlug(role.id);
  const right = id === role.id ? named : toEntryPath(role.collection, id);
  if (right === path || id === '') return role;
  return paths.has(right) ? { kind: 'stray' } : { ...role, id };
}

/** Decodes the bytes of a file at the first call, and releases them. */
function createDecoder(file: ContentFile): () => SourceText {
  let held: ContentFile | undefined = file;
  let source: SourceText | undefined;
  return () => {
    source ??= decodeSourceText(held?.bytes ?? none);
    held = undefined;
    return source;
  };
}

function createLedgerParser(files: readonly ContentFile[]): () => LedgerSource | undefined {
  const own = files.filter(({ role, form }) => role.kind === 'ledger' && form === 'file');
  let source: LedgerSource | undefined;
  return () => {
    if (own.length === 0 || source !== undefined) return source;
    const texts = new Map(own.map(({ path, bytes }) => [path, decodeSourceText(bytes).text]));
    const parsed = parseLedgerFiles(texts, parsePermalink);
    const withLines = parsed.files.map((file) => ({ ...file, lines: createLineIndex(file.text) }));
    return (source = { ledger: parsed.ledger, files: withLines });
  };
}

/** Memoizes a function of a content. */
export function memoizePerContent<Value>(create: (content: ContentFacts) => Value) {
  return memoizePerObject(create);
}
