import { type Ledger, type LedgerFile, parseLedgerFiles } from '../domain/addresses/index.ts';
import type { CalendarDate } from '../domain/locale/index.ts';
import {
  collectionNames,
  mapCollections,
  type CollectionName,
  parsePermalink,
} from '../schemas/index.ts';
import { memoizePerObject } from './body/body.ts';
import { parseEntry, type Entry, type EntryFacts, type KnownEntry } from './entry.ts';
import type { ContentFile } from './files/content-folder.ts';
import {
  createLineIndex,
  decodeSourceText,
  isUtf16,
  type LineIndex,
  type SourceText,
} from './files/source-text.ts';
import { parseSettings, type Settings } from './settings.ts';

/**
 * What a rule on one file may ask about the rest of the content. Each answer that it gets is recorded (`recordReads`), and what
 * the rule found holds as long as the answers are the same; so it learns nothing in another way.
 */
export interface ContentReads {
  readonly today: CalendarDate;
  /** Whether a day is before, on or after today: a negative number, 0 or a positive one. Unlike `today` it is mostly the same tomorrow. */
  readonly compareWithToday: (day: CalendarDate) => number;
  /** What site.yml says to the rules. */
  readonly settings: Settings;
  /** The files; the bytes of those that were read as text are let go. */
  readonly files: readonly ContentFile[];
  readonly getFile: (path: string) => ContentFile | undefined;
  /** The text of an entry, an SVG image or a style sheet that was read. */
  readonly getText: (path: string) => SourceText | undefined;
  /** The ids of each collection, also of entries that could not be read, so that nothing is reported twice. */
  readonly ids: Readonly<Record<CollectionName, readonly string[]>>;
  /** Whether there is a file of the collection with this id. */
  readonly has: (collection: CollectionName, id: string) => boolean;
  readonly getEntry: (collection: CollectionName, id: string) => EntryFacts | undefined;
  /** The answer to a query about the whole content; it is found once for each key. */
  readonly ask: <Answer>(query: ContentQuery<Answer>, key: string) => Answer;
}

/** What was read of a content folder, without the bodies of its entries. */
export interface ContentFacts extends ContentReads {
  readonly entries: readonly EntryFacts[];
  /** The ledger of what was published, parsed when it is first asked for; undefined if there is no file of it that can be read. */
  readonly getLedger: () => LedgerSource | undefined;
  readonly addresses: AddressContext;
}

/** All that was read of a content folder. */
export interface Content extends ContentFacts {
  readonly entries: readonly Entry[];
  readonly getEntry: (collection: CollectionName, id: string) => Entry | undefined;
  /** What stands for the file at a path; undefined if there is none, or if nothing is kept. */
  readonly identify: (path: string) => string | undefined;
}

/** Something about the whole content that rules on one file ask for, such as the page at an address. */
export interface ContentQuery<Answer> {
  readonly name: string;
  /** The answer, found once for each content and key. */
  readonly answer: (content: Content, key: string) => Answer;
  /** What stands for the answer in what is kept. */
  readonly identify: (content: Content, key: string) => string;
}

const queries = new Map<string, ContentQuery<unknown>>();

/** Defines a query. What `identify` makes of an answer is another one whenever a rule could find something else with it. */
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

/** Defines a query that a content answers at once, by what stands for the answer. */
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

/** What is known of files from a former check. */
interface KnownFiles {
  /** What stands for a file: another one for each path, form and bytes. */
  readonly identify: (file: ContentFile) => string;
  /** What is known of the entry in a file. */
  readonly getEntry: (identity: string) => KnownEntry | undefined;
}

/** Parses the files of a content folder into entries, each as far as it is asked for; never throws. */
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
  for (const file of files) {
    const { role, path } = file;
    const identity = known?.identify(file);
    if (identity !== undefined) identities.set(path, identity);
    byPath.set(path, file);
    if (role.kind === 'entry') ids[role.collection].push(role.id);
    const isText =
      role.kind === 'entry' ||
      (role.kind === 'image' && role.format === 'svg') ||
      (role.kind === 'beside' && role.part === 'style');
    const isTooLarge = file.bytes.length === 0 && file.size > 0;
    if (!isText || file.form !== 'file' || isTooLarge) continue;
    const getSource = createDecoder(file.bytes);
    texts.set(path, getSource);
    byPath.set(path, { ...file, bytes: none });
    if (role.kind === 'entry' && !isUtf16(file.bytes)) {
      entries.push(
        parseEntry(
          { ...role, path },
          () => getSource().text,
          today,
          identity === undefined ? undefined : known?.getEntry(identity),
        ),
      );
    }
  }
  const names = new Set(
    collectionNames.flatMap((collection) => ids[collection].map((id) => `${collection}/${id}`)),
  );
  const byName = new Map(entries.map((entry) => [`${entry.collection}/${entry.id}`, entry]));
  const content: Content = {
    today,
    compareWithToday: (day) => (day === today ? 0 : day < today ? -1 : 1),
    settings: parseSettings(byName.get('site/site')),
    files: [...byPath.values()],
    getFile: (path) => byPath.get(path),
    getText: (path) => texts.get(path)?.(),
    entries,
    ids,
    getLedger: createLedgerParser(files),
    addresses,
    has: (collection, id) => names.has(`${collection}/${id}`),
    getEntry: (collection, id) => byName.get(`${collection}/${id}`),
    ask: (query, key) => query.answer(content, key),
    identify: (path) => identities.get(path),
  };
  return content;
}

/** Decodes bytes when they are first asked for as text, and then lets go of them. */
function createDecoder(bytes: Buffer): () => SourceText {
  let held: Buffer | undefined = bytes;
  let source: SourceText | undefined;
  return () => {
    source ??= decodeSourceText(held ?? none);
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

/** Creates what is made of a content once, when it is first asked for. */
export function memoizePerContent<Value>(create: (content: ContentFacts) => Value) {
  return memoizePerObject(create);
}
